extension Model {
  /// Reads a model from the bytes of a safetensors file.
  ///
  /// What the file says of itself is checked before what it promises, so that a file of somebody
  /// else's network is told apart from a damaged one. Nothing is allocated that is larger than the
  /// file, and every weight of the model is finite.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: the first thing that is wrong, with its place in the file.
  public init(safetensors bytes: RawSpan) throws(ModelFileError) {
    let header = try SafetensorsHeader(reading: bytes)
    let card = try ModelCard(metadata: header.metadata)
    try TensorLayout(card.architecture).checkNames(of: header)
    let file = try SafetensorsFile(header, byteCount: bytes.byteCount)
    var parameters = Parameters(empty: card.architecture)
    try parameters.forEachTensor { (name, shape, values) throws(ModelFileError) in
      values = try file.floats(name, shape: shape, from: bytes)
      guard name.hasSuffix(TensorLayout.varianceSuffix) else { return }
      if let index = values.firstIndex(where: { $0 < 0 }) {
        throw ModelFileError(
          .badWeight, found: "\(values[index]) in '\(name)' at \(index)",
          expected: "a variance of 0 or more")
      }
    }
    self.init(card: card, parameters: parameters)
    try checkFolding()
  }

  /// The bytes of a safetensors file that reads as this model.
  ///
  /// The same model always gives the same bytes. They are read again before they are returned, so
  /// nobody gets a file that will be refused later.
  ///
  /// - Throws: what is wrong with the model: `badShape` for parameters of another size than the
  ///   card's, or what the reader says of weights and texts.
  package func safetensors() throws(ModelFileError) -> [UInt8] {
    let layout = TensorLayout(card.architecture)
    var writer = SafetensorsWriter(metadata: card.metadata)
    var index = 0
    // Visiting needs a copy, which it leaves as it is.
    var parameters = parameters
    try parameters.forEachTensor { (name, shape, values) throws(ModelFileError) in
      let tensor = index < layout.tensors.count ? layout.tensors[index] : nil
      guard tensor == TensorLayout.Tensor(name: name, shape: shape),
        values.count == tensor?.count
      else {
        throw ModelFileError(
          .badShape, found: "\(values.count) numbers for '\(name)' of shape \(shape)",
          expected: tensor.map { "'\($0.name)' of shape \($0.shape)" } ?? "no more tensors")
      }
      writer.append(name, shape: shape, values)
      index += 1
    }
    let bytes = writer.bytes()
    guard try Model(safetensors: bytes.span.bytes) == self else {
      throw ModelFileError(
        .badShape, found: "parameters that do not belong to the card",
        expected: "those of its architecture")
    }
    return bytes
  }
}
