import GaitModel
import Testing

@testable import GaitInference

/// What the groups of a network give, against the network as its description says it.
@Suite struct GroupFeaturesTests {
  @Test(arguments: [
    WideResNetShape(depth: 16, width: 1), WideResNetShape(depth: 16, width: 3),
    WideResNetShape(depth: 10, channels: 8),
    WideResNetShape(depth: 16, width: 1, lookAheadFrames: 0),
    WideResNetShape(depth: 16, width: 1, lookAheadFrames: 5),
  ])
  func areThoseOfTheDescription(shape: WideResNetShape?) throws {
    let shape = try #require(shape)
    let parameters = RandomModels.wideResNet(shape, seed: 3)
    let input = ModelCard.InputNormalization(mean: 0.1, scale: 2)
    let cells = RandomModels.frames(40, seed: 4)
    let found = WideResNet(parameters, input: input).groupFeatures(cells.span)
    let expected = PlainWideResNet(parameters: parameters, input: input).groups(cells)
    #expect(found.map(\.channels) == shape.groupChannels)
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(found.frames == 40)
      let numbers = expected.flatMap { $0 }
      let size = numbers.map(abs).max() ?? 0
      #expect(size > 0.1, "a case that can fail")
      #expect(zip(found.values, numbers).allSatisfy { abs(Double($0) - $1) <= 1e-5 * size })
    }
  }

  @Test func nothingOfNothing() throws {
    let shape = try #require(WideResNetShape(depth: 10, width: 1))
    let none: [Float] = []
    #expect(
      WideResNet(RandomModels.wideResNet(shape, seed: 1)).groupFeatures(none.span).isEmpty)
  }
}
