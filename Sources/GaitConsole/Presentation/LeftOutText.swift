import GaitAnalysis
import GaitModel

/// What the screens say of the steps that somebody has left out.
enum LeftOutText {
  /// What follows the number of used steps of a foot, or of both feet; empty where none is left out.
  static func counts(_ analysis: SessionAnalysis, _ foot: Foot? = nil) -> String {
    let feet = foot.map { [$0] } ?? Foot.allCases
    let words = analysis.summary.leftOutWords(foot)
    let withoutStep =
      analysis.leftOutWithoutStep.count { feet.contains($0.foot) }
      + feet.reduce(0) { $0 + analysis.skippedWithoutStep[$1].count }
    return (words.isEmpty ? "" : ", \(words)")
      + (withoutStep > 0 ? ", \(withoutStep) left out that \(fits(withoutStep)) no step" : "")
  }

  private static func fits(_ count: Int) -> String { count == 1 ? "fits" : "fit" }

  /// Why a step is left out and how it is taken back; nil for one that nobody left out by hand.
  static func line(of step: Step) -> String? {
    guard case .leftOutByHand = step.rejection, let reason = step.rejection?.reason else {
      return nil
    }
    return "step \(step.index) \(reason) (x takes it back)"
  }

  /// The last cell of the step table.
  static func cell(of step: Step) -> String {
    switch step.rejection {
    case nil: " yes"
    case .leftOutByHand(let reason): " no: by hand" + (reason.isEmpty ? "" : ", " + reason)
    case .some(let rejection): " no: \(rejection.reason)"
    }
  }
}
