import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The highest force and the stance of every used step over time: a walker who tires or changes is seen at once.
///
/// ```
/// +- Step by step --- • L × R -+
/// | %BW  • ו×•× ו×            |
/// | s    ו×• ו× •×            |
/// +----------------------------+
/// ```
///
/// Below 16 rows the stances go.
struct StepSeriesPanel {
  let steps: [Step]
  let force: ForceKind
  let options: ViewOptions
  /// What newtons are multiplied with to be in the shown unit.
  let scale: Double
  /// The step that is selected in the table; nil for none.
  let selected: Step?

  /// The width from which on there is something to see.
  static let leastColumns = 44

  private static let leastRowsForBoth = 16
  private static let marks = PerFoot<ScatterPlot.Mark>(left: .dot, right: .cross)

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(
      title: tr("Step by step"), focused: false,
      legend: Foot.allCases.map { foot in
        PanelBorder.LegendEntry(
          String(Self.marks[foot].glyph(context.glyphs)), context.theme[foot.role], foot.letter)
      }
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let range = times else {
      EmptyView(text: tr("No step was used.")).render(in: inner, into: &buffer, context: context)
      return
    }
    let hasStances = rect.height >= Self.leastRowsForBoth
    let (upper, lower) = inner.splitBottom(hasStances ? inner.height / 2 : 0)
    // Of one width, so that a step stands in the same column of both.
    let units = Self.padded([tr("max \(options.unit.rawValue)"), tr("stance s")])
    plot(units[0], over: range, grain: options.unit == .newtons ? 50 : 5) {
      $0.features(force).map { $0.maxNewtons * scale }
    }.render(in: upper, into: &buffer, context: context)
    guard hasStances else { return }
    plot(units[1], over: range, grain: 0.05) { $0.stance.stanceSeconds }
      .render(in: lower, into: &buffer, context: context)
  }

  private static func padded(_ texts: [String]) -> [String] {
    let width = texts.map(CharacterWidth.columns).max() ?? 0
    return texts.map {
      String(repeating: " ", count: width - CharacterWidth.columns($0)) + $0
    }
  }

  private var used: [Step] { steps.filter(\.isAccepted) }

  /// From the first used step to the last one, with room for their marks; nil without two moments.
  private var times: ClosedRange<Double>? {
    let times = used.map(\.stance.initialContactSeconds)
    guard let first = times.min(), let last = times.max(), first < last else { return nil }
    return first - 0.02 * (last - first)...last + 0.02 * (last - first)
  }

  private func plot(
    _ unit: String, over times: ClosedRange<Double>, grain: Double,
    value: (Step) -> Double?
  ) -> ScatterPlot {
    let groups = Foot.allCases.map { foot in
      ScatterPlot.Group(
        points: used.filter { $0.foot == foot }.compactMap { step in
          value(step).map { (step.stance.initialContactSeconds, $0) }
        }, role: foot.role, mark: Self.marks[foot])
    }
    let values = groups.flatMap { $0.points.map(\.y) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    // Air around them: what varies by a hundredth is not to look like a storm.
    let range =
      ((low / grain).rounded(.down) - 1) * grain...((high / grain).rounded(.up) + 1) * grain
    return ScatterPlot(
      groups: groups, xRange: times, yRange: range,
      verticalLines: selected.map {
        [PlotVerticalLine(x: $0.stance.initialContactSeconds, role: .timeCursor)]
      } ?? [], unit: unit, xUnit: "s")
  }
}
