package import GaitAnalysis
package import GaitTraining

/// A hypothesis and what the primary people say to it.
package struct HypothesisOutcome: Equatable, Sendable {
  package enum Verdict: String, Equatable, Sendable {
    /// The difference is below zero and its corrected p below alpha.
    case reached
    case lower = "lower, not significant"
    case notLower = "not lower"
    /// Cells are missing: nothing is tested before all are there.
    case open
  }

  /// The test, once everything is there for it.
  package struct Finding: Equatable, Sendable {
    /// Means over the primary people, of the arm and of the one it is compared with.
    package let mean: Double
    package let otherMean: Double
    /// Of the differences arm - other.
    package let location: HodgesLehmann
    package let test: WilcoxonSignedRank
    /// The test's p corrected for all hypotheses of the recipe (Holm 1979).
    package fileprivate(set) var holmP: Double

    /// 100 (arm - other) / other of the means, in percent: negative is better; nil if other is zero.
    package var relativePercent: Double? {
      otherMean > 0 ? 100 * (mean - otherMean) / otherMean : nil
    }
  }

  package let hypothesis: HypothesisRecipe
  /// The conditions whose mean is compared.
  package let conditions: [String]
  package let metric: ResultsMetric
  /// Primary people who have all cells of both arms, and how many there are to be.
  package let people: [String]
  package let expectedPeople: Int
  package private(set) var finding: Finding?
  package let alpha: Double

  package var verdict: Verdict {
    guard let finding else { return .open }
    guard finding.location.estimate < 0 else { return .notLower }
    return finding.holmP < alpha ? .reached : .lower
  }

  /// Tests all hypotheses of a recipe.
  ///
  /// Holm's correction counts those that are open as well, so that a p does not grow when they
  /// come in.
  ///
  /// - Parameters:
  ///   - analysis: the hypotheses and who is left out of them.
  ///   - table: the means of every subject.
  ///   - cells: what the table was made of, to see what is missing.
  ///   - protocols: further ways to evaluate; `fresh, NAME` is no condition of the data.
  /// - Returns: an outcome for each hypothesis, in the same order.
  package static func all(
    _ analysis: AnalysisRecipe, in table: ResultsTable, cells: [CellResult],
    protocols: [String] = []
  ) -> [HypothesisOutcome] {
    let there = Set(cells.map { Cell(arm: $0.arm, fold: $0.fold, seed: $0.seed) })
    let all = table.conditions.map(\.condition).filter { condition in
      !protocols.contains { condition.hasSuffix(", \($0)") }
    }
    var outcomes = analysis.hypotheses.map {
      HypothesisOutcome($0, analysis: analysis, table: table, all: all, there: there)
    }
    let corrected = HolmCorrection.adjusted(outcomes.map { $0.finding?.test.pValue ?? 1 })
    for index in outcomes.indices { outcomes[index].finding?.holmP = corrected[index] }
    return outcomes
  }

  private struct Cell: Hashable {
    var arm: String
    var fold: String
    var seed: UInt64
  }

  private init(
    _ hypothesis: HypothesisRecipe, analysis: AnalysisRecipe, table: ResultsTable,
    all: [String], there: Set<Cell>
  ) {
    let plan = table.plan
    let primary = plan.folds.filter { !analysis.developmentPeople.contains($0) }
    let metric = hypothesis.measure.metric
    var (people, values, others): ([String], [Double], [Double]) = ([], [], [])
    for person in primary {
      let isWhole = [hypothesis.arm, hypothesis.below].allSatisfy { arm in
        (plan.seeds[arm] ?? []).allSatisfy {
          there.contains(Cell(arm: arm, fold: person, seed: $0))
        }
      }
      guard isWhole,
        let value = Self.value(
          of: person, hypothesis.arm, metric, hypothesis.conditions, of: all, in: table),
        let other = Self.value(
          of: person, hypothesis.below, metric, hypothesis.conditions, of: all, in: table)
      else { continue }
      people.append(person)
      values.append(value)
      others.append(other)
    }
    self.hypothesis = hypothesis
    self.metric = metric
    conditions = hypothesis.conditions.isEmpty ? all : hypothesis.conditions
    self.people = people
    expectedPeople = primary.count
    alpha = analysis.alpha
    finding = nil
    guard people.count == primary.count else { return }
    let differences = zip(values, others).map { $0 - $1 }
    guard let location = HodgesLehmann(differences: differences),
      let test = WilcoxonSignedRank(differences: differences)
    else { return }
    finding = Finding(
      mean: MeanSD(values).mean, otherMean: MeanSD(others).mean, location: location, test: test,
      holmP: test.pValue)
  }

  /// The mean over conditions of a person's means over recordings and seeds; nil if one is missing.
  ///
  /// Where no conditions are wanted by name, those of all count under which the person was recorded.
  private static func value(
    of person: String, _ arm: String, _ metric: ResultsMetric, _ wanted: [String],
    of all: [String], in table: ResultsTable
  ) -> Double? {
    let found = (wanted.isEmpty ? all : wanted).map { name in
      table.conditions.first { $0.condition == name }?.arm(arm)?.subject(person)
    }
    let subjects = wanted.isEmpty ? found.filter { $0 != nil } : found
    let values = subjects.compactMap { $0?.values[metric] }
    return values.count == subjects.count && !values.isEmpty ? MeanSD(values).mean : nil
  }
}
