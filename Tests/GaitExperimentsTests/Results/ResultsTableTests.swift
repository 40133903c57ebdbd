#if Training
  import GaitAnalysis
  import GaitFiles
  import Testing

  @testable import GaitExperiments

  @Suite struct ResultsTableTests {
    private typealias Make = ExperimentFixture

    private func table(
      _ cells: [CellResult], arms: [String] = ["scratch", "kd"],
      folds: [String] = ["A", "B", "C"], seeds: [String: [UInt64]] = [:]
    ) throws -> ResultsTable {
      try ResultsTable(
        cells, plan: ResultsPlan(arms: arms, folds: folds, seeds: seeds), source: "here")
    }

    @Test func subjectsCountOnceHoweverManyRecordingsAndSeeds() throws {
      // A has two seeds, B one: the mean over subjects is not the mean over recordings.
      let table = try table([
        Make.cell("scratch", "A", seed: 1, rmse: 0.04),
        Make.cell("scratch", "A", seed: 2, rmse: 0.06),
        Make.cell("scratch", "B", seed: 1, rmse: 0.09),
      ])
      let arm = try #require(table.conditions.first?.arm("scratch"))
      let rmse = try #require(arm.values[.rmse])
      #expect(abs(rmse.mean - 0.07) < 1e-12)
      #expect(rmse.n == 2)
      #expect(abs((rmse.sd ?? 0) - 0.04 / 2.0.squareRoot()) < 1e-12)
      #expect(abs((arm.speedRMSE["slow"]?.mean ?? 0) - 0.06) < 1e-12)
      #expect(abs((arm.speedRMSE["fast"]?.mean ?? 0) - 0.08) < 1e-12)
      #expect(table.conditions[0].speeds == ["slow", "fast"])
    }

    @Test func whatIsMissingIsSaid() throws {
      let table = try table(
        [
          Make.cell("scratch", "A", seed: 1, rmse: 0.04),
          Make.cell("scratch", "A", seed: 2, rmse: 0.06),
          Make.cell("scratch", "B", seed: 1, rmse: 0.09),
        ])
      let arm = try #require(table.conditions[0].arm("scratch"))
      #expect(arm.coverage == "2 of 3 folds, 3 of 6 cells")
      #expect(!arm.isComplete)
      #expect(table.conditions[0].arm("kd") == nil)
      #expect(
        table.missing == [
          "scratch: fold B seed 2; fold C seeds 1, 2", "kd: nothing was computed",
        ])
    }

    @Test func aCompleteArmSaysNothingOfCells() throws {
      let table = try table(
        ["A", "B", "C"].map { Make.cell("scratch", $0, rmse: 0.05) }, arms: ["scratch"])
      #expect(table.missing.isEmpty)
      #expect(table.conditions[0].arms[0].coverage == "3 of 3 folds")
      #expect(table.conditions[0].arms[0].isComplete)
    }

    @Test func comparisonsTakeOnlySubjectsThatBothHave() throws {
      // F is much worse and only there from scratch; it must not reach the comparison.
      let made = try Make.table()
      let fresh = try #require(made.table.conditions.first)
      let comparison = try #require(fresh.comparisons.first)
      #expect(comparison.pair == .init("kd", against: "scratch"))
      #expect(comparison.subjects == ["A", "B", "C", "D", "E"])
      #expect(comparison.expectedFolds == 6)
      #expect(abs(comparison.otherMean - 0.07) < 1e-12)
      #expect(abs(comparison.mean - (0.07 - 0.004 * 3)) < 1e-12)
      #expect(abs((comparison.relativePercent ?? 0) + 100 * 0.012 / 0.07) < 1e-9)
      #expect(comparison.betterSubjects == 5)
      #expect(abs(comparison.test.pValue - 2.0 / 32) < 1e-12)
      #expect(abs(comparison.test.medianDifference + 0.012) < 1e-12)
    }

    @Test func severalComparisonsAreCorrected() throws {
      var cells: [CellResult] = []
      let folds = ["A", "B", "C", "D", "E", "F", "G"]
      for (index, fold) in folds.enumerated() {
        cells.append(Make.cell("scratch", fold, rmse: 0.05))
        cells.append(Make.cell("kd", fold, rmse: 0.045 - 0.001 * Double(index)))
        cells.append(
          Make.cell("dist", fold, rmse: index == 0 ? 0.06 : 0.045 + 0.0001 * Double(index)))
      }
      let plan = ResultsPlan(
        arms: ["scratch", "kd", "dist"], folds: folds,
        comparisons: [.init("kd", against: "dist"), .init("kd", against: "scratch")])
      let table = try ResultsTable(cells, plan: plan, source: "here")
      let found = table.conditions[0].comparisons
      #expect(found.map(\.pair.arm) == ["kd", "dist", "kd"])
      #expect(found.map(\.pair.against) == ["scratch", "scratch", "dist"])
      #expect(abs(found[0].test.pValue - 2.0 / 128) < 1e-12)
      #expect(found[0].holmP > found[0].test.pValue)
      #expect(found.map(\.holmP) == HolmCorrection.adjusted(found.map(\.test.pValue)))
    }

    @Test func theOrderOfCellsDoesNotMatter() throws {
      let made = try Make.table()
      let other = try ResultsTable(
        made.cells.reversed(), plan: made.table.plan, source: "fixture")
      #expect(other == made.table)
    }

    @Test func conditionsAndSpeedsComeInTheirUsualOrder() {
      #expect(
        ResultsTable.ordered(["-", "wet", "worn", "dry", "fresh"], first: ["fresh", "worn"])
          == ["fresh", "worn", "dry", "wet", "-"])
    }

    @Test func aMetricWithoutValuesHasNone() throws {
      let table = try table([Make.cell("scratch", "A", rmse: 0.04)])
      let arm = table.conditions[0].arms[0]
      #expect(arm.values[.pearsonR] == nil)
      #expect(arm.values[.toeOffMedian] == nil)
      #expect(arm.values[.initialContactMissed]?.mean == 10)
      #expect(arm.values[.stanceEdgesRatio].map { abs($0.mean - 2.5) < 1e-9 } == true)
    }

    @Test func wrongCellsAreRefused() {
      func found(_ cells: [CellResult]) -> String? {
        do {
          _ = try table(cells)
          return nil
        } catch {
          return (error as? GaitlabError)?.found
        }
      }
      let cell = Make.cell("scratch", "A", rmse: 0.05)
      #expect(found([cell]) == nil)
      #expect(found([cell, cell])?.contains("two results of arm 'scratch', fold 'A'") == true)
      var leaked = cell
      leaked.recordings[0].subject = "B"
      #expect(found([leaked])?.contains("recording of subject B") == true)
      var fewer = Make.cell("kd", "A", rmse: 0.05)
      fewer.recordings.removeLast()
      #expect(found([cell, fewer])?.contains("other recordings") == true)
      var empty = cell
      empty.recordings = []
      #expect(found([empty])?.contains("no recording") == true)
    }
  }
#endif
