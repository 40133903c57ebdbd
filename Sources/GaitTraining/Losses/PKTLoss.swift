/// How likely each window is to be taken for another one, by the cosines between them.
///
/// ```
/// f_i         features of window i: mean over time and space of the activated features, [B, C]
/// s_ij        (cos(f_i, f_j) + 1) / 2, a probability p_ij after division by the sum of its row
/// divergence  mean over all B x B of pT log(pT / pS)
/// ```
///
/// Features are those after the last normalisation and ReLU, before the head. Logarithms are of 1e-7
/// at least. One window is taken for itself by both, so that its term is left
/// out. Probabilistic knowledge transfer, Passalis and Tefas 2018 (arXiv 1803.10837).
package struct PKTLoss: DistillationLoss, Sendable {
  package static let name = "pkt"
  package static let termNames = ["divergence"]

  private static let floor = 1e-7

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    guard input.batchSize > 1 else { return [] }
    let p = input.maps(.probabilities) { Self.probabilities($0.activated.windowMeans()) }
    let q = Self.probabilities(input.student.activated.windowMeans())
    let ratio = p.atLeast(Self.floor).logarithm() - q.atLeast(Self.floor).logarithm()
    return [LossTerm("divergence", (p * ratio).mean())]
  }

  /// Of each window, a row of the probabilities of all: `[B, C]` to `[B, B]`.
  ///
  /// Rows sum to 1 and more before the division, also where features are 0.
  private static func probabilities(_ features: Tensor) -> Tensor {
    let units = features.normalized(over: 1)
    let similarities = (units.matrixProduct(units.transposed()) + 1) / 2
    return similarities / similarities.sum(over: 1, keeping: true)
  }
}
