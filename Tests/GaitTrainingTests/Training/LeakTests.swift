#if Training
  import GaitModel
  import GaitFiles
  import Testing

  @testable import GaitTraining

  /// Nothing of the tested subject reaches training: methods.md 14.6.
  @Suite struct LeakTests {
    private let recipe = Result {
      try TinyRecipe.recipe(
        [TinyRecipe.teacher, TinyRecipe.student("takd"), TinyRecipe.student("sckd")])
    }

    /// All models, and whatever else is known, after the recordings of one subject were corrupted.
    private func learned(corrupting subject: String?) throws -> [TrainingCase.Outcome] {
      let recipe = try recipe.get()
      return try TrainingCase.with(subjects: ["A", "B", "C", "D"]) { name, session in
        guard name == subject else { return }
        for foot in Foot.allCases {
          session.frames[foot] = session.frames[foot].map { block in
            FrameBlock(
              foot: foot, cellCount: block.cellCount, times: block.times,
              cells: block.cells.reversed().map { min($0 * 3, 10_000) })
          }
          session.reference[foot] = session.reference[foot].map {
            ForceBlock(foot: foot, times: $0.times, newtons: $0.newtons.map { 400 - $0 / 2 })
          }
        }
      } _: { place in
        #expect(place.fold.tests == ["A"])
        #expect(place.fold.validation == ["B"])
        try place.run(recipe, root: "run")
        return try recipe.arms.map { try place.outcome(recipe, root: "run", $0.name) }
      }
    }

    @Test func theTestedSubjectChangesNothing() throws {
      let clean = try learned(corrupting: nil)
      #expect(try learned(corrupting: "A") == clean)
      // The same corruption is seen where it is allowed to be seen.
      let validating = try learned(corrupting: "B")
      // It selects the teacher's epoch, and so has a say in what students learn from.
      #expect(validating[0].epochs.map(\.loss) == clean[0].epochs.map(\.loss))
      #expect(
        validating.map { $0.epochs.map(\.validationError) }
          != clean.map { $0.epochs.map(\.validationError) })
      let training = try learned(corrupting: "C")
      #expect(training[0].epochs.map(\.loss) != clean[0].epochs.map(\.loss))
    }

    @Test func dataOfAFoldAreOfItsSubjectsOnly() throws {
      try TrainingCase.with(subjects: ["A", "B", "C", "D"]) { place in
        let data = try recipe.get().data
        for fold in try SubjectFold.leaveOneSubjectOut(place.data) {
          let known = try FoldData(fold, of: place.data, recipe: recipe.get()) { _ in }
          #expect(Set(known.training.map(\.recording.subject)) == Set(fold.training))
          var fit = InputNormalizationFit()
          for recording in place.data.recordings where fold.training.contains(recording.subject) {
            fit.add(try CalibratedRecording(recording, options: data.options))
          }
          #expect(known.normalization == fit.normalization)
        }
      }
    }
  }
#endif
