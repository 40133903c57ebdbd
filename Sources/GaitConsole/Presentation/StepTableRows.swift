import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The step table: columns and rows as text, apart from where they are drawn.
struct StepTableRows: Sendable {
  let steps: [Step]
  let force: ForceKind
  /// What newtons are multiplied with to be in the shown unit.
  let scale: Double

  /// The lower the priority, the sooner a column goes where there is no room.
  static let columns: [TextTable.Column] = [
    .init("step", width: 5, alignment: .right, priority: 9),
    .init("contact s", width: 9, alignment: .right, priority: 8),
    .init("stance s", width: 9, alignment: .right, priority: 8),
    .init("swing s", width: 8, alignment: .right, priority: 5),
    .init("double s", width: 9, alignment: .right, priority: 5),
    .init("peak 1", width: 12, alignment: .right, priority: 7),
    .init("valley", width: 12, alignment: .right, priority: 4),
    .init("peak 2", width: 12, alignment: .right, priority: 6),
    .init("impulse Ns", width: 10, alignment: .right, priority: 3),
    .init("load N/s", width: 9, alignment: .right, priority: 2),
    .init("used", width: 14, priority: 8, isFlexible: true),
  ]

  func row(_ index: Int, context: DrawContext) -> [TableCell] {
    let style = steps[index].isAccepted ? nil : context.theme[.tableRejected]
    return texts(of: steps[index]).map { TableCell($0, style: style) }
  }

  private func texts(of step: Step) -> [String] {
    let features = step.features(force)
    let peaks = features?.peaks
    return [
      // Struck out where a terminal cannot strike out.
      step.isAccepted ? "\(step.index)" : "x \(step.index)",
      number(step.stance.initialContactSeconds, 2), number(step.stance.stanceSeconds, 3),
      number(step.swingSeconds, 3), number(step.doubleSupportSeconds, 3), point(peaks?.first),
      point(peaks?.valley), point(peaks?.second), number(features?.impulseNewtonSeconds, 0),
      number(features?.loadingRateNewtonsPerSecond, 0),
      LeftOutText.cell(of: step),
    ]
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? "-"
  }

  /// A force and its percent of stance.
  private func point(_ point: StancePoint?) -> String {
    point.map { "\(number($0.newtons * scale, 0)) @\(number($0.percentStance, 0))%" } ?? "-"
  }
}
