import GaitAnalysis
import GaitTraining

/// What a planned comparison has around its tables, as a paper has: the question, the data and what they cannot say,
/// and what did not come out.
extension ResultsMarkdown {
  /// The hypotheses, in words that need no table.
  var question: [String] {
    guard let primary else { return [] }
    let hypotheses = primary.outcomes.enumerated().map { index, outcome in
      "\(index + 1). \(escape(outcome.hypothesis.name)): is the \(outcome.metric.title) of "
        + "\(escape(outcome.hypothesis.arm)), over \(escape(outcome.conditions.joined(separator: " and "))), "
        + "below that of \(escape(outcome.hypothesis.below))?"
    }
    return ["", "## The question", ""]
      + ["Asked of \(primary.people.count) people, and written down before anything was run:", ""]
      + hypotheses
  }

  /// What was recorded, and for whom none of it speaks.
  var dataAndLimits: [String] {
    let rows = ownConditions.map { condition in
      [
        escape(condition.condition), "\(condition.people)", "\(condition.recordings)",
        escape(condition.speeds.joined(separator: ", ")),
      ]
    }
    let trained =
      "Whoever is tested is in neither the training nor the choice of an epoch, nor is their teacher's; other "
      + "people choose the epoch. Settings were chosen on people "
      + (primary.map { escape($0.developmentPeople.joined(separator: ", ")) } ?? "of no test")
      + ", who are in no primary test."
    return ["", "## Data, and what they cannot say", "", escape(provenance.caveat), ""]
      + grid(["condition", "people", "recordings", "speeds"], rows) + ["", trained]
  }

  /// Conditions of the data themselves, evaluated as the recipe does.
  var ownConditions: [ConditionResults] {
    table.conditions.filter { condition in
      !protocols.contains { condition.condition.hasSuffix(", \($0)") }
    }
  }

  /// The error under each further way to evaluate, and how it stands to the reference arm.
  var underProtocols: [String] {
    let conditions = table.conditions.filter { !ownConditions.contains($0) }
    guard !conditions.isEmpty else { return [] }
    let arms = table.plan.arms
    let rows = conditions.map { condition in
      [escape(condition.condition)]
        + arms.map { arm in
          guard let results = condition.arm(arm) else { return ResultsText.none }
          let own = ResultsText.number(results.values[.rmse]?.mean, 4)
          let pair = table.plan.reference.map { ResultsPlan.Pair(arm, against: $0) }
          let relative = condition.comparisons.first { $0.pair == pair }
            .map { ", \(ResultsText.percent($0.relativePercent)) %" }
          return own + (relative ?? "")
        }
    }
    let against = table.plan.reference.map { ", and against \(escape($0))" } ?? ""
    return ["", "## \(ranked("Under other protocols", "exploratory"))", ""]
      + ["RMSE [BW], mean over subjects\(against); nobody was trained for these.", ""]
      + grid(["condition"] + arms.map(marked), rows)
  }

  /// Hypotheses and targets that were not reached, so that nobody has to look for them.
  var whatDoesNotHold: [String] {
    guard let primary else { return [] }
    let hypotheses = primary.outcomes.filter { $0.verdict != .reached }.map { outcome in
      let p = outcome.finding.map { ", p (Holm) \(ResultsText.probability($0.holmP))" } ?? ""
      return "- Hypothesis \(escape(outcome.hypothesis.name)): \(outcome.verdict.rawValue)\(p)."
    }
    let others = targets.filter { $0.isReached != true }.map { outcome in
      "- Target \(escape(outcome.target)): \(outcome.isReached == nil ? "open" : "not reached") "
        + "(\(escape(outcome.found)))."
    }
    let missing = table.missing.isEmpty ? [] : ["- Cells are missing, as named above."]
    let lines = hypotheses + others + missing
    return ["", "## What does not hold", ""]
      + (lines.isEmpty ? ["Every hypothesis and every target was reached."] : lines)
  }
}
