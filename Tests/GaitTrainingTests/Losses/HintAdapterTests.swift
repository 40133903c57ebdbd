#if Training
  import Testing

  @testable import GaitTraining

  /// Adapters begin where least squares puts them.
  @Suite struct HintAdapterTests {
    private func input(_ student: Tensor, _ teacher: Tensor) -> LossInput {
      func output(_ group: Tensor) -> NetworkOutput {
        let estimates = Tensor.zeros([group.size(0), 1, group.size(2)], .float64)
        return NetworkOutput(
          estimates: estimates, groups: [group, group, group], activated: group)
      }
      return LossInput(
        student: output(student), teacher: output(teacher),
        target: Tensor.zeros([student.size(0), 1, student.size(2)], .float64))
    }

    private func adapter() -> HintAdapter {
      HintAdapter(studentChannels: 3, teacherChannels: 5, group: 1, seed: 1, .float64)
    }

    private func hint(_ adapter: HintAdapter, _ inputs: [LossInput]) throws -> Double {
      try inputs.reduce(0) { try $0 + adapter.squaredErrors($1).mean().value() }
    }

    @Test func whatIsLinearIsFound() throws {
      let weight = GradientCheck.random([5, 3], seed: 1)
      let inputs = (0..<2).map { batch in
        let student = GradientCheck.random([2, 3, 7], seed: UInt64(10 + batch))
        return input(student, weight.matrixProduct(student))
      }
      let adapter = adapter()
      try adapter.fit(inputs)
      let found = try #require(adapter.parameters(of: "x").first).tensor.doubles()
      let expected = try weight.doubles()
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func noOtherWeightIsBetter() throws {
      let inputs = (0..<3).map {
        input(
          GradientCheck.random([2, 3, 7], seed: UInt64(20 + $0)),
          GradientCheck.random([2, 5, 7], seed: UInt64(30 + $0)))
      }
      let adapter = adapter()
      let drawn = try hint(adapter, inputs)
      try adapter.fit(inputs)
      let least = try hint(adapter, inputs)
      #expect(least < drawn)
      let weight = try #require(adapter.parameters(of: "x").first).tensor
      let fitted = weight.detached().cloned()
      for seed in 0..<5 as Range<UInt64> {
        try weight.assign(fitted + GradientCheck.random([5, 3, 1], seed: seed) * 1e-2)
        #expect(try hint(adapter, inputs) > least)
      }
    }

    @Test func channelsThatAreOneOrNothingGiveNumbers() throws {
      let one = GradientCheck.random([2, 1, 7], seed: 3)
      let twins = Tensor.concatenated([one, one, one * 0], along: 1)
      let teacher = GradientCheck.random([2, 5, 7], seed: 4)
      let adapter = adapter()
      try adapter.fit([input(twins, teacher)])
      let weight = try #require(adapter.parameters(of: "x").first).tensor
      #expect(try weight.doubles().allSatisfy { $0.isFinite && abs($0) < 1e3 })
      // Nothing at all leaves the weights as they were drawn.
      let before = try weight.doubles()
      try adapter.fit([input(twins * 0, teacher)])
      #expect(try weight.doubles() == before)
    }
  }
#endif
