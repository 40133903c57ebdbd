#if Training
  import Foundation
  import GaitModel
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  /// Teachers that serve all seeds, and what networks read.
  @Suite struct SharedArmTests {
    private func recipe(_ arms: [String], more: String = "") throws -> Recipe {
      try Recipe(
        toml: TinyRecipe.text(arms).replacing(
          "name = \"tiny\"", with: "name = \"tiny\"\nseeds = [3, 4]")
          + more, file: "tiny.toml")
    }

    private func training(_ place: TrainingCase, _ recipe: Recipe, seed: UInt64) -> FoldTraining {
      FoldTraining(
        recipe, data: place.data, fold: place.fold, seed: seed, root: place.folder + "/run",
        recipeFolder: place.folder, program: "test")
    }

    @Test func oneTeacherServesAllSeeds() throws {
      try TrainingCase.with { place in
        let recipe = try recipe([TinyRecipe.teacher + "\nonce = true", TinyRecipe.student("kd")])
        try training(place, recipe, seed: 3).run { _ in }
        let teacher = try #require(recipe.arm("teacher"))
        let path = training(place, recipe, seed: 4).folder(teacher).path
        #expect(path == training(place, recipe, seed: 3).folder(teacher).path)
        let before = try TrainingCase.files(in: path)
        try training(place, recipe, seed: 4).run { _ in }
        #expect(try TrainingCase.files(in: path) == before)
        let student = try #require(recipe.arm("kd"))
        let models = [3, 4].map { training(place, recipe, seed: $0).folder(student).model }
        #expect(
          try Data(contentsOf: URL(filePath: models[0]))
            != Data(contentsOf: URL(filePath: models[1])))
      }
    }

    @Test func whoIsTrainedOnceNeedsTeachersWhoAre() {
      #expect {
        try recipe([TinyRecipe.teacher, TinyRecipe.student("kd") + "\nonce = true"])
      } throws: {
        ($0 as? GaitlabError)?.found.contains("is trained once") == true
      }
    }

    /// A teacher that reads the truth, one that sees footprints, and both of them at once.
    @Test(arguments: ["scale = \"reference\"", "footprint = true"])
    func teachersReadMoreThanTheirStudents(more: String) throws {
      try TrainingCase.with { place in
        let plain = try recipe([TinyRecipe.teacher, TinyRecipe.student("takd")])
        let privileged = try recipe([
          TinyRecipe.teacher + "\n" + more, TinyRecipe.student("takd"),
        ])
        try training(place, plain, seed: 3).run { _ in }
        let before = try place.outcome(plain, root: "run", "takd", seed: 3)
        try FileManager.default.removeItem(atPath: place.folder + "/run")
        try training(place, privileged, seed: 3).run { _ in }
        let after = try place.outcome(privileged, root: "run", "takd", seed: 3)
        #expect(before.epochs != after.epochs)
        #expect(after.epochs.allSatisfy { $0.validationError.isFinite })
      }
    }

    @Test func severalTeachersTeachAsOne() throws {
      try TrainingCase.with { place in
        let second = TinyRecipe.teacher.replacing("\"teacher\"", with: "\"second\"")
          .replacing("width = 2", with: "width = 1")
        let recipe = try recipe([
          TinyRecipe.teacher, second,
          TinyRecipe.student("sckd").replacing(
            "teacher = \"teacher\"", with: "teacher = [\"teacher\", \"second\"]"),
        ])
        let arm = try #require(recipe.arm("sckd"))
        #expect(arm.teachers == [.arm("teacher"), .arm("second")])
        #expect(arm.teacherTitle == "teacher + second")
        try training(place, recipe, seed: 3).run { _ in }
        let outcome = try place.outcome(recipe, root: "run", "sckd", seed: 3)
        #expect(outcome.epochs.count == 2)
        #expect(outcome.epochs.allSatisfy { $0.loss.isFinite })
      }
    }

    @Test func contradictionsAreRefused() {
      let mistakes: [(arms: [String], found: String)] = [
        (
          ["[[arm]]\nname = \"ridge\"\nnetwork = { kind = \"ridge\" }\nfootprint = true"],
          "a scale or footprint of its own"
        ),
        (
          [
            TinyRecipe.teacher,
            TinyRecipe.student("kd").replacing(
              "teacher = \"teacher\"", with: "teacher = [\"teacher\", \"teacher\"]"),
          ], "has a teacher twice"
        ),
      ]
      for mistake in mistakes {
        #expect {
          try recipe(mistake.arms)
        } throws: {
          ($0 as? GaitlabError)?.found.contains(mistake.found) == true
        }
      }
    }

    @Test func layoutsOfACardAreThoseOfTheWindows() throws {
      func layouts(_ text: String) throws -> TrainedLayouts {
        try AugmentationRecipe(try RecipeTable(toml: text, file: "")).layouts
      }
      #expect(try layouts("") == .dense)
      #expect(try layouts("sparse = 0.5") == TrainedLayouts(dense: true, sparseCells: 8...64))
      #expect(try layouts("sparse = 1") == TrainedLayouts(dense: false, sparseCells: 8...64))
    }
  }
#endif
