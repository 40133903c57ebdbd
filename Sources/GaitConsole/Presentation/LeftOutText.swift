import GaitAnalysis
import GaitModel
import PlainText

/// What the screens say of the steps that somebody has left out.
enum LeftOutText {
  /// The steps that are not used and why; empty where nobody left one out.
  static func words(_ summary: GaitSummary, _ foot: Foot? = nil) -> String {
    guard let (byHand, byOption, rejected) = summary.unusedSteps(foot) else { return "" }
    let ways = [
      byHand > 0 ? tr("\(byHand) left out by hand") : nil,
      byOption > 0
        ? byHand > 0 ? tr("\(byOption) by option") : tr("\(byOption) left out by option") : nil,
      rejected > 0 ? tr("\(rejected) rejected") : nil,
    ]
    return ways.compactMap(\.self).joined(separator: ", ")
  }

  /// What follows the number of used steps of a foot, or of both feet; empty where none is left out.
  static func counts(_ analysis: SessionAnalysis, _ foot: Foot? = nil) -> String {
    let feet = foot.map { [$0] } ?? Foot.allCases
    let words = words(analysis.summary, foot)
    let withoutStep =
      analysis.leftOutWithoutStep.count { feet.contains($0.foot) }
      + feet.reduce(0) { $0 + analysis.skippedWithoutStep[$1].count }
    let parts = [
      words.isEmpty ? nil : words,
      withoutStep > 0
        ? tr(
          withoutStep, one: "\(withoutStep) left out that fits no step",
          many: "\(withoutStep) left out that fit no step") : nil,
    ]
    return parts.compactMap(\.self).map { ", " + $0 }.joined()
  }

  /// Why a step is left out and how it is taken back; nil for one that nobody left out by hand.
  static func line(of step: Step) -> String? {
    guard case .leftOutByHand = step.rejection, let reason = step.rejection?.screenReason else {
      return nil
    }
    return tr("step \(step.index) \(reason) (x takes it back)")
  }

  /// The last cell of the step table.
  static func cell(of step: Step) -> String {
    switch step.rejection {
    case nil: " " + tr("yes")
    case .leftOutByHand(let reason):
      " " + (reason.isEmpty ? tr("no: by hand") : tr("no: by hand, \(reason)"))
    case .some(let rejection): " " + tr("no: \(rejection.screenReason)")
    }
  }
}
