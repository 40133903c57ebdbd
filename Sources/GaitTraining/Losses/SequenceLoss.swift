/// How far the changes of the student's estimates are from those of the reference.
///
/// L = mean((D yS - D y)^2); D y[t] = y[t + 1] - y[t]; yS, y: `[B, outputs, T]`. The part of TaKD's
/// sequence term that needs no teacher: a control of what teaching itself is worth.
package struct SequenceLoss: DistillationLoss, Sendable {
  package static let name = "sequence"
  package static let termNames = ["label"]

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    guard input.frameCount > 1 else { return [] }
    return [LossTerm("label", Self.distance(input.student.estimates, input.target))]
  }

  /// mean((D x - D y)^2).
  static func distance(_ x: Tensor, _ y: Tensor) -> Tensor {
    // D is linear.
    let difference = x - y
    let frames = difference.size(2)
    return (difference.sliced(1..<frames, along: 2) - difference.sliced(0..<frames - 1, along: 2))
      .squared().mean()
  }
}
