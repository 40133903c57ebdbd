import GaitAnalysis
import GaitTraining

extension ResultsMarkdown {
  /// The primary hypotheses, before anything else is shown; empty without any.
  var primarySection: [String] {
    guard let primary else { return [] }
    let heads = [
      "hypothesis", "arm", "below", "condition", "measure", "people", "mean", "of the other",
      "relative [%]", "difference", "interval", "effect", "p", "p (Holm)", "",
    ]
    return ["", "## Primary hypotheses", ""]
      + ["Written into the recipe; every other comparison below is secondary or exploratory.", ""]
      + grid(heads, primary.outcomes.map(row)) + [""]
      + primary.definitions.map { "- \(escape($0))" }
  }

  private func row(_ outcome: HypothesisOutcome) -> [String] {
    let decimals = outcome.metric.decimals
    let hypothesis = outcome.hypothesis
    let finding = outcome.finding
    let names = [
      escape(hypothesis.name), escape(hypothesis.arm), escape(hypothesis.below),
      escape(outcome.conditions.joined(separator: " + ")), outcome.metric.title,
      "\(outcome.people.count) of \(outcome.expectedPeople)",
    ]
    let numbers = [
      ResultsText.number(finding?.mean, decimals), ResultsText.number(finding?.otherMean, decimals),
      ResultsText.percent(finding?.relativePercent),
      ResultsText.number(finding?.location.estimate, decimals + 1),
      finding.map { interval($0.location, decimals + 1) } ?? ResultsText.none,
      ResultsText.number(finding?.test.rankBiserial, 2),
      finding.map { ResultsText.probability($0.test.pValue) } ?? ResultsText.none,
      finding.map { ResultsText.probability($0.holmP) } ?? ResultsText.none,
    ]
    let verdict = outcome.verdict
    return names + numbers + [verdict == .reached ? "**\(verdict.rawValue)**" : verdict.rawValue]
  }

  /// Such as `-0.00410 to -0.00020 (96.1 %)`.
  private func interval(_ location: HodgesLehmann, _ decimals: Int) -> String {
    guard let interval = location.interval else {
      return "none: \(location.n) differences are too few"
    }
    return "\(ResultsText.number(interval.lower, decimals)) to "
      + "\(ResultsText.number(interval.upper, decimals)) "
      + "(\(ResultsText.number(100 * interval.coverage, 1)) %)"
  }

  /// Words that tell a table's rank, where there are primary hypotheses to tell it from.
  func ranked(_ title: String, _ rank: String) -> String {
    primary == nil ? title : "\(title) (\(rank))"
  }

  /// Who the secondary tables are of, as lines; empty without primary hypotheses.
  var secondaryNote: [String] {
    guard let primary else { return [] }
    let left = primary.developmentPeople
    let people =
      left.isEmpty
      ? "All tested people are primary."
      : "All tested people, \(left.joined(separator: ", ")) among them, on whom settings were "
        + "chosen."
    return [escape(people) + " Comparisons are exploratory.", ""]
  }
}
