/// Imitates the teacher the more, the better the teacher is at a window itself.
///
/// ```
/// e_i     mean((yT_i - y_i)^2), frames weighted where weights are given
/// Phi_i   max(0, 1 - e_i / (max e - min e)), 1 for all where all e are equal
/// output  mean over windows of Phi_i * mean((yS_i - yT_i)^2)
/// hint    mean over windows of Phi_i * mean((r(FS_i) - FT_i)^2)
/// ```
///
/// yS, yT, y: `[B, outputs, T]`; e and Phi: `[B]`, constants for the gradient; max and min over the
/// training data, see `errorRange`; r: the adapter of `FitNetLoss`. Attentive imitation and attentive hints, Saputra and others
/// 2019 (arXiv 1908.00858), made for the regression of poses.
package struct AttentiveImitationLoss: HintedLoss {
  package static let name = "attentiveImitation"
  package static let termNames = ["output", "hint"]

  /// The smallest and the largest e in the training data; nil takes those of the batch.
  package var errorRange: ClosedRange<Double>?
  let adapter: HintAdapter

  /// Draws the adapter, the same for a seed on every machine.
  ///
  /// - Parameters:
  ///   - studentChannels: of the group.
  ///   - teacherChannels: of the same group.
  ///   - group: which of the three gives hints, from 0; the middle one.
  ///   - seed: of the first weights.
  ///   - type: that of the networks.
  package init(
    studentChannels: Int, teacherChannels: Int, group: Int = 1, seed: UInt64,
    _ type: NumberType = .float32
  ) {
    adapter = HintAdapter(
      studentChannels: studentChannels, teacherChannels: teacherChannels, group: group, seed: seed,
      type)
  }

  package var parameters: [NamedTensor] { adapter.parameters(of: Self.name) }

  package func terms(_ input: LossInput) -> [LossTerm] {
    let trust = trust(input)
    let output = (input.student.estimates - input.teacher.estimates).squared().mean(over: 1, 2)
    let hint = adapter.squaredErrors(input).mean(over: 1, 2)
    return [
      LossTerm("output", (trust * output).mean()), LossTerm("hint", (trust * hint).mean()),
    ]
  }

  /// Phi, `[B]`.
  ///
  /// Errors count as equal where they differ by no more than what rounding makes of equal ones.
  func trust(_ input: LossInput) -> Tensor {
    Tensor.withoutGradient {
      let errors = Self.teacherErrors(input)
      guard let errorRange else {
        let largest = errors.largest(over: 0, keeping: true)
        let range = largest - errors.smallest(over: 0, keeping: true)
        let areEqual = (range - largest * 1e-6) .< 1e-24
        return (1 - errors / range.atLeast(1e-24)).rectified().masked(areEqual, with: 1)
      }
      let range = errorRange.upperBound - errorRange.lowerBound
      guard range >= errorRange.upperBound * 1e-6 + 1e-24 else {
        return Tensor.ones(errors.shape, errors.type)
      }
      return (1 - errors / range).rectified()
    }
  }

  /// e, `[B]`.
  static func teacherErrors(_ input: LossInput) -> Tensor {
    let squares = (input.teacher.estimates - input.target).squared()
    guard let weights = input.frameWeights else { return squares.mean(over: 1, 2) }
    return (squares * weights).mean(over: 1, 2) / weights.mean(over: 1, 2).atLeast(1e-12)
  }

  /// The smallest and the largest e of some batches; nil of none.
  static func errorRange(
    over inputs: [LossInput]
  ) throws(TrainingError) -> ClosedRange<Double>? {
    var errors: [Double] = []
    for input in inputs {
      errors += try Tensor.withoutGradient { () throws(TrainingError) in
        try teacherErrors(input).doubles()
      }
    }
    guard let least = errors.min(), let most = errors.max(), least <= most else { return nil }
    return least...most
  }
}
