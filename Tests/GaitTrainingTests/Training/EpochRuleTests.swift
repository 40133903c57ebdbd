#if Training
  import GaitInference
  import GaitModel
  import Testing

  @testable import GaitTraining

  /// Which epoch is taken.
  @Suite struct EpochRuleTests {
    /// The epochs that a rule takes, one after the other.
    private func taken(_ rule: EpochRule, _ errors: [Double]) -> [Int] {
      var taken = 0
      return errors.indices.map {
        if rule.takesLast(of: Array(errors[...$0]), over: taken) { taken = $0 + 1 }
        return taken
      }
    }

    @Test func theLowestErrorIsTheBest() {
      #expect(taken(.best, [5, 3, 4, 3, 2, 6]) == [1, 2, 2, 2, 5, 5])
    }

    @Test func aLuckyEpochIsNoneOfFive() {
      // The mean of epochs 4...8 is the lowest; 3 alone is the best and lucky.
      let errors = [9, 8, 1, 8, 7, 6, 5, 4, 7, 9.0]
      #expect(taken(.best, errors).last == 3)
      // Means from epoch 5 on: 6.6, 6, 5.4, 6, 5.8, 6.2.
      #expect(taken(.bestOfFive, errors) == [1, 2, 3, 4, 5, 6, 7, 7, 7, 7])
      #expect(taken(.bestOfFive, [1, 2, 3]) == [1, 2, 3])
    }

    @Test func theLastIsTheLast() {
      #expect(taken(.last, [1, 2, 3]) == [1, 2, 3])
    }

    @Test func aRunTakesTheEpochOfItsRule() throws {
      try TrainingCase.with { place in
        let rules: [EpochRule] = [.best, .last]
        let recipe = try TinyRecipe.recipe(
          rules.map {
            TinyRecipe.scratch($0.rawValue)
              + "\nschedule = { learningRate = 0.5, epochRule = \"\($0.rawValue)\" }"
          }, epochs: 4)
        let records = try place.run(recipe, root: "run")
        let errors = try place.outcome(recipe, root: "run", "best").epochs.map(\.validationError)
        let lowest = try #require(errors.min())
        #expect(records.map(\.validationError) == [lowest, errors.last])
        #expect(records.map(\.bestEpoch) == [(errors.firstIndex(of: lowest) ?? 0) + 1, 4])
      }
    }

    @Test func aRuleIsReadAndTold() throws {
      let recipe = try TinyRecipe.recipe(
        [TinyRecipe.scratch(), TinyRecipe.scratch("own") + "\nschedule = { averaging = 0 }"],
        schedule: "epochRule = \"bestOfFive\"\naveraging = 0.99")
      let (first, own) = (recipe.arms[0].schedule, recipe.arms[1].schedule)
      #expect(first.epochRule == .bestOfFive)
      #expect(first.averaging == 0.99)
      #expect(own.epochRule == .bestOfFive)
      #expect(own.averaging == 0)
      #expect(
        first.configuration.suffix(2) == ["epoch taken: bestOfFive", "weights averaged: 0.99"])
      let plain = try TinyRecipe.recipe([TinyRecipe.scratch()]).arms[0].schedule
      #expect(plain.epochRule == .best)
      #expect(plain.averaging == 0)
      #expect(plain.configuration.count == 3)
    }
  }
#endif
