package import GaitInference

extension TemporalWideResNet {
  /// The network of a model file, to continue with.
  ///
  /// - Throws: `otherState` for parameters that are not of their own shape.
  package init(_ parameters: WideResNetParameters) throws(TrainingError) {
    self.init(parameters.shape, seed: 0)
    var saved: [SavedTensor] = []
    // Visiting needs a copy, which it leaves as it is.
    var visited = Model.Parameters.wideResNet(parameters)
    visited.forEachTensor { name, shape, values in
      saved.append(SavedTensor(name, shape: shape, values))
    }
    try restore(saved)
  }

  /// The numbers as the inference core reads them.
  ///
  /// - Throws: `notFinite` where training has spoilt one.
  package func parameters() throws(TrainingError) -> WideResNetParameters {
    var values: [String: [Float]] = [:]
    for named in tensors {
      let floats = try named.tensor.floats()
      guard floats.allSatisfy(\.isFinite) else {
        throw TrainingError(
          .notFinite, in: "export", found: "'\(named.name)' with numbers that are not finite")
      }
      values[named.name] = floats
    }
    var parameters = Model.Parameters(empty: .wideResNet(shape))
    parameters.forEachTensor { name, _, numbers in numbers = values[name] ?? [] }
    guard case .wideResNet(let result) = parameters else {
      preconditionFailure("\(shape.name) made parameters of something else")
    }
    return result
  }

  /// The model that the console runs, its card's architecture made this network's.
  package func model(_ card: ModelCard) throws(TrainingError) -> Model {
    var card = card
    card.architecture = .wideResNet(shape)
    return Model(card: card, parameters: .wideResNet(try parameters()))
  }
}
