import GaitAnalysis
import GaitModel
import PlainText

/// The running scale in a sentence, for the heads of exports.
enum ScaleText {
  /// Such as `running, left 1.031, right 1.031 at the end, 0.998 to 1.034 on the way`.
  static func text(_ scale: ScaleReport) -> String {
    func factor(_ value: Double) -> String { FixedPoint.text(value, decimals: 3) }
    guard scale.mode == .running else { return "fixed by the calibration, strides do not move it" }
    return
      "running (every walker carries one body weight),  left \(factor(scale.factors.left)), right \(factor(scale.factors.right)) at the end, "
      + "\(factor(scale.lowest)) to \(factor(scale.highest)) on the way"
  }
}
