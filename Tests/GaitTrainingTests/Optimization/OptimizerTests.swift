#if Training
  import GaitTraining
  import GaitInference
  import Testing

  @Suite struct OptimizerTests {
    static let methods: [(String, OptimizerMethod)] = [
      ("adam", .adam(learningRate: 1e-3, weightDecay: 1e-2)),
      ("adamW", .adamW(learningRate: 1e-3, weightDecay: 1e-2)),
      ("sgd", .sgd(learningRate: 1e-2, momentum: 0.9, weightDecay: 1e-2, isNesterov: true)),
    ]

    /// `[4, 128, 16]` of the case of WRN-16-1, and the sums of its cells.
    static func batch() throws -> (input: Tensor, target: Tensor) {
      let cells = try InferenceFixture.testCase("wrn-16-1").cells
      let input = Tensor(cells, shape: [4, 16, 128]).transposed()
      return (input, input.sum(over: 1, keeping: true))
    }

    static func network() throws -> TemporalWideResNet {
      try TemporalWideResNet(InferenceFixture.parameters(InferenceFixture.model("wrn-16-1")))
    }

    /// One step, clipped at 1: the loss before it, and the norm of the gradients.
    @discardableResult
    static func step(
      _ network: TemporalWideResNet, _ optimizer: Optimizer
    ) throws -> (loss: Float, norm: Float) {
      let (input, target) = try batch()
      let loss = (network(input, mode: .training).estimates - target).squared().mean()
      try optimizer.clearGradients()
      try loss.backward()
      let norm = try optimizer.clipGradients(to: 1)
      try optimizer.step()
      return (Float(try loss.value()), Float(norm))
    }

    @Test(arguments: methods) func trainsAsPyTorchDoes(_ name: String, _ method: OptimizerMethod)
      throws
    {
      let path = "distillation/training.safetensors"
      let losses = try InferenceFixture.floats(path, "\(name).losses", [6])
      let norms = try InferenceFixture.floats(path, "\(name).norms", [6])
      let output = try InferenceFixture.floats(path, "\(name).output", [4, 1, 16])
      let network = try Self.network()
      let optimizer = try Optimizer(method, network.parameters)
      let found = try (0..<6).map { _ in try Self.step(network, optimizer) }
      // The fixture is of double precision; Adam's division by small averages magnifies what is lost.
      #expect(largestDifference(found.map(\.loss), losses) < 1e-4 * (losses.max() ?? 0))
      #expect(largestDifference(found.map(\.norm), norms) < 1e-3 * (norms.max() ?? 0))
      let estimates = try network.evaluated(Self.batch().input).estimates.floats()
      #expect(largestDifference(estimates, output) < 2e-3)
    }

    @Test(arguments: methods) func goesOnAsIfNotInterrupted(
      _ name: String, _ method: OptimizerMethod
    ) throws {
      let network = try Self.network()
      let optimizer = try Optimizer(method, network.parameters)
      for _ in 0..<3 { try Self.step(network, optimizer) }
      let saved = (network: try network.saved(), optimizer: try optimizer.saved())
      for _ in 0..<3 { try Self.step(network, optimizer) }

      let again = TemporalWideResNet(network.shape, seed: 1)
      let resumed = try Optimizer(method, again.parameters)
      try again.restore(saved.network)
      try resumed.restore(saved.optimizer)
      #expect(try resumed.saved() == saved.optimizer)
      for _ in 0..<3 { try Self.step(again, resumed) }
      #expect(try again.saved() == network.saved())
      #expect(try resumed.saved() == optimizer.saved())
    }

    @Test func followsASchedule() throws {
      let x = Tensor([1], shape: [1]).asParameter()
      let optimizer = try Optimizer(
        .sgd(learningRate: 0.5, momentum: 0, weightDecay: 0), [NamedTensor("x", x)])
      try x.sum().backward()
      try optimizer.step()
      #expect(try x.floats() == [0.5])
      try optimizer.setLearningRate(0.25)
      #expect(optimizer.learningRate == 0.25)
      try optimizer.step()
      #expect(try x.floats() == [0.25])
      try optimizer.clearGradients()
      #expect(x.gradient == nil)
      #expect(try optimizer.saved().isEmpty)
    }

    @Test func clips() throws {
      let x = Tensor([3, 4], shape: [2]).asParameter()
      let optimizer = try Optimizer(.adamW(), [NamedTensor("x", x)])
      try (x.squared().sum() / 2).backward()
      #expect(try optimizer.clipGradients(to: 1) ≈ 5)
      #expect(try x.gradient.map { try $0.norm().value() } ?? 0 ≈ 1)
    }

    @Test func aRunThatDivergesIsAnError() throws {
      let x = Tensor([0], shape: [1]).asParameter()
      let optimizer = try Optimizer(.adamW(), [NamedTensor("x", x)])
      try x.squareRoot().sum().backward()
      let error = #expect(throws: TrainingError.self) { try optimizer.clipGradients(to: 1) }
      #expect(error?.code == .notFinite)
    }

    @Test func refusesWhatItCannotOptimise() throws {
      let x = Tensor.ones([2]).asParameter()
      let failed = x + Tensor.ones([3])
      let error = try #require(failed.error)
      #expect(throws: error) { try Optimizer(.adam(), [NamedTensor("x", failed)]) }
      #expect(throws: TrainingError.self) { try Optimizer(.adam(), []) }
      #expect(throws: TrainingError.self) {
        try Optimizer(.adam(), [NamedTensor("x", Tensor.ones([2]))])
      }
      #expect(throws: TrainingError.self) {
        try Optimizer(.adam(learningRate: -1), [NamedTensor("x", x)])
      }
    }

    @Test func refusesStateOfSomethingElse() throws {
      let x = NamedTensor("x", Tensor.ones([2]).asParameter())
      let optimizer = try Optimizer(.adamW(), [x])
      try x.tensor.sum().backward()
      try optimizer.step()
      let saved = try optimizer.saved()
      #expect(saved.map(\.name) == ["x.steps", "x.average", "x.averageOfSquares"])
      let larger = try Optimizer(.adamW(), [NamedTensor("x", Tensor.ones([3]).asParameter())])
      let other = try Optimizer(.adamW(), [NamedTensor("y", Tensor.ones([2]).asParameter())])
      let momentum = try Optimizer(.sgd(), [x])
      for optimizer in [larger, other, momentum] {
        let error = #expect(throws: TrainingError.self) { try optimizer.restore(saved) }
        #expect(error?.code == .otherState)
      }
    }
  }
#endif
