#if Training
  import Foundation
  import GaitAnalysis
  import GaitFiles
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct FoldRunTests {
    private func cells(_ run: FoldRun) throws -> [CellResult] {
      try run.run(arms: nil, report: { _ in }, evaluating: { _ in })
    }

    @Test func everyArmWithARowIsMeasuredOnceAndKept() throws {
      try ExperimentCase.with { place in
        let run = try place.run(ExperimentCase.recipe())
        let cells = try cells(run)
        #expect(cells.map(\.arm) == ExperimentCase.rows)
        #expect(cells.allSatisfy { $0.fold == "A" && $0.seed == 1 })
        #expect(cells.map { $0.recordings.map(\.subject) } == [["A"], ["A"], ["A"]])
        #expect(cells.map(\.epochs) == [nil, nil, 1])
        #expect(cells.map { $0.parameters ?? 0 }[..<2] == [0, 129])
        for arm in ["start", "video"] {
          #expect(!FileManager.default.fileExists(atPath: place.place(arm).metrics), "\(arm)")
          #expect(FileManager.default.fileExists(atPath: place.place(arm).record), "\(arm)")
        }
        for cell in cells {
          let kept = try RunFolder.decode(
            FinishedCells.self, from: place.place(cell.arm).metrics)
          #expect(kept?.cells == [cell])
        }
        let before = try place.files()
        #expect(try self.cells(run) == cells)
        #expect(try place.files() == before)
      }
    }

    @Test func onlyWhatIsAskedForIsMeasured() throws {
      try ExperimentCase.with { place in
        let cells = try place.run(ExperimentCase.recipe()).run(
          arms: ["ridge"], report: { _ in }, evaluating: { _ in })
        #expect(cells.map(\.arm) == ["ridge"])
        let names = try FileManager.default.contentsOfDirectory(
          atPath: place.root + "/fold-A/seed-1")
        #expect(names == ["ridge"])
      }
    }

    /// Metrics of a model that is no longer there are not believed.
    @Test func anotherModelIsMeasuredAgain() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe()
        let cells = try cells(try place.run(recipe))
        let metrics = place.place("ridge").metrics
        var stale = try #require(try RunFolder.decode(FinishedCells.self, from: metrics))
        stale.cells[0].recordings[0].rmse = 99
        try RunFolder.write(stale, to: metrics)
        // As long as they are of this model they are kept.
        #expect(try self.cells(try place.run(recipe))[1].recordings[0].rmse == 99)
        let other = try ExperimentCase.recipe(
          arms: ExperimentCase.arms.replacing(
            "kind = \"ridge\"", with: "kind = \"ridge\", penalty = 10"))
        for file in [place.place("ridge").record, place.place("ridge").model] {
          try FileManager.default.removeItem(atPath: file)
        }
        let again = try self.cells(try place.run(other))
        #expect(again[1].recordings[0].rmse < 1)
        #expect(again[1].recordings[0].rmse != cells[1].recordings[0].rmse)
        #expect(again[2] == cells[2])
      }
    }

    /// Recipes that share runs evaluate them in ways of their own; neither undoes what the other found.
    @Test func waysOfOtherRecipesAreKept() throws {
      try ExperimentCase.with { place in
        let way = "\n[[protocol]]\nname = \"NAME\"\nscale = \"strides\"\n"
        func recipe(_ ways: [String]) throws -> Recipe {
          let more = ways.map { way.replacing("NAME", with: $0) }.joined()
          return try ExperimentCase.recipe(arms: ExperimentCase.arms + more)
        }
        func conditions(_ cells: [CellResult]) -> [Set<String>] {
          cells.map { Set($0.recordings.map(\.condition)) }
        }
        let (first, second) = (try recipe(["first"]), try recipe(["second"]))
        let found = conditions(try cells(try place.run(first)))
        #expect(found.allSatisfy { $0.contains { $0.hasSuffix(", first") } })
        func isFinished(_ recipe: Recipe) throws -> Bool {
          try ExperimentGrid(recipe, data: place.data, root: place.root).jobs()[0].isFinished
        }
        #expect(try isFinished(first))
        #expect(try !isFinished(second))
        let other = conditions(try cells(try place.run(second)))
        #expect(other.allSatisfy { !$0.contains { $0.hasSuffix(", first") } && $0.count > 1 })
        let before = try place.files()
        #expect(conditions(try cells(try place.run(first))) == found)
        #expect(try isFinished(first) && isFinished(second))
        #expect(try place.files() == before)
        let grid = try ExperimentGrid(second, data: place.data, root: place.root)
        #expect(conditions(try grid.cells()) == other)
      }
    }

    /// A way may take other recordings of the same people.
    @Test func waysMayHaveRecordingsOfTheirOwn() throws {
      try ExperimentCase.with { place in
        let copy = place.folder + "/others"
        try FileManager.default.copyItem(atPath: place.data.folder, toPath: copy)
        let way = "\n[[protocol]]\nname = \"others\"\nfolder = \"FOLDER\"\n"
        let recipe = try ExperimentCase.recipe(
          arms: ExperimentCase.arms + way.replacing("FOLDER", with: "others"))
        let cell = try #require(try cells(try place.run(recipe)).last)
        let own = cell.recordings.filter { !$0.condition.hasSuffix(", others") }
        let theirs = cell.recordings.filter { $0.condition.hasSuffix(", others") }
        #expect(own.map(\.rmse) == theirs.map(\.rmse))
        #expect(!own.isEmpty)
        let missing = try ExperimentCase.recipe(
          arms: ExperimentCase.arms + way.replacing("FOLDER", with: "nowhere"))
        #expect(throws: GaitlabError.self) { try cells(try place.run(missing)) }
      }
    }

    /// Numbers that are new today are taken again, but only where the model is still there.
    @Test func resultsFromBeforeAreTakenAgain() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe()
        let cells = try cells(try place.run(recipe))
        for arm in ["ridge", "scratch"] {
          let metrics = place.place(arm).metrics
          var old = try #require(try RunFolder.decode(FinishedCells.self, from: metrics))
          old.edition = nil
          old.cells[0].recordings[0].impulse = nil
          try RunFolder.write(old, to: metrics)
        }
        try FileManager.default.removeItem(atPath: place.place("scratch").model)
        let again = try self.cells(try place.run(recipe))
        #expect(again[1] == cells[1])
        #expect(again[1].recordings[0].impulse?.steps ?? 0 > 0)
        #expect(again[2].recordings[0].impulse == nil)
        #expect(again[2].recordings[0].rmse == cells[2].recordings[0].rmse)
      }
    }

    /// An arm that fails takes no other with it.
    @Test func armsThatDivergeLeaveTheOthersMeasured() throws {
      try ExperimentCase.with { place in
        let wild = """
          [[arm]]
          name = "wild"
          network = { depth = 10 }
          teacher = "scratch"
          losses = [{ name = "kd", weights = { output = 1e9 } }]
          schedule = { optimizer = "sgd", learningRate = 1, clipNorm = 1e6, warmUpBatches = 0, epochs = 5 }
          """
        let recipe = try ExperimentCase.recipe(arms: ExperimentCase.arms + "\n" + wild)
        #expect {
          _ = try cells(try place.run(recipe))
        } throws: {
          ($0 as? GaitlabError)?.code == .trainingFailed
            && ($0 as? GaitlabError)?.found.hasSuffix(": wild") == true
        }
        for arm in ExperimentCase.rows {
          #expect(FileManager.default.fileExists(atPath: place.place(arm).metrics), "\(arm)")
        }
        #expect(!FileManager.default.fileExists(atPath: place.place("wild").metrics))
      }
    }
  }
#endif
