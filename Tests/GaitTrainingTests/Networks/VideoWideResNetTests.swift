#if Training
  import GaitTraining
  import GaitInference
  import Testing

  @Suite struct VideoWideResNetTests {
    /// Counts of methods.md section 5.
    @Test(arguments: [(16, 1, 515_538), (16, 2, 2_045_394), (28, 1, 1_097_042)])
    func hasTheParametersOfItsDescription(_ depth: Int, _ width: Int, _ count: Int) throws {
      let shape = try #require(WideResNetShape(depth: depth, width: width, outputs: 2))
      #expect(VideoWideResNet(shape, seed: 1).parameterCount == count)
    }

    @Test func keepsTimeAndShrinksSpace() throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1))
      let network = VideoWideResNet(shape, seed: 1)
      let output = network(Tensor.normal([2, 128, 7]), mode: .training)
      #expect(output.estimates.shape == [2, 1, 7])
      #expect(
        output.groups.map(\.shape) == [[2, 16, 7, 8, 4], [2, 32, 7, 4, 2], [2, 64, 7, 2, 1]])
      let restored = VideoWideResNet(shape, seed: 2)
      try restored.restore(network.saved())
      let input = Tensor.normal([1, 128, 9])
      #expect(
        try restored.evaluated(input).estimates.floats()
          == network.evaluated(input).estimates.floats())
    }

    @Test(arguments: [0, 3, 7]) func looksNoFurtherThanItSays(_ lookAhead: Int) throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1, lookAheadFrames: lookAhead))
      let network = VideoWideResNet(shape, seed: 2)
      let input = Tensor.normal([1, 128, 40])
      let late = Tensor.ones([1, 128, 1]).padded([39, 0])
      let before = try network.evaluated(input).estimates.floats()
      let after = try network.evaluated(input + late).estimates.floats()
      #expect(before.indices.first { before[$0] != after[$0] } == 39 - shape.lookAheadFrames)
    }

    @Test func twoFeet() throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1, inputs: 256, outputs: 2))
      let output = VideoWideResNet(shape, seed: 1)(Tensor.normal([2, 256, 5]), mode: .evaluation)
      #expect(output.estimates.shape == [2, 2, 5])
    }
  }
#endif
