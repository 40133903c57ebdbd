import GaitSession

/// One row of the results: a network, and how it is taught.
package struct ArmRecipe: Equatable, Sendable {
  package let name: String
  package let network: NetworkRecipe
  /// Who teaches; nil where nobody does.
  package let teacher: Teacher?
  /// The arm whose best weights this one starts from; nil for weights of the seed.
  package let start: String?
  package let losses: [LossRecipe]
  package let schedule: ScheduleRecipe
  /// What the card of its model says in one sentence; empty for the recipe's summary.
  package let summary: String
  /// Whether it is only a step towards others and has no row of its own.
  package let isHidden: Bool

  /// Who teaches an arm.
  package enum Teacher: Equatable, Sendable {
    /// An arm of the same recipe, trained on the same fold.
    case arm(String)
    /// A model file, by its path from the recipe's folder. Whoever uses one answers for it that it
    /// has not seen the tested subject.
    case file(String)

    package var arm: String? { if case .arm(let name) = self { name } else { nil } }

    package var title: String {
      switch self {
      case .arm(let name), .file(let name): name
      }
    }
  }

  /// Whether there is anything to train.
  package var isTrained: Bool { network.shape != nil }

  init(_ table: RecipeTable, schedule: ScheduleRecipe) throws(SessionError) {
    name = try table.text("name")
    guard !name.isEmpty, name.count <= 40,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else {
      throw table.refusal(
        "'\(table.name("name"))' is '\(name)'",
        expected: "1 to 40 letters, digits and hyphens; it names a folder")
    }
    guard let network = try table.table("network") else {
      throw table.refusal(
        "no '\(table.name("network"))'", expected: "a table such as { depth = 16 }")
    }
    self.network = try NetworkRecipe(network)
    let teacher = try table.text("teacher", default: "")
    self.teacher =
      teacher.isEmpty ? nil : teacher.hasSuffix(".safetensors") ? .file(teacher) : .arm(teacher)
    let start = try table.text("start", default: "")
    self.start = start.isEmpty ? nil : start
    summary = try table.text("summary", default: "")
    isHidden = try table.flag("hidden", default: false)
    var losses: [LossRecipe] = []
    for loss in try table.tables("losses") { losses.append(try LossRecipe(loss)) }
    self.losses = losses
    if let own = try table.table("schedule") {
      self.schedule = try ScheduleRecipe(own, base: schedule)
    } else {
      self.schedule = schedule
    }
    guard losses.isEmpty == (self.teacher == nil) else {
      throw table.refusal(
        losses.isEmpty ? "'\(name)' has a teacher and no losses" : "'\(name)' has no teacher",
        expected: "a teacher together with losses")
    }
    try table.finish()
  }
}
