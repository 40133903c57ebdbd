import GaitInference
import GaitModel
import Testing

@Suite struct LinearModelTests {
  private let weight = RandomModels.frames(1, seed: 1)

  private func estimates(_ cells: [Float], mean: Float = 0, scale: Float = 1) -> [Float] {
    let model = Model(
      card: ModelCard(
        name: "linear", summary: "", architecture: .linear, input: .init(mean: mean, scale: scale)),
      parameters: .linear(LinearParameters(weight: weight, bias: 0.25)))
    var estimator = StreamingEstimator(model)
    var estimates: [Float] = []
    estimator.push(cells.span, appendingTo: &estimates)
    estimator.finish(appendingTo: &estimates)
    return estimates
  }

  @Test func weighsTheNormalisedCells() {
    let cells = RandomModels.frames(7, seed: 2)
    let found = estimates(cells, mean: 0.5, scale: 3)
    #expect(found.count == 7)
    for (frame, estimate) in found.enumerated() {
      let expected = (0..<128).reduce(0.25) {
        $0 + Double(weight[$1]) * (Double(cells[frame * 128 + $1]) - 0.5) * 3
      }
      #expect(abs(Double(estimate) - expected) < 1e-3)
    }
  }

  @Test func isLinear() {
    let a = RandomModels.frames(5, seed: 3)
    let b = RandomModels.frames(5, seed: 4)
    let mixed = zip(a, b).map { 2 * $0 - 0.5 * $1 }
    for (found, parts) in zip(estimates(mixed), zip(estimates(a), estimates(b))) {
      let expected = 2 * (parts.0 - 0.25) - 0.5 * (parts.1 - 0.25) + 0.25
      #expect(abs(found - expected) < 1e-3)
    }
  }
}
