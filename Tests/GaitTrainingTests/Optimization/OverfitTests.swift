#if Training
  import GaitTraining
  import GaitInference
  import GaitModel
  import Testing

  @Suite struct OverfitTests {
    /// A network that cannot learn eight windows by heart has something wrong with it.
    @Test func learnsAFewWindowsByHeart() throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1))
      let network = TemporalWideResNet(shape, seed: 5)
      let optimizer = try Optimizer(.adamW(learningRate: 3e-3), network.parameters)
      var random = SplitMix64(seed: 6)
      let input = Tensor(
        (0..<8 * 128 * 24).map { _ in Float(random.normal()) }, shape: [8, 128, 24])
      let target = Tensor((0..<8 * 24).map { _ in Float(random.uniform()) }, shape: [8, 1, 24])
      var losses: [Double] = []
      for _ in 0..<60 {
        let loss = (network(input, mode: .training).estimates - target).squared().mean()
        try optimizer.clearGradients()
        try loss.backward()
        try optimizer.clipGradients(to: 1)
        try optimizer.step()
        losses.append(try loss.value())
      }
      let last = try #require(losses.last)
      #expect(last < 0.01, "\(losses[0]) to \(last)")
      #expect(last < losses[0] / 20, "\(losses[0]) to \(last)")
    }
  }
#endif
