/// A model as it stands in a file: card and numbers.
public struct Model: Equatable, Sendable {
  /// The numbers by the architecture that they belong to.
  package enum Parameters: Equatable, Sendable {
    case wideResNet(WideResNetParameters)
    case linear(LinearParameters)
  }

  /// What the file says of itself.
  package var card: ModelCard
  /// The learned numbers, as they were trained.
  package var parameters: Parameters

  package init(card: ModelCard, parameters: Parameters) {
    self.card = card
    self.parameters = parameters
  }
}
