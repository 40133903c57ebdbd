/// A model as it stands in a file: card and numbers.
package struct Model: Equatable, Sendable {
  package enum Parameters: Equatable, Sendable {
    case wideResNet(WideResNetParameters)
    case linear(LinearParameters)
  }

  package var card: ModelCard
  package var parameters: Parameters

  package init(card: ModelCard, parameters: Parameters) {
    self.card = card
    self.parameters = parameters
  }
}
