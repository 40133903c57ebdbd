#if Training
  import Testing

  @testable import GaitTraining

  @Suite struct ChannelSelectionTests {
    let target = GradientCheck.random([3, 1, 8], seed: 1)

    /// Four channels: noise, the target upside down, a constant, the target with noise.
    private var features: Tensor {
      let noise = GradientCheck.random([3, 1, 8], seed: 2)
      return Tensor.concatenated(
        [
          noise * 5, target * -0.01 + 3, Tensor.filled(with: 2, [3, 1, 8], .float64),
          target + noise,
        ],
        along: 1)
    }

    @Test func findsWhatFollowsTheTarget() throws {
      let scores = try ChannelSelection.target.scores(features, target: target)
      #expect(scores.count == 4)
      #expect(abs(scores[1] - 1) < 1e-9)
      #expect(abs(scores[2]) < 1e-9)
      #expect(ChannelSelection.target.channels(2, of: scores) == [1, 3])
      // The better of two targets counts, and space is averaged.
      let two = Tensor.concatenated([GradientCheck.random([3, 1, 8], seed: 3), target], along: 1)
      let spread = features.unsqueezed(-1).unsqueezed(-1).expanded([3, 4, 8, 2, 2])
      let again = try ChannelSelection.target.scores(spread, target: two)
      #expect(abs(again[1] - 1) < 1e-9)
    }

    @Test func findsWhatMoves() throws {
      let scores = try ChannelSelection.variance.scores(features, target: target)
      #expect(ChannelSelection.variance.channels(2, of: scores) == [0, 3])
      #expect(scores[2] == 0)
      #expect(scores.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    /// What the sum of the cells explains has no part in the residual.
    @Test func theResidualIsWhatTheSumDoesNotExplain() throws {
      let sum = GradientCheck.random([3, 1, 8], seed: 5)
      let beyond = GradientCheck.random([3, 1, 8], seed: 6)
      let none = Tensor.zeros([3, 2, 8], .float64)
      func input(_ estimates: Tensor, _ cellSum: Tensor?) -> LossInput {
        let output = NetworkOutput(estimates: estimates, groups: [none], activated: none)
        return LossInput(
          student: output, teacher: output, target: estimates, cellSum: cellSum)
      }
      let estimates = sum * 3 + beyond + 2
      let inputs = (0..<3).map {
        input(estimates.sliced($0..<$0 + 1, along: 0), sum.sliced($0..<$0 + 1, along: 0))
      }
      let residual = ChannelSelection.residual(inputs)
      #expect(residual.shape == [3, 1, 8])
      // Against least squares written out.
      let (s, y) = (try sum.doubles(), try estimates.doubles())
      let (meanS, meanY) = (s.reduce(0, +) / 24, y.reduce(0, +) / 24)
      let slope =
        zip(s, y).reduce(0) { $0 + ($1.0 - meanS) * ($1.1 - meanY) }
        / s.reduce(0) { $0 + ($1 - meanS) * ($1 - meanS) }
      let expected = zip(s, y).map { $1 - meanY - slope * ($0 - meanS) }
      #expect(zip(try residual.doubles(), expected).allSatisfy { abs($0 - $1) < 1e-12 })
      // A channel of the sum says nothing, one of what is beyond it nearly all.
      let features = Tensor.concatenated([sum * 2, beyond, expectedChannel(expected)], along: 1)
      let scores = try ChannelSelection.residual.scores(features, target: residual)
      #expect(abs(scores[0]) < 1e-9)
      #expect(scores[1] > 0.8)
      #expect(abs(scores[2] - 1) < 1e-9)
      // Without a sum the estimates themselves are left.
      let plain = ChannelSelection.residual([input(estimates, nil)])
      #expect(zip(try plain.doubles(), y).allSatisfy { abs($0 - ($1 - meanY)) < 1e-12 })
    }

    private func expectedChannel(_ values: [Double]) -> Tensor {
      Tensor(doubles: values, shape: [3, 1, 8])
    }

    @Test func controls() throws {
      let scores = try ChannelSelection.all.scores(features, target: target)
      #expect(ChannelSelection.all.channels(2, of: scores) == [0, 1, 2, 3])
      let random = ChannelSelection.random(seed: 4)
      #expect(
        try random.scores(features, target: target) == random.scores(features, target: target))
      #expect(random.channels(9, of: [0.1, 0.3, 0.2]) == [0, 1, 2])
      #expect(ChannelSelection.variance.channels(2, of: [1, 1, 1]) == [0, 1])
    }
  }
#endif
