package import GaitTraining

/// The tests that an experiment was planned for, with who takes part in them.
package struct PrimaryResults: Equatable, Sendable {
  package let outcomes: [HypothesisOutcome]
  /// Tested people on whom nothing was chosen.
  package let people: [String]
  /// Tested people on whom something was chosen; in the secondary tables only.
  package let developmentPeople: [String]
  package let alpha: Double

  /// Tests the hypotheses of a recipe; nil without any.
  ///
  /// - Parameters:
  ///   - analysis: the recipe's.
  ///   - table: the means of every subject.
  ///   - cells: what the table was made of.
  ///   - protocols: further ways to evaluate; `fresh, NAME` is no condition of the data.
  package init?(
    _ analysis: AnalysisRecipe, in table: ResultsTable, cells: [CellResult],
    protocols: [String] = []
  ) {
    guard !analysis.hypotheses.isEmpty else { return nil }
    outcomes = HypothesisOutcome.all(
      analysis, in: table, cells: cells, protocols: protocols)
    people = table.plan.folds.filter { !analysis.developmentPeople.contains($0) }
    developmentPeople = analysis.developmentPeople
    alpha = analysis.alpha
  }

  /// What the numbers of the primary table are.
  package var definitions: [String] {
    let left =
      developmentPeople.isEmpty
      ? "all tested people"
      : "the tested people without \(developmentPeople.joined(separator: ", ")), on whom settings "
        + "were chosen"
    return [
      "Primary people (\(people.count)): \(left). Value of a person: mean over recordings and seeds, "
        + "then over the conditions. Nothing is tested before every cell of both arms is there.",
      "Difference: Hodges-Lehmann estimate of arm - other, the median of all means of two people's "
        + "differences (Hodges and Lehmann 1963); negative is better. Interval: distribution-free, "
        + "from the exact signed-rank distribution, at least 95 %; what it covers in fact stands "
        + "behind it.",
      "Effect: matched-pairs rank-biserial correlation (W+ - W-) / (W+ + W-), from -1 (lower on "
        + "everybody) to 1 (Kerby 2014). p: Wilcoxon signed-rank, exact, two-sided. p (Holm): "
        + "corrected for the \(outcomes.count) hypotheses of the recipe (Holm 1979), open ones "
        + "among them.",
      "Reached: difference below zero and p (Holm) < \(ResultsText.number(alpha, 4)). Lower, not "
        + "significant: difference below zero without that. Not lower: any other difference. Open: "
        + "cells are missing.",
    ]
  }
}
