/// A tensor's numbers as a value: what checkpoints are made of.
package struct SavedTensor: Equatable, Sendable {
  package var name: String
  package var shape: [Int]
  /// The last dimension runs fastest.
  package var values: [Float]

  package init(_ name: String, shape: [Int], _ values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }

  package init(_ name: String, _ tensor: Tensor) throws(TrainingError) {
    try self.init(name, shape: tensor.shape, tensor.floats())
  }

  package var tensor: Tensor { Tensor(values, shape: shape) }
}

extension [SavedTensor] {
  /// The one of a name, with the shape it has to have.
  ///
  /// - Throws: `otherState` where there is none, or one of another shape.
  func tensor(_ name: String, shape: [Int]) throws(TrainingError) -> Tensor {
    guard let saved = first(where: { $0.name == name }) else {
      throw TrainingError(
        .otherState, in: "restore", found: "no '\(name)'", expected: "one of shape \(shape)")
    }
    guard saved.shape == shape else {
      throw TrainingError(
        .otherState, in: "restore", found: "'\(name)' of shape \(saved.shape)",
        expected: "\(shape)")
    }
    return try saved.tensor.checked()
  }
}
