import GaitInference
import GaitModel
import Testing

/// Every look-ahead of a depth: exact while frames come, and no further than it says.
@Suite struct LookAheadTests {
  static let frames = 70

  private func model(_ lookAhead: Int?, inputs: ModelCard.InputNormalization) throws -> Model {
    let shape = try #require(WideResNetShape(depth: 16, width: 1, lookAheadFrames: lookAhead))
    let card = ModelCard(
      name: "random", summary: "", architecture: .wideResNet(shape), input: inputs)
    return Model(card: card, parameters: .wideResNet(RandomModels.wideResNet(shape, seed: 5)))
  }

  private func whole(_ model: Model, _ cells: [Float]) -> [Float] {
    var estimator = StreamingEstimator(model)
    var estimates: [Float] = []
    estimator.finish(cells.span, appendingTo: &estimates)
    return estimates
  }

  /// All widths of vectors, frame by frame and in random blocks, bit for bit.
  @Test(arguments: 0...13) func cutsDoNotMatter(lookAhead: Int) throws {
    let model = try model(lookAhead, inputs: .init(mean: 0.2, scale: 1.5))
    var random = SplitMix64(seed: UInt64(lookAhead))
    for kernels in Kernels.all {
      for count in [1, 2, lookAhead + 1, 40, Self.frames] {
        let cells = RandomModels.frames(count, seed: UInt64(count))
        var all: [Float] = []
        var estimator = StreamingEstimator(model, kernels: kernels)
        estimator.finish(cells.span, appendingTo: &all)
        #expect(all.count == count)
        for longest in [1, 9, 200] {
          var found: [Float] = []
          var frame = 0
          while frame < count {
            let end = min(frame + Int.random(in: 1...longest, using: &random), count)
            let block = Array(cells[frame * 128..<end * 128])
            estimator.push(block.span, appendingTo: &found)
            frame = end
            #expect(found.count == max(0, end - lookAhead))
          }
          estimator.finish(appendingTo: &found)
          #expect(found == all, "\(kernels.name), \(count) frames in blocks of \(longest)")
        }
      }
    }
  }

  /// An impulse in one frame changes the estimates that say they depend on it, and no others.
  @Test(arguments: 0...13) func anImpulseReachesItsReceptiveField(lookAhead: Int) throws {
    let model = try model(lookAhead, inputs: .init())
    let cells = RandomModels.frames(Self.frames, seed: 3)
    let changed = 33
    var other = cells
    for cell in 0..<128 { other[changed * 128 + cell] += 5 }
    let moved = zip(whole(model, cells), whole(model, other)).enumerated()
      .filter { $0.element.0 != $0.element.1 }.map(\.offset)
    #expect(moved == Array(changed - lookAhead...changed + 26 - lookAhead))
  }

  /// The look-ahead counts: the same weights give something else with each.
  @Test func everyLookAheadIsAnotherNetwork() throws {
    let cells = RandomModels.frames(Self.frames, seed: 4)
    let all = try (0...13).map { try whole(model($0, inputs: .init()), cells) }
    #expect(Set(all).count == 14)
    #expect(try all.last == whole(model(nil, inputs: .init()), cells))
  }
}
