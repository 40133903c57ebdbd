/// How far the student is from the reference.
///
/// L = mean((yS - y)^2), frames weighted where weights are given; yS, y: `[B, outputs, T]`.
package struct SupervisedLoss: DistillationLoss, Sendable {
  package static let name = "supervised"
  package static let termNames = [name]

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    let squares = (input.student.estimates - input.target).squared()
    guard let weights = input.frameWeights else { return [LossTerm(Self.name, squares.mean())] }
    return [LossTerm(Self.name, (squares * weights).mean() / weights.mean())]
  }
}
