import GaitAnalysis
import GaitEngine
import GaitModel
import PlainText

/// What forces of a session are given in, and how its numbers are written.
struct ReportNumbers {
  let analysis: SessionAnalysis

  /// What a force is multiplied with to be in `unit`.
  var factor: Double { isPercent ? 100 / analysis.calibration.bodyWeightNewtons : 1 }

  /// Of forces: percent of body weight wherever that means something.
  var unit: String {
    isPercent ? "%BW" : deciding.hasNewtons ? "N" : "counts"
  }

  /// The same written out.
  var unitInWords: String {
    isPercent ? "% of body weight" : deciding.hasNewtons ? "newtons" : "counts"
  }

  /// Whose force means and curves are, such as `estimate`.
  var force: String { deciding.name }

  private var deciding: ExportedForce { ExportedForce(analysis.decidedBy, of: analysis) }
  private var isPercent: Bool { deciding.hasBodyWeights }

  /// The mean curve of norms and what people vary about it; nil where forces are in another unit.
  func band(of group: NormGroup) -> [(mean: Double, sd: Double)]? {
    guard isPercent, let curve = group.curve else { return nil }
    return curve.map { ($0.mean * 100, ($0.sd ?? 0) * 100) }
  }

  /// A measure in the unit of `unit(of:)`.
  func mean(_ measure: StepMeasure, _ foot: Foot) -> MeanSD? {
    analysis.summary.feet[foot][measure].map { $0.scaled(by: measure.isForce ? factor : 1) }
  }

  func unit(of measure: StepMeasure) -> String {
    switch measure.unit {
    case "s", "% stance": measure.unit
    case "N s": "\(unit) s"
    case "N/s": "\(unit)/s"
    default: unit
    }
  }

  /// Such as `plate first peak [%BW]`.
  func title(of measure: StepMeasure) -> String {
    (measure.isOfOneForce ? "\(force) " : "") + "\(measure.title) [\(unit(of: measure))]"
  }

  func decimals(of measure: StepMeasure) -> Int { measure.unit == "s" ? 3 : 1 }

  static func text(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.text($0, decimals: decimals) } ?? "-"
  }

  /// Such as `104.2 (3.1)`.
  static func text(_ mean: MeanSD?, _ decimals: Int) -> String {
    guard let mean else { return "-" }
    return text(mean.mean, decimals) + (mean.sd.map { " (\(text($0, decimals)))" } ?? "")
  }

  /// With a sign.
  static func change(_ value: Double?, _ decimals: Int) -> String {
    value.map { FixedPoint.signed($0, decimals: decimals) } ?? "-"
  }
}
