import GaitFiles

/// What an experiment is meant to show; its tables say whether it did.
package struct TargetRecipe: Equatable, Sendable {
  /// The numbers that targets are set for.
  package enum Measure: String, CaseIterable, Sendable {
    /// RMSE in body weights.
    case rmse
    /// RMSE in percent of the reference's range.
    case nrmse
    /// RMSE of the first and last 15 % of stance by that of the whole recording.
    case edges
  }

  package enum Goal: Equatable, Sendable {
    /// The mean over subjects is no more than a number.
    case atMost(Double)
    /// RMSE is lower than another arm's by a part in percent or more; with a bound for p, if any.
    case below(arm: String, percent: Double, p: Double?)
  }

  package let arm: String
  package let condition: String
  package let measure: Measure
  package let goal: Goal

  /// Reads `arm = "takd", condition = "fresh", measure = "rmse", atMost = 0.044`, or
  /// `arm = "takd", condition = "fresh", below = "scratch", percent = 5, p = 0.05`.
  init(_ table: RecipeTable, arms: [String]) throws(GaitlabError) {
    arm = try table.text("arm")
    condition = try table.text("condition", default: "-")
    measure = try table.choice("measure", default: .rmse)
    let other = try table.text("below", default: "")
    for name in [arm, other] where !name.isEmpty && !arms.contains(name) {
      throw table.refusal("'\(name)'", expected: "one of " + arms.joined(separator: ", "))
    }
    if other.isEmpty {
      goal = .atMost(try table.number("atMost", in: 0...1e6))
    } else {
      let bound = try table.number("p", in: 0...1, default: 1)
      goal = .below(
        arm: other, percent: try table.number("percent", in: -1000...100, default: 0),
        p: bound < 1 ? bound : nil)
    }
    try table.finish()
  }
}
