/// How far windows are from each other, and the angles between them.
///
/// ```
/// f_i       features of window i: mean over time and space of the activated features, [B, C]
/// distance  mean over pairs i != j of h(|f_i - f_j| / m), m = mean over pairs of |f_i - f_j|
/// angle     mean over triplets of different windows of h(e_ij . e_kj), e_ij = (f_i - f_j) / |f_i - f_j|
/// h         the smooth absolute difference between student and teacher, d^2 / 2 below 1, |d| - 1 / 2
/// ```
///
/// Features are those after the last normalisation and ReLU, before the head. Distances are `[B, B]`, cosines `[B, B, B]`; the only tensor with channels besides f is that of
/// differences, `[B, B, C]`. Needs two windows, and three for angles. Relational knowledge
/// distillation, Park and others 2019 (arXiv 1904.05068).
package struct RKDLoss: DistillationLoss, Sendable {
  package static let name = "rkd"
  package static let termNames = ["distance", "angle"]

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    let count = input.batchSize
    guard count > 1 else { return [] }
    let student = Relations(input.student)
    let distances = input.maps(.distances) { Relations($0).distances() }
    // What is left out of the sums below is 0 in both networks.
    let pairs = Double(count) / Double(count - 1)
    var terms = [
      LossTerm(
        "distance", student.distances().smoothAbsoluteDifference(distances) * pairs)
    ]
    if count > 2 {
      let triplets = pairs * Double(count) / Double(count - 2)
      let cosines = input.maps(.cosines) { Relations($0).cosines() }
      terms.append(
        LossTerm("angle", student.cosines().smoothAbsoluteDifference(cosines) * triplets))
    }
    return terms
  }

  /// What is between the windows of one network.
  private struct Relations {
    /// `[B, C]`.
    private let features: Tensor
    /// f_i - f_j at `[j, i]`, `[B, B, C]`.
    private let differences: Tensor

    init(_ output: NetworkOutput) {
      features = output.activated.windowMeans()
      differences = features.unsqueezed(0) - features.unsqueezed(1)
    }

    /// In means of all pairs, `[B, B]`.
    ///
    /// The mean is held above what rounding makes of windows that are all the same.
    func distances() -> Tensor {
      let distances = differences.norm(over: 2)
      let count = Double(features.size(0))
      let mean = distances.mean() * (count / (count - 1))
      let floor = features.norm(over: 1).mean().detached() * 1e-6 + 1e-12
      return distances / mean.larger(floor)
    }

    /// Of the angles at window j between windows i and k: `[j, i, k]`, 0 where two are one.
    func cosines() -> Tensor {
      let units = differences.normalized(over: 2)
      return units.matrixProduct(units.transposed())
        .masked(.identity(features.size(0), .bool), with: 0)
    }
  }
}
