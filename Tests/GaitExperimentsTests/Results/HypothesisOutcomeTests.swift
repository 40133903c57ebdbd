#if Training
  import Foundation
  import GaitAnalysis
  import GaitFiles
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct HypothesisOutcomeTests {
    private typealias Make = ExperimentFixture

    private static let people = (0..<10).map(String.init)
    /// Differences of the eight primary people; their test is p = 0.0546875 (scipy 1.17.1).
    private static let gains = [
      0.0031, -0.0012, 0.0047, 0.0025, 0.0008, -0.0004, 0.0062, 0.0019,
    ]

    private func analysis(_ more: String) throws -> AnalysisRecipe {
      try ExperimentCase.recipe(arms: ExperimentCase.arms + "\n" + more).analysis
    }

    /// Three arms from two seeds: the primary people gain as above, and lose as much with ridge's
    /// place taken by the sum of cells; people 8 and 9 are far off.
    private func cells(without left: (String, String, UInt64)? = nil) -> [CellResult] {
      var cells: [CellResult] = []
      for (index, person) in Self.people.enumerated() {
        let gain = index < 8 ? Self.gains[index] : -0.03
        for (arm, change) in [("scratch", 0.0), ("ridge", -gain), ("sum-of-cells", gain)] {
          for seed in [1, 2] as [UInt64] {
            guard left.map({ $0 != (arm, person, seed) }) ?? true else { continue }
            let error = 0.05 + change + (seed == 1 ? 0.002 : -0.002)
            var cell = Make.cell(arm, person, seed: seed, rmse: error)
            // Worn has the half of the difference.
            cell.recordings += Make.cell(
              arm, person, rmse: error - change / 2, condition: "worn"
            ).recordings.map {
              var worn = $0
              worn.recording += "-worn"
              return worn
            }
            cells.append(cell)
          }
        }
      }
      return cells
    }

    private func table(_ cells: [CellResult]) throws -> ResultsTable {
      let arms = ["scratch", "ridge", "sum-of-cells"]
      return try ResultsTable(
        cells,
        plan: ResultsPlan(
          arms: arms, folds: Self.people,
          seeds: Dictionary(uniqueKeysWithValues: arms.map { ($0, [1, 2]) })),
        source: "here")
    }

    private static let two = """
      [[hypothesis]]
      name = "ridge below scratch"
      arm = "ridge"
      below = "scratch"
      condition = "fresh"
      [[hypothesis]]
      name = "sum below scratch"
      arm = "sum-of-cells"
      below = "scratch"
      [analysis]
      developmentPeople = ["8", "9"]
      """

    @Test func primaryPeopleAloneAreTested() throws {
      let cells = cells()
      let outcomes = try HypothesisOutcome.all(
        analysis(Self.two), in: table(cells), cells: cells)
      #expect(outcomes.map(\.people) == [Array(Self.people[..<8]), Array(Self.people[..<8])])
      let ridge = try #require(outcomes[0].finding)
      #expect(abs(ridge.location.estimate + 0.002175) < 1e-9)
      let interval = try #require(ridge.location.interval)
      #expect(abs(interval.lower + 0.00465) < 1e-9)
      #expect(abs(interval.upper - 0.0002) < 1e-9)
      #expect(abs(interval.coverage - 0.9609375) < 1e-12)
      #expect(abs(ridge.test.pValue - 0.0546875) < 1e-12)
      #expect(abs((ridge.test.rankBiserial ?? 0) + 0.7777777777777778) < 1e-9)
      // Two tests with the same p: Holm doubles the first and keeps the order.
      #expect(abs(ridge.holmP - 0.109375) < 1e-12)
      #expect(outcomes[0].verdict == .lower)
      // Both conditions together: three quarters of the difference, on the wrong side.
      let sum = try #require(outcomes[1].finding)
      #expect(outcomes[1].conditions == ["fresh", "worn"])
      #expect(abs(sum.location.estimate - 0.75 * 0.002175) < 1e-9)
      #expect(outcomes[1].verdict == .notLower)
    }

    /// Another way to evaluate the same recordings is no condition of the data.
    @Test func protocolsAreNoConditions() throws {
      let cells = cells().map { cell in
        var cell = cell
        cell.recordings += cell.recordings.map {
          var other = $0
          other.condition += ", three strides"
          other.rmse *= 2
          return other
        }
        return cell
      }
      let outcomes = try HypothesisOutcome.all(
        analysis(Self.two + "\n"), in: table(cells), cells: cells, protocols: ["three strides"])
      #expect(outcomes[1].conditions == ["fresh", "worn"])
      let sum = try #require(outcomes[1].finding)
      #expect(abs(sum.location.estimate - 0.75 * 0.002175) < 1e-9)
      let named = try analysis(
        Self.two.replacing("\"fresh\"", with: "\"fresh, three strides\""))
      let ridge = try #require(
        HypothesisOutcome.all(named, in: table(cells), cells: cells)[0].finding)
      #expect(abs(ridge.location.estimate + 2 * 0.002175) < 1e-9)
    }

    @Test func aDifferenceIsReachedBelowAlpha() throws {
      let cells = cells()
      let analysis = try analysis(
        Self.two.replacing("[analysis]", with: "[analysis]\nalpha = 0.11"))
      let outcomes = try HypothesisOutcome.all(analysis, in: table(cells), cells: cells)
      #expect(outcomes.map(\.verdict) == [.reached, .notLower])
    }

    @Test func nothingIsTestedBeforeAllIsThere() throws {
      let cells = cells(without: ("ridge", "3", 2))
      let outcomes = try HypothesisOutcome.all(
        analysis(Self.two), in: table(cells), cells: cells)
      #expect(outcomes[0].verdict == .open)
      #expect(outcomes[0].finding == nil)
      #expect(outcomes[0].people.count == 7)
      #expect(outcomes[0].expectedPeople == 8)
      // The open one counts among the two.
      let sum = try #require(outcomes[1].finding)
      #expect(abs(sum.holmP - 2 * sum.test.pValue) < 1e-12)
      // Development people need not be there.
      let rest = self.cells(without: ("ridge", "9", 2))
      #expect(
        try HypothesisOutcome.all(analysis(Self.two), in: table(rest), cells: rest)[0].verdict
          == .lower)
      // A condition that nobody was recorded under stays open.
      let unknown = try analysis(Self.two.replacing("\"fresh\"", with: "[\"fresh\", \"wet\"]"))
      #expect(
        try HypothesisOutcome.all(unknown, in: table(rest), cells: rest)[0].verdict == .open)
    }

    @Test func documentsAreInTheOrderOfAPaper() throws {
      let cells = cells()
      let table = try table(cells)
      let primary = try #require(
        PrimaryResults(analysis(Self.two), in: table, cells: cells))
      let text = ResultsMarkdown(table, provenance: Make.provenance, primary: primary).text
      let heads = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
      #expect(
        heads.prefix(5) == [
          "## The question", "## Data, and what they cannot say", "## Methods",
          "## Primary hypotheses", "## In short (secondary: all people)",
        ])
      #expect(heads.last == "## What does not hold")
      for part in [
        "| ridge below scratch | ridge | scratch | fresh | RMSE [BW] | 8 of 8 |",
        "| -0.00465 to 0.00020 (96.1 %) | -0.78 | 0.0547 | 0.1094 | lower, not significant |",
        "| fresh + worn |", "| not lower |", "people without 8, 9", "Hodges and Lehmann 1963",
        "### Comparisons of RMSE (exploratory)", "p (Holm) &lt; 0.0500",
        "1. ridge below scratch: is the RMSE [BW] of ridge, over fresh, below that of scratch?",
        "| condition | people | recordings | speeds |", "| fresh | 10 | ",
        "chosen on people 8, 9, who are in no primary test",
        "- Hypothesis ridge below scratch: lower, not significant, p (Holm) 0.1094.",
      ] {
        #expect(text.contains(part), "\(part)")
      }
      let json = ResultsJSON(
        table, cells: [], provenance: Make.provenance, primary: primary
      ).text
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let hypotheses = try #require(object["hypotheses"] as? [[String: Any]])
      #expect(
        hypotheses.map { $0["verdict"] as? String } == ["lower, not significant", "not lower"])
      let analysis = try #require(object["analysis"] as? [String: Any])
      #expect(analysis["developmentPeople"] as? [String] == ["8", "9"])
      #expect((analysis["primaryPeople"] as? [String])?.count == 8)
    }

    @Test func withoutThemDocumentsAreAsBefore() throws {
      let cells = cells()
      let table = try table(cells)
      let none = try analysis("")
      #expect(PrimaryResults(none, in: table, cells: cells) == nil)
      let text = ResultsMarkdown(table, provenance: Make.provenance).text
      for word in ["Primary", "secondary", "exploratory", "hypothes"] {
        #expect(!text.contains(word), "\(word)")
      }
      let json = ResultsJSON(table, cells: [], provenance: Make.provenance).text
      for key in ["hypotheses", "analysis", "programs"] { #expect(!json.contains("\"\(key)\"")) }
    }

    @Test func programsAreNamedWhereTheyDiffer() throws {
      let cells = cells()
      let table = try table(cells)
      var provenance = Make.provenance
      provenance.programs = [.init("gaitlab 1, commit a", runs: 40, arms: ["scratch", "ridge"])]
      #expect(
        ResultsMarkdown(table, provenance: provenance).text
          == ResultsMarkdown(table, provenance: Make.provenance).text)
      provenance.programs.append(.init("gaitlab 1, commit b", runs: 2, arms: ["ridge"]))
      let text = ResultsMarkdown(table, provenance: provenance).text
      for part in [
        "different programs", "- gaitlab 1, commit a: 40 runs (scratch, ridge)",
        "- gaitlab 1, commit b: 2 runs (ridge)", "| ridge &dagger; |", "| scratch |",
      ] {
        #expect(text.contains(part), "\(part)")
      }
      let json = ResultsJSON(table, cells: [], provenance: provenance).text
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let programs = (object["provenance"] as? [String: Any])?["programs"] as? [[String: Any]]
      #expect(programs?.map { $0["runs"] as? Int } == [40, 2])
    }
  }
#endif
