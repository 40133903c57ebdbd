/// What a student is taught by, besides or instead of the reference.
///
/// Not Sendable: a loss may own tensors, which stay with one thread.
package protocol DistillationLoss {
  /// As recipes and tables call it.
  static var name: String { get }

  /// All terms that it can have, which recipes weigh by these names.
  static var termNames: [String] { get }

  /// Whether a recipe chooses the groups that it compares, by `layers`.
  static var comparesGroups: Bool { get }

  /// What is trained besides the student and thrown away after it, such as an adapter.
  ///
  /// Names are none of a network's nor of another loss's: `adapter.fitnet.weight`.
  var parameters: [NamedTensor] { get }

  /// What is to be made small, each without a weight.
  ///
  /// Terms that need more than one window or frame are left out where there is only one, which can
  /// leave none at all.
  func terms(_ input: LossInput) -> [LossTerm]
}

extension DistillationLoss {
  package static var comparesGroups: Bool { false }
  package var parameters: [NamedTensor] { [] }
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

  /// The mean square difference of a map of both networks, mean over groups.
  static func meanSquare(
    _ name: String, of groups: [Int], in input: LossInput, as kind: (Int) -> TeacherMaps.Kind,
    _ map: (Tensor) -> Tensor
  ) -> LossTerm {
    let values = groups.map { group in
      let teacher = input.maps(kind(group)) { map($0.groups[group]) }
      return (map(input.student.groups[group]) - teacher).squared().mean()
    }
    return LossTerm(name, Tensor.stacked(values).mean())
  }
}
