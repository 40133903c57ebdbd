#if Training
  import GaitFiles
  import Testing

  @testable import GaitTraining

  @Suite struct DivergenceTests {
    private func failure(_ place: TrainingCase, _ recipe: Recipe) throws -> (
      GaitlabError?, [String]
    ) {
      var notes: [String] = []
      do {
        try place.run(recipe, root: "run") { event in
          if case .note(let text) = event { notes.append(text) }
        }
        return (nil, notes)
      } catch let error as GaitlabError {
        return (error, notes)
      }
    }

    /// Beside each other on the same batches.
    @Test func anArmThatDivergesStopsAndTheOthersFinish() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe(
          [
            TinyRecipe.teacher,
            TinyRecipe.student("kd", name: "wild", "weights = { output = 1e9 }"),
            TinyRecipe.student("kd"),
            TinyRecipe.student("pkt") + "\nstart = \"wild\"", TinyRecipe.student("takd"),
          ], epochs: 2, batches: 6,
          schedule: "optimizer = \"sgd\"\nlearningRate = 0.1\nclipNorm = 1e6")
        let (error, notes) = try failure(place, recipe)
        #expect(error?.code == .trainingFailed)
        #expect(
          error?.found.hasSuffix("depend on one that did: wild, pkt") == true,
          "\(error?.found ?? "nothing")")
        #expect(notes.contains { $0.hasPrefix("wild diverged and stops") })
        for arm in ["teacher", "kd", "takd"] {
          #expect(try place.place(recipe, root: "run", arm).finished() != nil, "\(arm)")
        }
        for arm in ["wild", "pkt"] {
          #expect(try place.place(recipe, root: "run", arm).finished() == nil, "\(arm)")
        }
        // The same command says so again, and trains nothing that is finished.
        #expect(try failure(place, recipe).0?.found == error?.found)
      }
    }
  }
#endif
