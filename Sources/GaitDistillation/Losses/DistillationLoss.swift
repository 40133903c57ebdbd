/// What a student is taught by, besides or instead of the reference.
package protocol DistillationLoss: Sendable {
  /// As recipes and tables call it.
  static var name: String { get }

  /// What is to be made small, each without a weight.
  ///
  /// Terms that need more than one window or frame are left out where there is only one.
  func terms(_ input: LossInput) -> [LossTerm]
}

/// One part of a loss.
package struct LossTerm {
  /// As recipes and logs call it.
  package let name: String
  /// One number.
  package let value: Tensor

  package init(_ name: String, _ value: Tensor) {
    self.name = name
    self.value = value
  }

  /// The mean of a comparison over the groups of both networks.
  static func mean(
    _ name: String, over input: LossInput,
    _ compare: (_ student: Tensor, _ teacher: Tensor) -> Tensor
  ) -> LossTerm {
    let pairs = zip(input.student.groups, input.teacher.groups)
    return LossTerm(name, Tensor.stacked(pairs.map { compare($0, $1) }).mean())
  }
}
