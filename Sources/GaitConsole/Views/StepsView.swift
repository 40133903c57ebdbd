import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// All steps of a foot: curves over stance, means and symmetry, and the table.
///
/// ```
/// +- Left: force over stance -----------+- mean (SD) ---------+
/// |                                     |                      |
/// +- Steps -----------------------------+----------------------+
/// | table                                                      |
/// ```
///
/// Below 100 columns the means go, below 16 rows the curves; `v` shows the means in their place. Above 160 columns
/// all used steps are drawn over time beside the table, and from 185 on the curves of both feet side by side.
struct StepsView {
  let session: SessionState
  let options: ViewOptions
  let foot: Foot
  let selected: Int
  /// Norms behind the curves; nil for none.
  var norms: ShownNorms?
  /// Which steps of a live session are not among them.
  var keptNote: String?
  /// Whether the means stand where the curves would, if there is no room for both.
  var showsMeans = false

  /// Whether curves and means have room side by side.
  static func hasRoomForBoth(in rect: Rect) -> Bool { rect.width >= 100 && rect.height >= 16 }

  /// Rows above the table, which keeps a few steps below means that take all the rows that they need.
  func curveRows(in rect: Rect) -> Int {
    switch options.enlarged {
    case .first: return rect.height
    case .second: return 0
    case .none: break
    }
    guard rect.height >= 16 else {
      return showsMeans && !Self.hasRoomForBoth(in: rect) ? rect.height : 0
    }
    guard showsMeans, !Self.hasRoomForBoth(in: rect), let analysis = session.analysis else {
      return rect.height * 55 / 100
    }
    let panel = MeansPanel(analysis: analysis, options: options, norms: scores(analysis))
    return min(panel.rows, rect.height - 5)
  }

  /// Columns from which on the curves of both feet stand side by side.
  private static let leastColumnsForBothFeet = 130

  private func scores(_ analysis: SessionAnalysis) -> NormScores? {
    norms?.choice.scores(analysis, force: analysis.shownForce(options.force))
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard let analysis = session.analysis else {
      EmptyView(text: tr("Analysing ...")).render(in: rect, into: &buffer, context: context)
      return
    }
    let steps = analysis.steps.filter { $0.foot == foot }
    let scores = scores(analysis)
    let panel = MeansPanel(analysis: analysis, options: options, norms: scores)
    let isMeansOnly = showsMeans && !Self.hasRoomForBoth(in: rect)
    let (upper, lower) = rect.splitTop(curveRows(in: rect))
    let free = lower.width - StepTableRows.allColumns - 2
    let (table, series) = lower.splitRight(free >= StepSeriesPanel.leastColumns ? free : 0)
    let meansWidth = Self.hasRoomForBoth(in: rect) ? (scores == nil ? 55 : 65) : 0
    let (curves, means) = upper.splitRight(isMeansOnly ? upper.width : meansWidth)
    let hint =
      session.progress < 1
      ? tr("analysed \(Int(session.progress * 100)) %")
      : keptNote ?? tr("o: other foot")
    if !curves.isEmpty {
      let feet = curves.width >= Self.leastColumnsForBothFeet ? Foot.allCases : [foot]
      for (foot, part) in zip(feet, curves.columns(feet.map { _ in 1 })) {
        renderCurves(analysis, of: foot, norms: scores, in: part, into: &buffer, context: context)
      }
    }
    if !means.isEmpty {
      panel.render(in: means, into: &buffer, context: context)
    }
    guard !table.isEmpty else { return }
    let used = steps.count(where: \.isAccepted)
    let force = analysis.shownForce(options.force)
    if !series.isEmpty {
      StepSeriesPanel(
        steps: analysis.steps, force: force, options: options, scale: scale(analysis),
        selected: steps.indices.contains(selected) ? steps[selected] : nil
      ).render(in: series, into: &buffer, context: context)
    }
    PanelBorder(
      title: tr(
        "\(name) steps, \(tr(word: force.word)), \(options.unit.rawValue): \(used) used of \(steps.count) found"
      )
        + LeftOutText.counts(analysis, foot), focused: true, trailingTitle: hint
    ).render(in: table, into: &buffer, context: context)
    let inner = PanelBorder.content(of: table)
    let (above, rule) = inner.splitBottom(inner.height >= 6 ? 1 : 0)
    let doubts = analysis.trust.flags.compactMap(\.headline)
    let (list, warning) = above.splitBottom(!doubts.isEmpty && above.height >= 6 ? 1 : 0)
    if !warning.isEmpty {
      buffer.writeTruncated(
        "! " + doubts.map { tr(word: $0) }.joined(separator: "; "), x: warning.x, y: warning.y,
        style: context.theme[.warning], maxWidth: warning.width, ellipsis: context.glyphs.ellipsis)
    }
    let markers = StepMarkers(session.markers, of: analysis)
    let rows = StepTableRows(
      steps: steps, force: force, scale: scale(analysis),
      hasPlate: analysis.forces.contains(.reference), hasNewtons: analysis.hasNewtons(force),
      markers: markers)
    TextTable(
      columns: rows.columns, rowCount: steps.count,
      selected: steps.isEmpty ? nil : selected, scroll: 0
    ) { rows.row($0, context: context) }.render(in: list, into: &buffer, context: context)
    if !rule.isEmpty {
      let step = steps.indices.contains(selected) ? steps[selected] : nil
      let own = [
        step.flatMap(LeftOutText.line), step.flatMap(markers.note).map { tr("note: \($0)") },
      ].compactMap(\.self)
      let meanings = [rows.meaning(width: list.width), RuleText.line(analysis)].compactMap(\.self)
      buffer.writeTruncated(
        (own.isEmpty ? meanings : own).joined(separator: "; "),
        x: rule.x, y: rule.y, style: context.theme[.textDim],
        maxWidth: rule.width, ellipsis: context.glyphs.ellipsis)
    }
  }
}

/// The rule that stances were found by, printed with the numbers that depend on it.
enum RuleText {
  static func line(_ analysis: SessionAnalysis) -> String {
    func number(_ value: Double, _ decimals: Int) -> String {
      ScreenNumber.text(value, decimals: decimals)
    }
    let isInNewtons = analysis.hasThresholdsInNewtons
    let (on, off) = (
      number(analysis.thresholds.onNewtons, isInNewtons ? 0 : 1),
      number(analysis.thresholds.offNewtons, isInNewtons ? 0 : 1)
    )
    let unit = isInNewtons ? "N" : tr("counts")
    let (stance, swing) = (
      number(analysis.rule.minStanceSeconds, 1), number(analysis.rule.minSwingSeconds, 1)
    )
    return tr(
      """
      rule: force of the \(tr(word: analysis.decidedBy.word)), on above \(on) \(unit), \
      off below \(off) \(unit), stance from \(stance) s, swing from \(swing) s
      """)
  }
}
