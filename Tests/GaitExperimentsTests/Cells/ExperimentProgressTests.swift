#if Training
  import Foundation
  import GaitFiles
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct ExperimentProgressTests {
    /// Puts the record of a finished run where training would.
    private func finish(
      _ arm: String, fold: String, seconds: Double, in place: ExperimentCase, _ recipe: Recipe,
      program: String = "test"
    ) throws {
      let folder = RunFolder(root: place.root, fold: fold, seed: 1, arm: arm)
      try folder.create()
      let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
      let known = try #require(recipe.arm(arm))
      let subjects = try #require(grid.folds.first { $0.name == fold })
      var record = RunRecord(
        known, of: recipe, fold: subjects, seed: 1, program: program, fingerprint: "x")
      record.epochs = 4
      record.seconds = seconds
      try RunFolder.write(record, to: folder.record)
    }

    @Test func timeIsThatOfRunsLikeThem() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe(epochs: 4)
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        let nothing = try ExperimentProgress(grid)
        #expect(nothing.secondsLeft == nil)
        #expect(nothing.finished == 0)
        #expect(nothing.all == 9)
        #expect(nothing.unknownArms == ["start", "scratch", "video"])
        #expect(nothing.running.isEmpty)
        try finish("start", fold: "A", seconds: 100, in: place, recipe)
        let some = try ExperimentProgress(grid)
        // Two more starts, and three of scratch by the same network; nothing is known of video.
        #expect(some.unknownArms == ["video"])
        #expect(some.secondsLeft == 500)
        #expect(some.cells.map(\.secondsLeft) == [100, 200, 200])
        try finish("scratch", fold: "A", seconds: 60, in: place, recipe)
        #expect(try ExperimentProgress(grid).secondsLeft == 2 * 160)
      }
    }

    @Test func aRunThatHasBegunTellsItsEpoch() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe(epochs: 4)
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        try finish("start", fold: "A", seconds: 100, in: place, recipe)
        let folder = RunFolder(root: place.root, fold: "B", seed: 1, arm: "start")
        try folder.create()
        try """
        epoch,loss,training RMSE [BW],validation RMSE [BW],learning rate,seconds
        1,0.1,0.2,0.3,0.01,10
        2,0.1,,0.3,0.01,20

        """.write(toFile: folder.epochs, atomically: true, encoding: .utf8)
        let progress = try ExperimentProgress(grid)
        let run = try #require(progress.running.first)
        #expect(progress.running.count == 1)
        #expect(run.fold == "B")
        #expect(run.arm == "start")
        #expect(run.epoch == 2)
        #expect(run.epochs == 4)
        #expect(run.seconds == 30)
        #expect(run.updatedAtUnixSeconds != nil)
        // Two epochs of 15 s, and 100 s of scratch.
        #expect(progress.cells[1].secondsLeft == 130)
      }
    }

    @Test func programsAreCounted() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe(epochs: 4)
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        #expect(try grid.programs().isEmpty)
        try finish("start", fold: "A", seconds: 1, in: place, recipe, program: "old")
        for fold in ["A", "B"] {
          try finish("scratch", fold: fold, seconds: 1, in: place, recipe, program: "new")
        }
        #expect(
          try grid.programs() == [
            .init("new", runs: 2, arms: ["scratch"]), .init("old", runs: 1, arms: ["start"]),
          ])
      }
    }

    @Test func developmentPeopleAreTested() throws {
      try ExperimentCase.with { place in
        func grid(_ people: String) throws -> ExperimentGrid {
          let more = """

            [[hypothesis]]
            name = "1"
            arm = "ridge"
            below = "scratch"
            [analysis]
            developmentPeople = [\(people)]
            """
          return try ExperimentGrid(
            ExperimentCase.recipe(arms: ExperimentCase.arms + more), data: place.data,
            root: place.root)
        }
        let plan = try grid("\"B\"").plan
        #expect(plan.comparisons == [ResultsPlan.Pair("ridge", against: "scratch")])
        for people in ["\"X\"", "\"A\", \"B\", \"C\""] {
          #expect {
            _ = try grid(people)
          } throws: {
            ($0 as? GaitlabError)?.code == .dataRefused
          }
        }
      }
    }
  }
#endif
