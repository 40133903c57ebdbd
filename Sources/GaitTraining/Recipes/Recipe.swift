package import GaitFiles

/// What a run or an experiment does, read from a TOML file: data, schedule, augmentation and arms.
///
/// ```
/// name = "mine"
/// [data]
/// folder = "walks"
/// [[arm]]
/// name = "teacher"
/// network = { depth = 16, width = 3 }
/// [[arm]]
/// name = "takd"
/// network = { depth = 16, width = 1 }
/// teacher = "teacher"
/// losses = [{ name = "takd" }]
/// ```
package struct Recipe: Sendable {
  package let name: String
  package let summary: String
  package let data: DataRecipe
  package let augmentation: AugmentationRecipe
  /// Further ways to evaluate, beside the one of the data.
  package let protocols: [ProtocolRecipe]
  /// In the order in which they can be trained: teachers and starts before those that need them.
  package let arms: [ArmRecipe]
  /// The arm that others are compared with.
  package let baseline: String
  /// Further pairs that are compared.
  package let comparisons: [(arm: String, other: String)]
  package let targets: [TargetRecipe]
  /// What is tested, and on whom.
  package let analysis: AnalysisRecipe
  package let seeds: [UInt64]
  /// The file as it was, to be kept with what comes of it.
  package let text: String

  /// Reads a recipe.
  ///
  /// - Parameters:
  ///   - toml: the file's text.
  ///   - file: its path, for messages.
  /// - Throws: `recipeRefused` for an unknown key, a value of the wrong kind or out of bounds, and
  ///   arms that need what is not there.
  package init(toml: String, file: String) throws(GaitlabError) {
    let top = try RecipeTable(toml: toml, file: file)
    name = try top.folderName("name")
    summary = try top.text("summary", default: "")
    let seeds = try top.integers("seeds", default: [1])
    guard !seeds.isEmpty, Set(seeds).count == seeds.count, seeds.allSatisfy({ $0 >= 0 }) else {
      throw top.refusal("'seeds' is \(seeds)", expected: "different numbers from 0")
    }
    self.seeds = seeds.map(UInt64.init)
    guard let data = try top.table("data") else {
      throw top.refusal("no [data]", expected: "a table with a folder")
    }
    self.data = try DataRecipe(data)
    let empty = try RecipeTable(toml: "", file: file)
    let schedule = try ScheduleRecipe(try top.table("schedule") ?? empty)
    augmentation = try AugmentationRecipe(try top.table("augmentation") ?? empty)
    var protocols: [ProtocolRecipe] = []
    for table in try top.tables("protocol") {
      protocols.append(try ProtocolRecipe(table, base: self.data.options.calibration))
    }
    guard Set(protocols.map(\.name)).count == protocols.count else {
      throw top.refusal("two protocols of one name", expected: "a name for each")
    }
    self.protocols = protocols
    var arms: [ArmRecipe] = []
    for arm in try top.tables("arm") { arms.append(try ArmRecipe(arm, schedule: schedule)) }
    try Self.check(arms, top)
    self.arms = arms
    let shown = arms.filter { !$0.isHidden }.map(\.name)
    baseline = try top.text("baseline", default: shown.first ?? "")
    guard shown.contains(baseline) else {
      throw top.refusal(
        "'baseline' is '\(baseline)'", expected: "one of " + shown.joined(separator: ", "))
    }
    var comparisons: [(arm: String, other: String)] = []
    for table in try top.tables("compare") {
      let pair = (arm: try table.text("arm"), other: try table.text("with"))
      for name in [pair.arm, pair.other] where !shown.contains(name) {
        throw table.refusal("'\(name)'", expected: "one of " + shown.joined(separator: ", "))
      }
      try table.finish()
      comparisons.append(pair)
    }
    self.comparisons = comparisons
    var targets: [TargetRecipe] = []
    for table in try top.tables("target") {
      targets.append(try TargetRecipe(table, arms: shown))
    }
    self.targets = targets
    analysis = try AnalysisRecipe(
      top, arms: arms.filter { $0.network.isDeployable && !$0.isHidden }.map(\.name))
    try top.finish()
    text = toml
  }

  package func arm(_ name: String) -> ArmRecipe? { arms.first { $0.name == name } }

  /// Arms with a row in the tables: shown, and run by the inference core.
  package var evaluatedArms: [ArmRecipe] {
    arms.filter { $0.network.isDeployable && !$0.isHidden }
  }

  /// What the card of an arm's model says in a sentence.
  func summary(of arm: ArmRecipe) -> String { arm.summary.isEmpty ? summary : arm.summary }

  private static func check(_ arms: [ArmRecipe], _ top: RecipeTable) throws(GaitlabError) {
    guard !arms.isEmpty else { throw top.refusal("no [[arm]]", expected: "one or more") }
    var known: [String: ArmRecipe] = [:]
    for arm in arms {
      guard known[arm.name] == nil else {
        throw top.refusal("two arms called '\(arm.name)'", expected: "a name for each")
      }
      let others = arm.teachers.compactMap(\.arm).map { ("teacher", $0) }
      for (key, name) in others + (arm.start.map { [("start", $0)] } ?? []) {
        guard arm.isTrained else {
          throw top.refusal(
            "'\(arm.name)' has a \(key)", expected: "none: nothing of it is trained by gradients")
        }
        guard let other = known[name], other.isTrained else {
          throw top.refusal(
            "'\(arm.name)' has the \(key) '\(name)'", expected: "a network of an arm before it")
        }
        if arm.isTrainedOnce, !other.isTrainedOnce {
          throw top.refusal(
            "'\(arm.name)' is trained once and has the \(key) '\(name)', which is not",
            expected: "once = true for both")
        }
        if key == "start", other.network != arm.network || other.input != arm.input {
          throw top.refusal(
            "'\(arm.name)' starts from '\(name)', a \(other.network.title)",
            expected: "an arm with a \(arm.network.title)")
        }
      }
      known[arm.name] = arm
    }
  }
}
