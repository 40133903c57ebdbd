import GaitAnalysis
import TerminalCore

/// Mean and SD of the steps of a foot over stance, as curves to draw.
struct StanceCurves {
  /// `[101]` newtons for each force.
  let means: [ForceKind: [MeanSD]]
  /// What newtons are multiplied with to be in the shown unit.
  let scale: Double

  /// Mean and SD on the 101 points of the accepted steps; nil without any.
  func mean(_ kind: ForceKind) -> [MeanSD]? {
    means[kind]?.map { $0.scaled(by: scale) }
  }

  static func series(_ mean: [MeanSD], role: ThemeRole, line: LineStyle) -> LinePlot.Series {
    LinePlot.Series(
      points: mean.enumerated().map { (Double($0.offset), $0.element.mean) }, role: role,
      line: line)
  }

  static func band(
    _ mean: [MeanSD], role: ThemeRole = .band, tint: ThemeRole? = nil
  ) -> LinePlot.Band {
    LinePlot.Band(
      points: mean.enumerated().map { index, point in
        (Double(index), point.mean - (point.sd ?? 0), point.mean + (point.sd ?? 0))
      }, role: role, tint: tint)
  }

  /// The range of differences with their bands: zero in the middle, so that more and less can be told apart at a
  /// glance.
  static func range(ofDifferences curves: [[MeanSD]]) -> ClosedRange<Double> {
    let reach = curves.joined().map { abs($0.mean) + ($0.sd ?? 0) }.max() ?? 0
    let limit = max((reach / 2).rounded(.up) * 2, 2)
    return -limit...limit
  }

  func series(
    of step: Step, _ kind: ForceKind, role: ThemeRole, line: LineStyle, isFaint: Bool = false
  ) -> LinePlot.Series? {
    step.features(kind).map { features in
      LinePlot.Series(
        points: features.curve.newtons.enumerated().map {
          (Double($0.offset), Double($0.element) * scale)
        }, role: role, line: line, isFaint: isFaint)
    }
  }
}
