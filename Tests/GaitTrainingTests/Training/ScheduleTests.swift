#if Training
  import Testing

  @testable import GaitTraining

  @Suite struct ScheduleTests {
    private func schedule(_ text: String) throws -> ScheduleRecipe {
      try ScheduleRecipe(try RecipeTable(toml: text, file: "schedule.toml"))
    }

    @Test func theRateRisesAndFallsAsACosine() throws {
      let schedule = try schedule(
        """
        learningRate = 0.5
        epochs = 10
        batchesPerEpoch = 20
        warmUpBatches = 4
        finalFraction = 0.1
        """)
      func rate(_ batch: Int) -> Double { schedule.learningRate(batch: batch) }
      // Hardly anything of the cosine is over in the first batches.
      for batch in 0..<4 {
        #expect(abs(rate(batch) - 0.5 * Double(batch + 1) / 4) < 1e-3)
      }
      #expect((3..<199).allSatisfy { rate($0) > rate($0 + 1) })
      #expect(abs(rate(100) - 0.5 * (0.1 + 0.9 * 0.5)) < 1e-12)
      #expect(abs(rate(50) - 0.5 * (0.1 + 0.9 * (1 + 0.5.squareRoot()) / 2)) < 1e-12)
      #expect(abs(rate(200) - 0.05) < 1e-12)
      #expect(rate(199) < 0.0501)
    }

    @Test func withoutARiseTheFirstBatchHasTheWholeRate() throws {
      let schedule = try schedule("learningRate = 0.5\nwarmUpBatches = 0\nfinalFraction = 1")
      #expect((0..<1200).allSatisfy { schedule.learningRate(batch: $0) == 0.5 })
    }

    @Test func edgesAreFifteenPercentOfAStance() {
      // 20 frames of swing, 40 of stance, 20 of swing.
      let targets = (0..<80).map { (20..<60).contains($0) ? Float(1) : 0.02 }
      let weights = StanceEdges.weights(targets, extra: 2)
      #expect(weights.indices.filter { weights[$0] == 3 } == Array(20..<26) + Array(54..<60))
      #expect(weights.allSatisfy { $0 == 1 || $0 == 3 })
      #expect(StanceEdges.weights(targets, extra: 0) == [Float](repeating: 1, count: 80))
    }

    @Test func aCutOrShortContactHasNoEdge() {
      let stance = [Float](repeating: 1, count: 40)
      let swing = [Float](repeating: 0, count: 10)
      func edges(_ targets: [Float]) -> [Int] {
        let weights = StanceEdges.weights(targets, extra: 1)
        return weights.indices.filter { weights[$0] > 1 }
      }
      #expect(edges(stance).isEmpty)
      #expect(edges(stance + swing) == Array(34..<40))
      #expect(edges(swing + stance) == Array(10..<16))
      #expect(edges(swing + stance.prefix(19) + swing).isEmpty)
      #expect(edges(swing + stance.prefix(20) + swing) == [10, 11, 12, 27, 28, 29])
    }
  }
#endif
