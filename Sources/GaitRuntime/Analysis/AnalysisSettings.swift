package import GaitAnalysis

/// What a user decides about an analysis.
package struct AnalysisSettings: Equatable, Sendable {
  package var rule: StanceRule
  /// The walker's mass, for recordings that do not tell it; it overrules one that does.
  package var bodyMassKilograms: Double?

  package init(rule: StanceRule = StanceRule(), bodyMassKilograms: Double? = nil) {
    self.rule = rule
    self.bodyMassKilograms = bodyMassKilograms
  }
}
