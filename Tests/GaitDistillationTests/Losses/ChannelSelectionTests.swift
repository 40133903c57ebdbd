#if Training
  import GaitDistillation
  import Testing

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
