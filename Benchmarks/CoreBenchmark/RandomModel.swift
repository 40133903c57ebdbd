import GaitInference
import GaitModel

/// A network of any size with random weights, for measuring only.
enum RandomModel {
  static func make(_ shape: WideResNetShape) -> Model {
    var random = SplitMix64(seed: 28)
    var parameters = Model.Parameters(empty: .wideResNet(shape))
    parameters.forEachTensor { name, sizes, values in
      // Variances around 1; the rest small enough that nothing grows from layer to layer.
      let isVariance = name.hasSuffix(TensorLayout.varianceSuffix)
      let sd = (1 / Float(sizes.dropFirst().reduce(100, max))).squareRoot()
      values = (0..<sizes.reduce(1, *)).map { _ in
        isVariance ? 0.5 + Float(random.uniform()) : Float(random.normal()) * sd
      }
    }
    return Model(
      card: ModelCard(
        name: "random \(shape.name)", summary: "Random numbers, for measuring only.",
        architecture: .wideResNet(shape)),
      parameters: parameters)
  }
}
