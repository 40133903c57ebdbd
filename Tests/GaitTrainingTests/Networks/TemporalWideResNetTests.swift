#if Training
  import GaitTraining
  import GaitInference
  import GaitModel
  import Testing

  @Suite struct TemporalWideResNetTests {
    @Test(arguments: InferenceFixture.names) func givesWhatPyTorchGives(_ name: String) throws {
      let model = try InferenceFixture.model(name)
      let network = try TemporalWideResNet(InferenceFixture.parameters(model))
      let (cells, output) = try InferenceFixture.testCase(name)
      let found = network.evaluated(InferenceFixture.input(cells, model.card.input))
      #expect(found.estimates.shape == [1, 1, 64])
      #expect(try largestDifference(found.estimates.floats(), output) < 1e-5)
    }

    @Test(arguments: InferenceFixture.names) func comesBackFromAModelAsItWas(_ name: String) throws
    {
      let model = try InferenceFixture.model(name)
      let network = try TemporalWideResNet(InferenceFixture.parameters(model))
      #expect(try network.model(model.card) == model)
    }

    static let shapes: [WideResNetShape] = [
      WideResNetShape(depth: 10, width: 1),
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: 0),
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: 1),
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: 3),
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: 6),
      WideResNetShape(depth: 16, width: 1, lookAheadFrames: 12),
      WideResNetShape(depth: 16, width: 2), WideResNetShape(depth: 28, width: 1),
      WideResNetShape(depth: 10, channels: 8), WideResNetShape(depth: 10, channels: 24),
      WideResNetShape(depth: 10, channels: 8, lookAheadFrames: 3),
    ].compactMap { $0 }

    @Test(arguments: shapes) func theConsoleComputesTheSame(_ shape: WideResNetShape) throws {
      let network = TemporalWideResNet(shape, seed: 3)
      // A few steps of training, so that the running numbers are not those of the start.
      let optimizer = try Optimizer(.adamW(), network.parameters)
      var random = SplitMix64(seed: 8)
      let windows = Tensor(
        (0..<4 * 128 * 40).map { _ in Float(random.uniform()) }, shape: [4, 128, 40])
      for _ in 0..<3 {
        try optimizer.clearGradients()
        let loss = (network(windows, mode: .training).estimates - 0.5).squared().mean()
        try loss.backward()
        try optimizer.step()
      }
      let card = ModelCard(
        name: "test", summary: "Test.", architecture: .linear,
        input: ModelCard.InputNormalization(mean: 0.1, scale: 2))
      let cells = (0..<128 * 90).map { _ in Float(random.uniform()) }
      let expected = network.evaluated(InferenceFixture.input(cells, card.input))
      // Through the bytes of a file, as a shipped model goes.
      let bytes = try network.model(card).safetensors()
      var estimator = StreamingEstimator(try Model(safetensors: bytes.span.bytes))
      var found: [Float] = []
      estimator.push(cells.span.extracting(first: 128 * 31), appendingTo: &found)
      estimator.finish(cells.span.extracting(droppingFirst: 128 * 31), appendingTo: &found)
      let estimates = try expected.estimates.floats()
      let size = estimates.map(abs).max() ?? 0
      #expect(largestDifference(found, estimates) < 1e-5 * max(1, size))
    }

    @Test(arguments: shapes) func hasTheShapesOfItsDescription(_ shape: WideResNetShape) throws {
      let network = TemporalWideResNet(shape, seed: 1)
      #expect(network.parameterCount == shape.parameterCount)
      let layout = TensorLayout(.wideResNet(shape)).tensors
      #expect(network.tensors.map(\.name) == layout.map(\.name))
      #expect(network.tensors.map(\.tensor.shape) == layout.map(\.shape))
      let output = network(Tensor.normal([2, 128, 20]), mode: .training)
      #expect(output.estimates.shape == [2, 1, 20])
      #expect(output.groups.map(\.shape) == shape.groupChannels.map { [2, $0, 20] })
    }

    @Test func twoFeet() throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1, inputs: 256, outputs: 2))
      let output = TemporalWideResNet(shape, seed: 1)(Tensor.normal([3, 256, 9]), mode: .training)
      #expect(output.estimates.shape == [3, 2, 9])
    }

    @Test(arguments: 0...7) func looksNoFurtherThanItSays(_ lookAhead: Int) throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1, lookAheadFrames: lookAhead))
      let network = TemporalWideResNet(shape, seed: 2)
      let frames = 61
      let changed = 30
      let input = Tensor.normal([1, 128, frames])
      let impulse =
        Tensor.zeros([1, 128, 1]).padded([changed, frames - changed - 1])
        + Tensor(
          (0..<frames).map { $0 == changed ? 1 : 0 }, shape: [1, 1, frames])
      let before = try network.evaluated(input).estimates.floats()
      let after = try network.evaluated(input + impulse).estimates.floats()
      let moved = (0..<frames).filter { before[$0] != after[$0] }
      #expect(moved.first == changed - lookAhead)
      #expect(moved.last == changed + shape.lookBehindFrames)
      #expect(moved.count == shape.receptiveFieldFrames)
    }

    @Test func beginsAsTheRecipeSays() throws {
      let shape = try #require(WideResNetShape(depth: 16, width: 1))
      let network = TemporalWideResNet(shape, seed: 7)
      #expect(try network.saved() == TemporalWideResNet(shape, seed: 7).saved())
      #expect(try network.saved() != TemporalWideResNet(shape, seed: 8).saved())
      for named in network.tensors {
        let values = try named.tensor.doubles()
        let meanSquare = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        if named.name.hasSuffix(".bias") || named.name.hasSuffix(".running_mean") {
          #expect(values.allSatisfy { $0 == 0 })
        } else if named.name == "head.weight" {
          #expect(values.allSatisfy { abs($0) <= 0.125 })
        } else if named.tensor.shape.count == 3 {
          let expected = 2 / Double(named.tensor.size(0) * named.tensor.size(2))
          #expect(abs(meanSquare / expected - 1) < 0.25, "\(named.name)")
        } else {
          #expect(values.allSatisfy { $0 == 1 })
        }
      }
    }

    @Test func refusesNumbersOfAnotherNetwork() throws {
      let small = TemporalWideResNet(Self.shapes[0], seed: 1)
      let before = try small.saved()
      let large = try TemporalWideResNet(Self.shapes[1], seed: 1).saved()
      #expect(throws: TrainingError.self) { try small.restore(large) }
      var wrong = before
      wrong[wrong.count - 1].name = "other"
      #expect(
        throws: TrainingError(
          .otherState, in: "restore", found: "no 'head.bias'", expected: "one of shape [1]")
      ) { try small.restore(wrong) }
      #expect(try small.saved() == before)
      var spoilt = before
      spoilt[0].values[0] = .nan
      try small.restore(spoilt)
      #expect(throws: TrainingError.self) { try small.parameters() }
    }
  }
#endif
