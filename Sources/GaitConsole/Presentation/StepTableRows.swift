import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The step table: columns and rows as text, apart from where they are drawn.
struct StepTableRows: Sendable {
  let steps: [Step]
  /// Whose force peaks, impulse and loading rate are.
  let force: ForceKind
  /// What newtons are multiplied with to be in the shown unit.
  let scale: Double
  /// Whether steps have a plate, from which the estimate differs.
  let hasPlate: Bool
  /// Whether forces are newtons: counts without a body mass are not.
  var hasNewtons = true
  /// Notes beside the steps during which they were made.
  var markers: StepMarkers?

  /// The lower the priority, the sooner a column goes where there is no room.
  var columns: [TextTable.Column] {
    let whose = force == .reference ? tr("plate") : force == .estimated ? tr("est.") : tr("ins.")
    var columns: [TextTable.Column] = [
      .init(tr("step"), width: 5, alignment: .right, priority: 9),
      .init(tr("contact s"), width: 9, alignment: .right, priority: 8),
      .init(tr("stance s"), width: 8, alignment: .right, priority: 8),
      .init(tr("swing s"), width: 7, alignment: .right, priority: 5),
      .init(tr("double s"), width: 8, alignment: .right, priority: 5),
      .init(tr("\(whose) peak 1"), width: 12, alignment: .right, priority: 7),
      .init(tr("valley"), width: 9, alignment: .right, priority: 4),
      .init(tr("peak 2"), width: 9, alignment: .right, priority: 6),
      .init(tr("impulse Ns"), width: 10, alignment: .right, priority: 3),
      .init(tr("load N/s"), width: 8, alignment: .right, priority: 2),
    ]
    if hasPlate {
      columns.append(.init(tr("est-plate"), width: 9, alignment: .right, priority: 1))
    }
    columns.append(.init(tr("used"), width: 12, priority: 8, isFlexible: true))
    return columns
  }

  /// The width from which on there is room for all columns.
  static let allColumns = 117

  /// What the columns are, where their titles are too short for it.
  func meaning(width: Int) -> String? {
    let isFlat = steps.contains { $0.features(force).map { $0.peaks == nil } ?? false }
    let parts =
      (isFlat ? [tr("no dip: max force and its time, load: rate to the max")] : [])
      + (hasPlate && width >= Self.allColumns ? [tr("est-plate: max forces")] : [])
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  func row(_ index: Int, context: DrawContext) -> [TableCell] {
    let style = steps[index].isAccepted ? nil : context.theme[.tableRejected]
    return texts(of: steps[index]).map { TableCell($0, style: style) }
  }

  private func texts(of step: Step) -> [String] {
    let features = step.features(force)
    let rate =
      features?.loadingRateNewtonsPerSecond ?? features?.loadingRateToMaxNewtonsPerSecond
    var texts = [
      // Struck out where a terminal cannot strike out.
      step.isAccepted ? "\(step.index)" : "x \(step.index)",
      number(step.stance.initialContactSeconds, 2), number(step.stance.stanceSeconds, 3),
      number(step.swingSeconds, 3), number(step.doubleSupportSeconds, 3),
    ]
    texts += peaks(features)
    texts += [features?.impulseNewtonSeconds, rate].map { number(hasNewtons ? $0 : nil, 0) }
    if hasPlate { texts.append(difference(step)) }
    let note = markers?.note(of: step).map { "  \(Printable.text($0))" } ?? ""
    let isByEstimate = force == .reference && step.isWithoutReference
    texts.append((isByEstimate ? tr("by estimate") : LeftOutText.cell(of: step)) + note)
    return texts
  }

  /// Both peaks with the valley, or the maximum where there is no dip between two peaks.
  private func peaks(_ features: ForceFeatures?) -> [String] {
    guard let features else { return ["-", "-", "-"] }
    guard let peaks = features.peaks else {
      let highest = StancePoint(
        newtons: features.maxNewtons, percentStance: features.maxPercentStance)
      return [tr("max \(point(highest, gap: ""))"), tr("no dip"), tr("no dip")]
    }
    return [point(peaks.first), point(peaks.valley), point(peaks.second)]
  }

  /// Estimate minus plate of the highest force, with its sign.
  private func difference(_ step: Step) -> String {
    guard let estimate = step.estimated, let plate = step.reference else { return "-" }
    return ScreenNumber.signed((estimate.maxNewtons - plate.maxNewtons) * scale, decimals: 1)
  }

  private func number(_ value: Double?, _ decimals: Int) -> String {
    value.map { ScreenNumber.text($0, decimals: decimals) } ?? "-"
  }

  /// A force and its percent of stance.
  private func point(_ point: StancePoint, gap: String = " ") -> String {
    "\(number(point.newtons * scale, 0))\(gap)@\(number(point.percentStance, 0))%"
  }
}
