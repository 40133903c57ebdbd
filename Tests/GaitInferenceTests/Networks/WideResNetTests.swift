import GaitInference
import GaitModel
import Testing

@Suite struct WideResNetTests {
  static let shapes: [WideResNetShape] =
    [
      WideResNetShape(depth: 10, width: 1),
      WideResNetShape(depth: 10, width: 1, lookAheadFrames: 0),
      WideResNetShape(depth: 16, width: 1), WideResNetShape(depth: 10, width: 2, outputs: 2),
      WideResNetShape(depth: 10, width: 1, inputs: 256, outputs: 2, lookAheadFrames: 0),
      WideResNetShape(depth: 10, channels: 8), WideResNetShape(depth: 10, channels: 24, outputs: 2),
      WideResNetShape(depth: 10, channels: 8, lookAheadFrames: 2),
    ].compactMap { $0 }
    + (0...13).compactMap {
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: $0)
    }

  @Test(arguments: shapes, [1, 2, 9, 40]) func agreesWithThePlainPass(
    shape: WideResNetShape, frames: Int
  ) {
    let parameters = RandomModels.wideResNet(shape, seed: 11)
    let input = ModelCard.InputNormalization(mean: 0.4, scale: 1.7)
    let cells = RandomModels.frames(frames, inputs: shape.inputs, seed: 3)
    let expected = PlainWideResNet(parameters: parameters, input: input)(cells)
    for kernels in Kernels.all {
      var stream = WideResNet(parameters, input: input, kernels: kernels).makeStream()
      var found: [Float] = []
      stream.push(cells.span, isLast: true, appendingTo: &found)
      #expect(found.count == expected.count)
      let size = expected.map(abs).max() ?? 0
      for (a, b) in zip(found, expected) {
        #expect(abs(Double(a) - b) <= 1e-5 * max(size, 1), "\(kernels.name): \(a) and \(b)")
      }
    }
  }
}
