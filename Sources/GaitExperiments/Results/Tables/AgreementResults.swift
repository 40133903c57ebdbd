package import GaitAnalysis

/// What is read off a step and compared in tables of agreement.
package enum AgreementFeature: String, CaseIterable, Sendable {
  case firstPeak, valley, secondPeak, impulse

  package var title: String {
    switch self {
    case .firstPeak: "peak 1 [BW]"
    case .valley: "valley [BW]"
    case .secondPeak: "peak 2 [BW]"
    case .impulse: "impulse [BW s]"
    }
  }

  func value(of metrics: RecordingMetrics) -> FeatureAgreement? {
    switch self {
    case .firstPeak: metrics.firstPeak?.agreement
    case .valley: metrics.valley?.agreement
    case .secondPeak: metrics.secondPeak?.agreement
    case .impulse: metrics.impulse
    }
  }
}

/// Agreement of estimate and reference in one feature, over the recordings of all subjects under one condition.
///
/// Seeds of a recording are averaged first. The limits are those of single steps, with repeated ones of a recording
/// (Bland and Altman, Statistical Methods in Medical Research 8, 1999): the variance of the recordings' mean
/// differences, and of the steps within a recording what averaging has taken out of it.
package struct AgreementResults: Equatable, Sendable {
  /// Of the recordings' means; nil where they do not vary.
  package let correlation: IntraclassCorrelation?
  /// Mean over recordings of estimate minus reference.
  package let bias: Double
  /// Bias -/+ 1.96 SD of a step; nil with fewer than two recordings.
  package let limits: ClosedRange<Double>?
  package let recordings: Int

  /// - Returns: nil if no recording has the feature.
  init?(_ feature: AgreementFeature, _ recordings: [RecordingMetrics]) {
    let means = Dictionary(grouping: recordings, by: \.recording)
      .sorted { $0.key < $1.key }
      .compactMap { Self.mean($0.value.compactMap(feature.value)) }
    guard !means.isEmpty else { return nil }
    correlation = IntraclassCorrelation(means.map { [$0.estimate, $0.reference] })
    let differences = MeanSD(means.map { $0.estimate - $0.reference })
    bias = differences.mean
    self.recordings = means.count
    let within = MeanSD(means.compactMap { mean in mean.differenceSD.map { $0 * $0 } })
    let perStep = MeanSD(means.map { 1 / Double($0.steps) }).mean
    limits = differences.sd.map { sd in
      let spread = 1.96 * (sd * sd + (1 - perStep) * within.mean).squareRoot()
      return (differences.mean - spread)...(differences.mean + spread)
    }
  }

  /// The mean over the seeds of a recording.
  private static func mean(
    _ seeds: [FeatureAgreement]
  ) -> FeatureAgreement? {
    guard let steps = seeds.map(\.steps).min(), steps > 0 else { return nil }
    func mean(_ values: [Double]) -> Double { MeanSD(values).mean }
    let variances = seeds.compactMap { seed in seed.differenceSD.map { $0 * $0 } }
    return FeatureAgreement(
      estimate: mean(seeds.map(\.estimate)), reference: mean(seeds.map(\.reference)),
      differenceSD: variances.isEmpty ? nil : mean(variances).squareRoot(), steps: steps)
  }
}
