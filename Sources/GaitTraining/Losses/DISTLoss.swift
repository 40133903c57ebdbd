/// How well the student's estimates follow the teacher's, over time and over windows.
///
/// ```
/// overTime   mean over windows of 1 - Pearson(yS_i, yT_i)           rows of T
/// overBatch  mean over frames of 1 - Pearson(yS[:, t], yT[:, t])    rows of B
/// ```
///
/// yS, yT: `[B, outputs, T]`, each output by itself. Estimates that are constant up to rounding, of a
/// foot in the air, correlate with nothing and count 1, without a gradient. Blind to scale and offset:
/// it needs the supervised loss beside it. DIST, Huang and others 2022 (arXiv 2205.10536), whose
/// relations between and within classes these are, without softmax.
package struct DISTLoss: DistillationLoss, Sendable {
  package static let name = "dist"
  package static let termNames = ["overTime", "overBatch"]

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    var terms: [LossTerm] = []
    if input.frameCount > 1 {
      terms.append(LossTerm("overTime", Self.distance(input, overWindows: false)))
    }
    if input.batchSize > 1 {
      terms.append(LossTerm("overBatch", Self.distance(input, overWindows: true)))
    }
    return terms
  }

  /// Mean of 1 - Pearson of rows over windows, or over frames.
  private static func distance(_ input: LossInput, overWindows: Bool) -> Tensor {
    func units(_ output: NetworkOutput) -> Tensor {
      let estimates = output.estimates
      return (overWindows ? estimates.transposed(0, 2) : estimates).correlationUnits()
    }
    let teacher = input.maps(.estimates(overWindows: overWindows), units)
    return 1 - (units(input.student) * teacher).sum(over: -1).mean()
  }
}
