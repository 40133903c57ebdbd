import GaitAnalysis
import GaitFiles
import GaitTraining

extension ResultsJSON {
  /// Keys that are there with primary hypotheses only.
  var primaryMembers: [(key: String, value: JSONValue)] {
    guard let primary else { return [] }
    return [
      (
        "analysis",
        .object([
          ("alpha", .number(primary.alpha)),
          ("primaryPeople", .array(primary.people.map(JSONValue.string))),
          ("developmentPeople", .array(primary.developmentPeople.map(JSONValue.string))),
          ("definitions", .array(primary.definitions.map(JSONValue.string))),
        ])
      ),
      ("hypotheses", .array(primary.outcomes.map(hypothesis))),
    ]
  }

  private func hypothesis(_ outcome: HypothesisOutcome) -> JSONValue {
    let finding = outcome.finding
    let interval = finding?.location.interval
    return .object([
      ("name", .string(outcome.hypothesis.name)), ("arm", .string(outcome.hypothesis.arm)),
      ("below", .string(outcome.hypothesis.below)),
      ("conditions", .array(outcome.conditions.map(JSONValue.string))),
      ("measure", .string(outcome.metric.rawValue)),
      ("people", .array(outcome.people.map(JSONValue.string))),
      ("expectedPeople", .integer(outcome.expectedPeople)),
      ("mean", JSONValue(finding?.mean)), ("otherMean", JSONValue(finding?.otherMean)),
      ("relativePercent", JSONValue(finding?.relativePercent)),
      ("difference", JSONValue(finding?.location.estimate)),
      ("lower", JSONValue(interval?.lower)), ("upper", JSONValue(interval?.upper)),
      ("coverage", JSONValue(interval?.coverage)),
      ("rankBiserial", JSONValue(finding?.test.rankBiserial)),
      ("positiveRankSum", JSONValue(finding?.test.positiveRankSum)),
      ("negativeRankSum", JSONValue(finding?.test.negativeRankSum)),
      ("p", JSONValue(finding?.test.pValue)), ("pHolm", JSONValue(finding?.holmP)),
      ("verdict", .string(outcome.verdict.rawValue)),
    ])
  }

  /// Which programs made the runs, where it is not one.
  var programMembers: [(key: String, value: JSONValue)] {
    guard provenance.isMixed else { return [] }
    return [
      (
        "programs",
        .array(
          provenance.programs.map {
            .object([
              ("program", .string($0.name)), ("runs", .integer($0.runs)),
              ("arms", .array($0.arms.map(JSONValue.string))),
            ])
          })
      )
    ]
  }
}
