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
  package static func name(_ kind: ForceKind) -> String {
    switch kind {
    case .measured: "insole"
    case .estimated: "estimate"
    case .reference: "plate"
    }
  }

  package var name: String { Self.name(kind) }

  package var hasNewtons: Bool { kind == .reference || analysis.hasNewtons }

  /// A plate's newtons are no part of a body weight that is only known in counts.
  package var hasBodyWeights: Bool {
    analysis.hasBodyWeights && analysis.calibration.bodyWeightNewtons > 0
      && (kind != .reference || analysis.hasNewtons)
  }

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
