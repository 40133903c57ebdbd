#if Training
  import Foundation
  import GaitInference
  import GaitModel
  import Testing

  @testable import GaitTraining

  /// The average of weights over batches.
  @Suite struct WeightAverageTests {
    private static let averaged = "averaging = 0.9\nepochRule = \"last\""

    @Test func itIsTheFormula() throws {
      let shape = try #require(WideResNetShape(depth: 10, width: 1))
      let network = TemporalWideResNet(shape, seed: 1)
      let average = try WeightAverage(of: network, like: .temporal(shape), decay: 0.25)
      #expect(try average.network.saved() == network.saved())
      var expected = try network.tensors.map { try $0.tensor.floats() }
      for batch in 0..<5 {
        for named in network.tensors {
          try named.tensor.assign(named.tensor.detached() * 1.5 + Double(batch))
        }
        try average.add(batch: batch)
        let decay = Float(min(0.25, Double(1 + batch) / Double(10 + batch)))
        for (index, named) in network.tensors.enumerated() {
          let weights = try named.tensor.floats()
          for place in weights.indices {
            expected[index][place] = decay * expected[index][place] + (1 - decay) * weights[place]
          }
        }
      }
      for (named, expected) in zip(average.network.tensors, expected) {
        let scale = expected.reduce(1) { max($0, abs($1)) }
        #expect(largestDifference(try named.tensor.floats(), expected) < 1e-5 * scale)
      }
      // Running statistics too, and nothing of it is learned by itself.
      #expect(average.network.tensors.contains { !$0.isLearned })
    }

    @Test func theAverageIsValidatedTakenAndExported() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe(
          [TinyRecipe.scratch(), TinyRecipe.scratch("raw") + "\nschedule = { averaging = 0 }"],
          epochs: 3, schedule: Self.averaged)
        try place.run(recipe, root: "run")
        let averaged = try Checkpoint(
          path: try place.place(recipe, root: "run", "scratch").checkpoint)
        let raw = try Checkpoint(path: try place.place(recipe, root: "run", "raw").checkpoint)
        // The weights that learn are the same; what is taken is not.
        #expect(averaged.network == raw.network)
        #expect(raw.average.isEmpty)
        #expect(averaged.best == averaged.average)
        #expect(averaged.best != averaged.network)
        #expect(raw.best == raw.network)
        #expect(averaged.state.bestError != raw.state.bestError)
        let outcomes = try ["scratch", "raw"].map { try place.outcome(recipe, root: "run", $0) }
        #expect(outcomes[0].model != outcomes[1].model)
      }
    }

    @Test func itGoesOnToTheSameBits() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe(
          [TinyRecipe.scratch()], epochs: 3, schedule: Self.averaged)
        try place.run(recipe, root: "whole")
        try place.interrupt(recipe, root: "parts", arm: "scratch", epoch: 3)
        try place.run(recipe, root: "parts")
        #expect(
          try place.outcome(recipe, root: "parts", "scratch")
            == place.outcome(recipe, root: "whole", "scratch"))
        let checkpoints = try ["whole", "parts"].map {
          try Checkpoint(path: try place.place(recipe, root: $0, "scratch").checkpoint)
        }
        #expect(checkpoints[0].average == checkpoints[1].average)
        #expect(!checkpoints[0].average.isEmpty)
      }
    }
  }
#endif
