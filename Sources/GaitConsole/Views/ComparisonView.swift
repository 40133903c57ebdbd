import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Two sessions, or two parts of one, beside each other: curves, where the pressure differs, and means.
///
/// ```
///  1 before, 2023-09-27 10:21, 28 steps
///  2 after, 2023-11-02 09:40, 31 steps
/// +- Left, plate ------+- Right, plate -----+- Peak pressure 1 | 2 | 2 - 1 -+
/// +- Means (SD) n, plate ---------------------------------------------------+
/// | table                                                                   |
/// ```
///
/// Below 150 columns the maps of each session go, below 100 that of the difference, below 18 rows the curves.
struct ComparisonView {
  let comparison: SessionComparison
  let options: ViewOptions
  /// The first row of the table where there is no room for all.
  var scroll = 0

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let doubts = comparison.doubts
    let (head, body) = rect.splitTop(doubts.isEmpty || rect.height < 20 ? 2 : 3)
    renderHead(doubts, in: head, into: &buffer, context: context)
    // What the table does not need is for the curves.
    let tableRows = Set(Foot.allCases.flatMap { comparison.rows($0, unit).map(\.measure) }).count
    // Beside the measures it has its frame, its titles and the cadence.
    let upperRows = max(body.height - max(tableRows, 5) - 4, body.height / 2)
    let (upper, lower) = body.splitTop(body.height >= 18 ? upperRows : 0)
    let maps = ComparedMapsPanel(comparison: comparison, colors: options.colorMap)
    let (curves, area) = upper.splitRight(maps.width(in: upper))
    for (foot, half) in zip(Foot.allCases, curves.halves) where !half.isEmpty {
      renderCurves(foot, in: half, into: &buffer, context: context)
    }
    if !area.isEmpty { maps.render(in: area, into: &buffer, context: context) }
    renderTable(in: lower, into: &buffer, context: context)
  }

  /// The wanted unit where both sessions have it.
  var unit: ForceUnit? {
    let units = comparison.units
    let wanted: ForceUnit = options.unit == .newtons ? .newtons : .bodyWeightPercent
    return units.contains(wanted) ? wanted : units.first
  }

  /// Whose force is compared.
  private var force: String { tr(word: comparison.force.word) }

  /// Colours tell two lines apart, and where there are none dots do.
  private static func lines(_ context: DrawContext) -> [LineStyle] {
    context.hasGrounds ? [.solid, .solid] : [.solid, .dotted]
  }

  /// Those of the first session's lines and of the second's.
  private static func roles(_ foot: Foot) -> [ThemeRole] { [foot.role, .text] }

  private func renderHead(
    _ doubts: [String], in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let end = (rect.width >= 100 ? order.map { $0 + "   " } ?? "" : "") + tr("Esc closes")
    func write(_ text: String, _ row: Int, _ role: ThemeRole) {
      guard row < rect.height else { return }
      // The first line ends with how to leave it all.
      let width = rect.width - (row == 0 ? CharacterWidth.columns(end) + 2 : 0)
      buffer.writeTruncated(
        text, x: rect.x, y: rect.y + row, style: context.theme[role], maxWidth: width,
        ellipsis: context.glyphs.ellipsis)
    }
    for (index, side) in comparison.sides.prefix(2).enumerated() {
      // Where lines are told apart by their colours, the panels' legends have them.
      let sample = Self.lines(context)[index].sample(context.glyphs) + " "
      write(
        "\(index + 1) \(context.hasGrounds ? "" : sample)\(Self.label(side))", index, .textStrong)
    }
    buffer.writeRight(
      end, end: rect.maxX, y: rect.y, style: context.theme[.textDim],
      maxWidth: rect.width / 2)
    if !doubts.isEmpty {
      write("! " + doubts.map(AnalysisSentence.text).joined(separator: "; "), 2, .warning)
    }
  }

  /// Why the session that was marked first need not be the first.
  private var order: String? {
    switch comparison.order {
    case .date: tr("in order of dates, x swaps")
    case .visit: tr("in order of visits, x swaps")
    default: nil
    }
  }

  static func label(_ side: ComparedSession) -> String {
    var parts = [side.name + (side.isSimulated ? " (\(tr("SIMULATED")))" : "")]
    let visit = side.visit
    parts += [
      visit.person.map { tr("person \($0)") }, visit.number.map { tr("visit \($0)") },
      visit.condition,
    ].compactMap(\.self)
    parts.append(side.date ?? tr("no date"))
    if let part = side.part {
      let ends = [part.lowerBound, part.upperBound].map { ScreenNumber.text($0, decimals: 1) }
      parts.append(tr("\(ends[0]) to \(ends[1]) s"))
    }
    let leftOut = LeftOutText.words(side.summary)
    let used = side.summary.stepsUsed
    let steps = tr(used, one: "\(used) step", many: "\(used) steps")
    parts.append(leftOut.isEmpty ? steps : "\(steps) (\(leftOut))")
    return parts.joined(separator: ", ")
  }

  // MARK: - Curves

  /// The highest point of all curves, so that both feet have one axis.
  private var highest: Double? {
    comparison.sides.prefix(2).flatMap { side in
      Foot.allCases.compactMap { foot in
        unit.flatMap { side.curve(foot, comparison.force, $0) }
      }
    }.flatMap { $0.map { $0.mean + ($0.sd ?? 0) } }.max()
  }

  private func renderCurves(
    _ foot: Foot, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let lines = Self.lines(context)
    PanelBorder(
      title: "\(foot.title), \(force)", focused: false,
      legend: zip(["1", "2"], zip(lines, Self.roles(foot))).map { name, look in
        .line(look.0, look.1, name, context)
      } + (context.hasGrounds ? [.area(tr("SD"), context)] : [])
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let curves = comparison.sides.prefix(2).map { side in
      unit.flatMap { side.curve(foot, comparison.force, $0) }
    }
    guard let unit, let highest, curves.contains(where: { $0 != nil }) else {
      EmptyView(
        text: unit == nil
          ? tr("The sessions have no unit in common.")
          : tr("Neither session has a step of this foot.")
      ).render(in: inner, into: &buffer, context: context)
      return
    }
    let roles = Self.roles(foot)
    let grain = unit == .newtons ? 100.0 : 20.0
    let means = curves.enumerated().compactMap { index, curve in
      curve.map { StanceCurves.series($0, role: roles[index], line: lines[index]) }
    }
    // The first one's shade lies on the second's, whose edges go on as dots where they are beneath it or where there
    // are too few colours for a second shade.
    let tints: [ThemeRole?] = [foot.role, nil]
    let bands = zip(curves, tints).compactMap { curve, tint in
      curve.map { StanceCurves.band($0, tint: tint) }
    }
    let edges = curves.last.flatMap(\.self).map(Self.edges) ?? []
    LinePlot(
      series: edges + means, xRange: 0...100,
      yRange: 0...max((highest / grain).rounded(.up) * grain, grain),
      bands: context.colorDepth == .trueColor ? bands.reversed() : Array(bands.prefix(1)),
      unit: unit.rawValue, xUnit: "%"
    ).render(in: inner, into: &buffer, context: context)
  }

  /// Mean minus and plus one standard deviation as thin lines.
  private static func edges(_ curve: [MeanSD]) -> [LinePlot.Series] {
    let band = StanceCurves.band(curve)
    return [
      band.points.map { (x: $0.x, y: $0.lower) }, band.points.map { (x: $0.x, y: $0.upper) },
    ].map { LinePlot.Series(points: $0, role: .band, line: .dotted, isFaint: true) }
  }

  // MARK: - Table

  private func renderTable(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(
      title: isDetailed(rect) ? tr("Means (SD) n, \(force)") : tr("Means n, \(force)"),
      focused: true,
      trailingTitle: rect.width >= 100
        ? tr("change: 2 - 1, \(ComparisonRows.mark) more than single steps vary (95 %)")
        : tr("\(ComparisonRows.mark) more than steps vary")
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let rows = ComparisonRows(
      comparison: comparison, unit: unit, isDetailed: isDetailed(rect))
    let cells = rows.rows
    guard !cells.isEmpty else {
      EmptyView(text: tr("No step is used of either session: there is nothing to compare.")).render(
        in: inner, into: &buffer, context: context)
      return
    }
    TextTable(columns: rows.columns, rows: cells, selected: nil, scroll: scroll).render(
      in: inner, into: &buffer, context: context)
  }

  private func isDetailed(_ rect: Rect) -> Bool {
    PanelBorder.content(of: rect).width >= ComparisonRows.detailedColumns
  }
}
