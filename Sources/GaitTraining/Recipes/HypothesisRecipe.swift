import GaitFiles

/// A difference between two arms that an experiment is to test, written down before it is run.
package struct HypothesisRecipe: Equatable, Sendable {
  package let name: String
  /// The arm that is expected to have the smaller error.
  package let arm: String
  /// The arm that it is compared with.
  package let below: String
  /// The conditions whose mean is compared; empty for all conditions of the data.
  package let conditions: [String]
  package let measure: TargetRecipe.Measure

  /// Reads `name = "1", arm = "takd", below = "scratch", condition = ["fresh", "worn"],
  /// measure = "rmse"`; condition may be one text as well.
  ///
  /// - Parameters:
  ///   - table: a `[[hypothesis]]`.
  ///   - arms: those with a row in the tables.
  /// - Throws: `recipeRefused` for arms that are not there and keys that mean nothing.
  init(_ table: RecipeTable, arms: [String]) throws(GaitlabError) {
    name = try table.text("name")
    arm = try table.text("arm")
    below = try table.text("below")
    for name in [arm, below] where !arms.contains(name) {
      throw table.refusal("'\(name)'", expected: "one of " + arms.joined(separator: ", "))
    }
    guard !name.isEmpty, arm != below else {
      throw table.refusal(
        name.isEmpty ? "a hypothesis without a name" : "'\(arm)' below itself",
        expected: "a name and two different arms")
    }
    conditions = try Self.conditions(table)
    measure = try table.choice("measure", default: .rmse)
    try table.finish()
  }

  /// One text or a list of different ones; empty without the key.
  private static func conditions(_ table: RecipeTable) throws(GaitlabError) -> [String] {
    if let one = try? table.text("condition", default: "") { return one.isEmpty ? [] : [one] }
    let conditions = (try? table.texts("condition")) ?? []
    guard !conditions.isEmpty, Set(conditions).count == conditions.count,
      !conditions.contains("")
    else {
      throw table.refusal(
        "'\(table.name("condition"))' is not a condition",
        expected: "a text, or a list of different ones")
    }
    return conditions
  }

  /// Whether another hypothesis tests the same.
  func isSame(as other: HypothesisRecipe) -> Bool {
    arm == other.arm && below == other.below && measure == other.measure
      && Set(conditions) == Set(other.conditions)
  }
}

/// The tests that an experiment was planned for: everything else in its tables is exploratory.
package struct AnalysisRecipe: Equatable, Sendable {
  /// The primary tests, in the order of the recipe; Holm's correction is over all of them.
  package let hypotheses: [HypothesisRecipe]
  /// Tested people on whom something was chosen: left out of the primary tests.
  package let developmentPeople: [String]
  /// A corrected p below it is significant.
  package let alpha: Double

  /// Reads every `[[hypothesis]]`, and `[analysis]` with `developmentPeople` and `alpha`.
  ///
  /// - Parameters:
  ///   - top: the whole recipe.
  ///   - arms: those with a row in the tables.
  /// - Throws: `recipeRefused` for what a hypothesis refuses, and for one that is there twice.
  init(_ top: RecipeTable, arms: [String]) throws(GaitlabError) {
    var hypotheses: [HypothesisRecipe] = []
    for table in try top.tables("hypothesis") {
      let hypothesis = try HypothesisRecipe(table, arms: arms)
      if let other = hypotheses.first(where: {
        $0.name == hypothesis.name || $0.isSame(as: hypothesis)
      }) {
        throw table.refusal(
          "'\(hypothesis.name)' beside '\(other.name)'",
          expected: "names and tests that differ")
      }
      hypotheses.append(hypothesis)
    }
    self.hypotheses = hypotheses
    guard let table = try top.table("analysis") else {
      developmentPeople = []
      alpha = 0.05
      return
    }
    developmentPeople = try table.texts("developmentPeople")
    guard Set(developmentPeople).count == developmentPeople.count else {
      throw table.refusal(
        "'\(table.name("developmentPeople"))' names a person twice", expected: "each person once")
    }
    alpha = try table.number("alpha", in: 0.0001...0.5, default: 0.05)
    try table.finish()
  }
}
