#if Training
  import Foundation
  import GaitFiles
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct ExperimentGridTests {
    @Test func jobsAreFoldsAndSeedsAndCellsWhatIsFinished() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe(more: "seeds = [1, 4]")
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        let titles = ["A", "B", "C"].map { "fold \($0), seed 1" }
        #expect(
          try grid.jobs().map(\.title)
            == titles + titles.map { $0.replacing("seed 1", with: "seed 4") })
        #expect(try grid.jobs().allSatisfy { $0.finished == 0 && $0.all == 3 && !$0.isFinished })
        #expect(try grid.cells().isEmpty)
        #expect(grid.plan.arms == ExperimentCase.rows)
        #expect(grid.plan.folds == ["A", "B", "C"])
        #expect(grid.plan.seeds == ["sum-of-cells": [1, 4], "ridge": [1, 4], "scratch": [1, 4]])
        #expect(grid.plan.reference == "scratch")
        let solved: Set = ["ridge", "sum-of-cells"]
        try place.run(recipe, fold: 1).run(arms: solved, report: { _ in }, evaluating: { _ in })
        #expect(try grid.jobs().map(\.finished) == [0, 2, 0, 0, 0, 0])
        #expect(try grid.cells().map { "\($0.arm) \($0.fold)" } == ["sum-of-cells B", "ridge B"])
        try place.run(recipe, fold: 1).run(arms: nil, report: { _ in }, evaluating: { _ in })
        #expect(try grid.jobs().map(\.isFinished) == [false, true, false, false, false, false])
      }
    }

    @Test func foldsMayBeTheRecipes() throws {
      try ExperimentCase.with(subjects: ["A", "B", "C", "D"]) { place in
        let named = try ExperimentCase.recipe()
        #expect(try ExperimentGrid.folds(of: named, data: place.data).count == 4)
        func folds(_ text: String) throws -> [SubjectFold] {
          let recipe = try Recipe(
            toml: named.text.replacing(
              "folder = \"walks\"", with: "folder = \"walks\"\nfold = [\(text)]"),
            file: "tiny.toml")
          return try ExperimentGrid.folds(of: recipe, data: place.data)
        }
        let own = try folds("{ test = [\"A\", \"C\"], validation = \"D\" }")
        #expect(own.map(\.name) == ["A+C"])
        #expect(own.map(\.training) == [["B"]])
        for wrong in [
          "{ test = [\"A\", \"X\"], validation = \"D\" }", "{ test = [], validation = \"D\" }",
          "{ test = [\"A\", \"A\"], validation = \"D\" }",
          "{ test = [\"A\"], validation = \"A\" }",
          "{ test = [\"A\", \"B\", \"C\"], validation = \"D\" }",
        ] {
          #expect {
            _ = try folds(wrong)
          } throws: {
            ($0 as? GaitlabError)?.code == .dataRefused
          }
        }
      }
    }

    @Test func aFoldOfTwoIsACellForEach() throws {
      try ExperimentCase.with(subjects: ["A", "B", "C", "D"]) { place in
        let text = try ExperimentCase.recipe().text.replacing(
          "folder = \"walks\"",
          with: "folder = \"walks\"\nfold = [{ test = [\"A\", \"C\"], validation = \"D\" }]")
        let recipe = try Recipe(toml: text, file: "tiny.toml")
        try place.run(recipe).run(arms: ["ridge"], report: { _ in }, evaluating: { _ in })
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        let cells = try grid.cells()
        #expect(cells.map(\.fold) == ["A", "C"])
        #expect(cells.map { $0.recordings.map(\.subject) } == [["A"], ["C"]])
      }
    }

    @Test func resultsAreWrittenOfWhatIsFinished() throws {
      try ExperimentCase.with { place in
        let recipe = try ExperimentCase.recipe(
          arms: ExperimentCase.arms + "\n[[compare]]\narm = \"ridge\"\nwith = \"sum-of-cells\"")
        let grid = try ExperimentGrid(recipe, data: place.data, root: place.root)
        #expect {
          _ = try ResultsFolder(grid, provenance: ExperimentFixture.provenance)
        } throws: {
          ($0 as? GaitlabError)?.found == "no cell of 'tiny' is finished"
        }
        let solved: Set = ["ridge", "sum-of-cells"]
        for fold in 0..<3 {
          try place.run(recipe, fold: fold).run(
            arms: solved, report: { _ in }, evaluating: { _ in })
        }
        let results = place.folder + "/results"
        try FileManager.default.createDirectory(
          atPath: results, withIntermediateDirectories: true)
        let paths = try ResultsFolder(grid, provenance: ExperimentFixture.provenance)
          .write(to: results)
        let names: Set = [
          "results.json", "results.csv", "results.md", "rmse.svg", "phases.svg",
          "pair-ridge-sum-of-cells.svg",
        ]
        #expect(Set(paths) == Set(names.map { results + "/" + $0 }))
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: results)) == names)
        let table = try String(contentsOfFile: results + "/results.md", encoding: .utf8)
        for arm in solved { #expect(table.contains(arm), "\(arm)") }
        #expect(table.contains("scratch"))
        let rows = try String(contentsOfFile: results + "/results.csv", encoding: .utf8)
          .split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count == 1 + 2 * 3)
        // A second time the same files are written over.
        _ = try ResultsFolder(grid, provenance: ExperimentFixture.provenance).write(to: results)
        #expect(try FileManager.default.contentsOfDirectory(atPath: results).count == names.count)
      }
    }
  }
#endif
