/// Names and shapes of the tensors in a model file, in the order in which they are written.
package struct TensorLayout: Equatable, Sendable {
  /// What the names of variances end in, which may not be negative.
  package static let varianceSuffix = ".running_var"
  /// PyTorch counts batches for training; nothing here needs to know.
  package static let batchCountSuffix = ".num_batches_tracked"

  /// A tensor that the architecture asks for.
  package struct Tensor: Equatable, Sendable {
    /// As files have it.
    package let name: String
    /// As PyTorch has it; a Conv1d has `[outputs, inputs, taps]`.
    package let shape: [Int]

    package init(name: String, shape: [Int]) {
      self.name = name
      self.shape = shape
    }

    /// Numbers of the tensor.
    package var count: Int { shape.reduce(1, *) }
  }

  /// In the order in which they are written.
  package let tensors: [Tensor]

  package init(_ architecture: ModelCard.Architecture) {
    var parameters = Model.Parameters(empty: architecture)
    var tensors: [Tensor] = []
    parameters.forEachTensor { name, shape, _ in tensors.append(Tensor(name: name, shape: shape)) }
    self.tensors = tensors
  }

  /// Numbers in all tensors, also those that are not learned.
  package var count: Int { tensors.reduce(0) { $0 + $1.count } }

  /// Refuses a header that does not name exactly these tensors.
  ///
  /// - Throws: `unexpectedTensor` or `missingTensor`.
  package func checkNames(of header: SafetensorsHeader) throws(ModelFileError) {
    let expected = Set(tensors.map(\.name))
    for tensor in header.tensors where !expected.contains(tensor.name) {
      let isBatchCount = tensor.name.hasSuffix(Self.batchCountSuffix)
      throw ModelFileError(
        .unexpectedTensor, at: tensor.byteOffset, found: ModelFileError.quote(tensor.name),
        expected: isBatchCount
          ? "no counts of batches; leave out num_batches_tracked when writing the file"
          : "only the tensors that the metadata promise")
    }
    let present = Set(header.tensors.map(\.name))
    if let missing = tensors.first(where: { !present.contains($0.name) }) {
      throw ModelFileError(
        .missingTensor, found: "no tensor '\(missing.name)'",
        expected: "one of shape \(missing.shape)")
    }
  }
}
