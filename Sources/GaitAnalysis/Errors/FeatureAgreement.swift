/// Estimate and reference of one feature over the steps of a recording: what agreement over recordings is told from.
package struct FeatureAgreement: Codable, Equatable, Sendable {
  /// Mean of the estimates over the steps that have the feature in both forces.
  package let estimate: Double
  /// Mean of the references over the same steps.
  package let reference: Double
  /// Sample SD of estimate minus reference over the steps; nil with fewer than two.
  package let differenceSD: Double?
  /// How many steps.
  package let steps: Int

  /// - Parameters:
  ///   - estimate: mean over the steps.
  ///   - reference: mean over the steps, in the same unit.
  ///   - differenceSD: sample SD of estimate minus reference.
  ///   - steps: how many.
  package init(estimate: Double, reference: Double, differenceSD: Double?, steps: Int) {
    self.estimate = estimate
    self.reference = reference
    self.differenceSD = differenceSD
    self.steps = steps
  }
}
