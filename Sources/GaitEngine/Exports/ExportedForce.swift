package import GaitAnalysis
import GaitModel

/// How a force is called and measured in exports: what it is stands in each label, and counts are
/// never newtons.
package struct ExportedForce {
  let kind: ForceKind
  private let analysis: SessionAnalysis

  package init(_ kind: ForceKind, of analysis: SessionAnalysis) {
    self.kind = kind
    self.analysis = analysis
  }

  /// Such as `plate`.
  package static func name(_ kind: ForceKind) -> String { kind.word }

  package var name: String { kind.word }

  package var hasNewtons: Bool { analysis.hasNewtons(kind) }

  package var hasBodyWeights: Bool { analysis.hasBodyWeights(kind) }

  /// A force, impulse or rate in newtons and so on; nil where it is not known or is none.
  func newtons(_ value: Double?) -> Double? {
    hasNewtons ? value.flatMap { $0.isFinite ? $0 : nil } : nil
  }

  /// The same in percent of body weight.
  func percent(_ value: Double?) -> Double? {
    guard hasBodyWeights, let value, value.isFinite else { return nil }
    return value / analysis.calibration.bodyWeightNewtons * 100
  }
}
