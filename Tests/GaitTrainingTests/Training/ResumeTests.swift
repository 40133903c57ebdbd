#if Training
  import Foundation
  import GaitFiles
  import Testing

  @testable import GaitTraining

  /// What was interrupted goes on to the same bits.
  @Suite struct ResumeTests {
    private func recipe(_ methods: [String]) throws -> Recipe {
      try TinyRecipe.recipe(
        [TinyRecipe.teacher] + methods.map { TinyRecipe.student($0) }, epochs: 3,
        augmentation: "gainSD = 0.1\nnoiseSD = 0.05")
    }

    @Test func anInterruptedRunGivesTheSameBits() throws {
      try TrainingCase.with { place in
        let arms = ["takd", "sckd", "fitnet"]
        let recipe = try recipe(arms)
        try place.run(recipe, root: "whole")
        // In the teacher's second epoch, then in the students' second and third.
        try place.interrupt(recipe, root: "parts", arm: "teacher", epoch: 2)
        try place.interrupt(recipe, root: "parts", arm: "sckd", epoch: 2)
        let sckd = try place.place(recipe, root: "parts", "sckd")
        let early = try Checkpoint(path: sckd.checkpoint)
        #expect(early.state.epochs.count == 1)
        #expect(!early.state.selections.isEmpty)
        let fitnet = try place.place(recipe, root: "parts", "fitnet")
        #expect(try Checkpoint(path: fitnet.checkpoint).adapters.count == 1)
        try place.interrupt(recipe, root: "parts", arm: "sckd", epoch: 3)
        // As if it had been killed while checkpoints were written: one arm is an epoch behind.
        try early.write(to: sckd.checkpoint)
        #expect(try sckd.finished() == nil)
        try place.run(recipe, root: "parts")
        for arm in ["teacher"] + arms {
          let whole = try place.outcome(recipe, root: "whole", arm)
          let parts = try place.outcome(recipe, root: "parts", arm)
          #expect(parts.model == whole.model, "\(arm)")
          #expect(parts.epochs == whole.epochs, "\(arm)")
          #expect(whole.epochs.count == 3, "\(arm)")
          #expect(parts.weights == whole.weights, "\(arm)")
          #expect(parts.selections == whole.selections, "\(arm)")
        }
        #expect(try place.outcome(recipe, root: "whole", "sckd").selections.count == 6)
        let models = try arms.map { try place.outcome(recipe, root: "whole", $0).model }
        #expect(Set(models).count == 3)
      }
    }

    /// Keys of losses and schedule, and an arm with losses and without a teacher.
    @Test func optionsGoOnToTheSameBits() throws {
      try TrainingCase.with { place in
        let arms = [
          TinyRecipe.scratch("control") + "\nlosses = [{ name = \"sequence\", total = 1 }]",
          TinyRecipe.student("attentiveImitation", "total = 2"),
          TinyRecipe.student(
            "sckd", "select = \"residual\", channelShare = 0.25, layers = [1, 2]"),
          TinyRecipe.student("rkd"),
        ]
        let recipe = try TinyRecipe.recipe(
          [TinyRecipe.teacher] + arms, epochs: 3,
          schedule: "epochRule = \"bestOfFive\"\naveraging = 0.99")
        try place.run(recipe, root: "whole")
        try place.interrupt(recipe, root: "parts", arm: "control", epoch: 2)
        try place.interrupt(recipe, root: "parts", arm: "sckd", epoch: 3)
        try place.run(recipe, root: "parts")
        for arm in ["control", "attentiveImitation", "sckd", "rkd"] {
          #expect(
            try place.outcome(recipe, root: "parts", arm)
              == place.outcome(recipe, root: "whole", arm), "\(arm)")
        }
        let control = try place.outcome(recipe, root: "whole", "control")
        #expect(Set(control.weights.keys) == ["sequence.label"])
        #expect(control.epochs.allSatisfy { $0.terms["sequence.label"] != nil })
        let selections = try place.outcome(recipe, root: "whole", "sckd").selections
        #expect(selections.map(\.group) == [1, 2, 1, 2])
        // A quarter of 64 and 128 channels of the teacher, of 32 and 64 of the student.
        #expect(selections.map(\.channels.count) == [16, 32, 8, 16])
        let known = try Checkpoint(
          path: try place.place(recipe, root: "parts", "attentiveImitation").checkpoint)
        #expect(known.state.teacherErrors != nil)
      }
    }

    @Test func anArmLearnsTheSameAloneAndBesideOthers() throws {
      try TrainingCase.with { place in
        let together = try TinyRecipe.recipe([
          TinyRecipe.teacher, TinyRecipe.scratch(),
          "[[arm]]\nname = \"deep\"\nnetwork = { depth = 16 }",
          TinyRecipe.student("fitnet"), TinyRecipe.student("sckd"), TinyRecipe.student("takd"),
        ])
        try place.run(together, root: "together")
        for (arm, others) in [
          ("scratch", [String]()), ("takd", [TinyRecipe.teacher]),
          ("sckd", [TinyRecipe.teacher]),
        ] {
          let own = arm == "scratch" ? TinyRecipe.scratch() : TinyRecipe.student(arm)
          let alone = try TinyRecipe.recipe(others + [own])
          try place.run(alone, root: "alone-\(arm)")
          #expect(
            try place.outcome(alone, root: "alone-\(arm)", arm)
              == place.outcome(together, root: "together", arm), "\(arm)")
        }
      }
    }

    @Test func whatIsFinishedIsNotTrainedAgain() throws {
      try TrainingCase.with { place in
        let recipe = try recipe(["kd"])
        let records = try place.run(recipe, root: "run", only: ["kd"])
        #expect(records.map(\.arm) == ["teacher", "kd"])
        #expect(records.map(\.testSubjects) == [["A"], ["A"]])
        #expect(records.map(\.validationSubject) == ["B", "B"])
        #expect(records.map(\.trainingSubjects) == [["C"], ["C"]])
        let root = place.folder + "/run"
        let before = try TrainingCase.files(in: root)
        var events = 0
        #expect(try place.run(recipe, root: "run") { _ in events += 1 } == records)
        #expect(events == 0)
        #expect(try TrainingCase.files(in: root) == before)
      }
    }

    @Test func aRunOfAnotherRecipeIsRefusedAndUntouched() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe([TinyRecipe.scratch()], epochs: 2)
        let other = try TinyRecipe.recipe([TinyRecipe.scratch()], epochs: 3)
        try place.run(recipe, root: "finished")
        try place.interrupt(recipe, root: "begun", arm: "scratch", epoch: 2)
        for root in ["finished", "begun"] {
          let before = try TrainingCase.files(in: "\(place.folder)/\(root)")
          #expect {
            try place.run(other, root: root)
          } throws: {
            ($0 as? GaitlabError)?.code == .recipeRefused
              && ($0 as? GaitlabError)?.file.hasSuffix("fold-A/seed-1/scratch") == true
          }
          #expect(try TrainingCase.files(in: "\(place.folder)/\(root)") == before)
        }
      }
    }

    @Test func aDamagedCheckpointIsToldAndKept() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe([TinyRecipe.scratch()])
        try place.interrupt(recipe, root: "run", arm: "scratch", epoch: 2)
        let path = try place.place(recipe, root: "run", "scratch").checkpoint
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        #expect {
          try place.run(recipe, root: "run")
        } throws: {
          ($0 as? GaitlabError)?.found == "the checkpoint is damaged"
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == whole.prefix(whole.count / 2))
      }
    }
  }
#endif
