import GaitFiles

/// One row of the results: a network, and how it is taught.
package struct ArmRecipe: Equatable, Sendable {
  package let name: String
  package let network: NetworkRecipe
  /// What the network reads.
  package let input: InputKind
  /// Who teaches; nobody, one, or several whose estimates and maps are averaged.
  package let teachers: [Teacher]
  /// The arm whose best weights this one starts from; nil for weights of the seed.
  package let start: String?
  package let losses: [LossRecipe]
  package let schedule: ScheduleRecipe
  /// What the card of its model says in one sentence; empty for the recipe's summary.
  package let summary: String
  /// Whether it is only a step towards others and has no row of its own.
  package let isHidden: Bool
  /// Whether it is trained once in a fold, from the first seed, and serves all seeds.
  package let isTrainedOnce: Bool

  /// Who teaches an arm.
  package enum Teacher: Equatable, Sendable {
    /// An arm of the same recipe, trained on the same fold.
    case arm(String)
    /// A model file, by its path from the recipe's folder; its card must not name a tested subject
    /// among those who trained it.
    case file(String)

    package var arm: String? { if case .arm(let name) = self { name } else { nil } }

    package var title: String {
      switch self {
      case .arm(let name), .file(let name): name
      }
    }
  }

  /// Arms that have to be trained before it: who teaches it, and whom it starts from.
  package var needs: [String] { teachers.compactMap(\.arm) + [start].compactMap { $0 } }

  /// Who teaches, in words; nil where nobody does.
  package var teacherTitle: String? {
    teachers.isEmpty ? nil : teachers.map(\.title).joined(separator: " + ")
  }

  /// Whether there is anything to train.
  package var isTrained: Bool { network.shape != nil }

  init(_ table: RecipeTable, schedule: ScheduleRecipe) throws(GaitlabError) {
    name = try table.folderName("name")
    guard let network = try table.table("network") else {
      throw table.refusal(
        "no '\(table.name("network"))'", expected: "a table such as { depth = 16 }")
    }
    let hasFootprint = try table.flag("footprint", default: false)
    let input = InputKind(
      scale: try table.choice("scale", default: .own), hasFootprint: hasFootprint)
    self.input = input
    let plain = try NetworkRecipe(network)
    guard let reading = plain.reading(channels: input.channels) else {
      throw table.refusal(
        "'\(name)' is a \(plain.title) with a scale or footprint of its own",
        expected: "a temporal network")
    }
    self.network = reading
    let teachers = try table.textOrTexts("teacher", default: [])
    self.teachers = teachers.filter { !$0.isEmpty }.map {
      $0.hasSuffix(".safetensors") ? .file($0) : .arm($0)
    }
    guard Set(teachers).count == teachers.count else {
      throw table.refusal("'\(name)' has a teacher twice", expected: "each once")
    }
    isTrainedOnce = try table.flag("once", default: false)
    let start = try table.text("start", default: "")
    self.start = start.isEmpty ? nil : start
    summary = try table.text("summary", default: "")
    isHidden = try table.flag("hidden", default: false)
    var losses: [LossRecipe] = []
    for loss in try table.tables("losses") { losses.append(try LossRecipe(loss)) }
    // Weights and adapters are known by the name of their loss.
    if let method = losses.map(\.method).first(where: { method in
      losses.count { $0.method == method } > 1
    }) {
      throw table.refusal(
        "'\(name)' has two losses '\(method.rawValue)'", expected: "each once")
    }
    self.losses = losses
    if let own = try table.table("schedule") {
      self.schedule = try ScheduleRecipe(own, base: schedule)
    } else {
      self.schedule = schedule
    }
    let needsTeacher = losses.contains { $0.method.needsTeacher }
    guard needsTeacher != self.teachers.isEmpty else {
      throw table.refusal(
        needsTeacher
          ? "'\(name)' has no teacher"
          : "'\(name)' has a teacher and no losses" + (losses.isEmpty ? "" : " that need one"),
        expected: "a teacher together with losses")
    }
    try table.finish()
  }
}
