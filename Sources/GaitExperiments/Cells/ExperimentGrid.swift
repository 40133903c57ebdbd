import Foundation
package import GaitFiles
package import GaitTraining

/// The cells of an experiment: every arm, for every fold, from every seed.
package struct ExperimentGrid {
  /// What one process works on: all arms of a fold from a seed.
  package struct Job: Equatable, Sendable {
    package let fold: String
    package let seed: UInt64
    /// Arms that have been trained and evaluated, and all that will be.
    package let finished: Int
    package let all: Int

    package var isFinished: Bool { finished == all }
    package var title: String { "fold \(fold), seed \(seed)" }
  }

  package let recipe: Recipe
  package let folds: [SubjectFold]
  /// The folder that keeps models, checkpoints and metrics.
  package let root: String
  /// Of the recordings.
  package let dataFolder: String

  /// - Throws: `dataRefused` for folds that the data set cannot give.
  package init(_ recipe: Recipe, data: DataSet, root: String) throws(GaitlabError) {
    self.recipe = recipe
    self.root = root
    dataFolder = data.folder
    folds = try Self.folds(of: recipe, data: data)
    try requirePrimaryPeople()
  }

  /// The folds of a recipe; leave-one-subject-out unless it names others.
  package static func folds(
    of recipe: Recipe, data: DataSet
  ) throws(GaitlabError) -> [SubjectFold] {
    guard !recipe.data.folds.isEmpty else {
      return try SubjectFold.leaveOneSubjectOut(
        data, validationPeople: recipe.data.validationPeople)
    }
    var folds: [SubjectFold] = []
    for fold in recipe.data.folds {
      folds.append(try SubjectFold(tests: fold.test, validation: fold.validation, of: data))
    }
    return folds
  }

  /// Refuses development people who are not tested, and hypotheses that nobody is left to test.
  private func requirePrimaryPeople() throws(GaitlabError) {
    let tested = folds.flatMap(\.tests)
    let development = recipe.analysis.developmentPeople
    func refusal(_ found: String, expected: String) -> GaitlabError {
      GaitlabError(
        .dataRefused, file: dataFolder, found: found, expected: expected,
        advice: "change 'analysis.developmentPeople' in the recipe")
    }
    if let stranger = development.first(where: { !tested.contains($0) }) {
      throw refusal(
        "nobody called '\(stranger)' is tested",
        expected: "some of " + tested.joined(separator: ", "))
    }
    guard recipe.analysis.hypotheses.isEmpty || Set(development).count < Set(tested).count else {
      throw refusal("all tested people are development people", expected: "people for the tests")
    }
  }

  private var arms: [ArmRecipe] { recipe.evaluatedArms }

  /// Jobs in the order in which they are worked on.
  package func jobs() throws(GaitlabError) -> [Job] {
    var jobs: [Job] = []
    for seed in recipe.seeds {
      for fold in folds {
        let own = arms.filter { seeds(of: $0).contains(seed) }
        var finished = 0
        for arm in own where try isFinished(arm, fold, seed) { finished += 1 }
        jobs.append(Job(fold: fold.name, seed: seed, finished: finished, all: own.count))
      }
    }
    return jobs
  }

  /// All cells that are finished.
  package func cells() throws(GaitlabError) -> [CellResult] {
    var cells: [CellResult] = []
    for run in runs { cells += try self.cells(run.arm, run.fold, run.seed) }
    return cells
  }

  /// Which channels the runs of arms that select any have looked at.
  package func channelChoices() throws(GaitlabError) -> [ChannelChoice] {
    var choices: [ChannelChoice] = []
    for (arm, fold, seed) in runs {
      guard
        let records = try RunFolder.decode(
          [SelectionRecord].self, from: folder(arm, fold, seed).selection)
      else { continue }
      choices.append(
        ChannelChoice(arm: arm.name, fold: fold.name, seed: seed, records: records))
    }
    return choices
  }

  /// Which programs made the finished runs, the one of most runs first.
  ///
  /// Runs of hidden arms count as well: others learn from them.
  func programs() throws(GaitlabError) -> [ResultsProvenance.Program] {
    var programs: [ResultsProvenance.Program] = []
    for arm in recipe.arms {
      for fold in folds {
        for seed in seeds(of: arm) {
          guard let name = try folder(arm, fold, seed).finished()?.program else { continue }
          if let index = programs.firstIndex(where: { $0.name == name }) {
            programs[index].runs += 1
            if programs[index].arms.last != arm.name { programs[index].arms.append(arm.name) }
          } else {
            programs.append(.init(name, runs: 1, arms: [arm.name]))
          }
        }
      }
    }
    return programs.sorted { ($1.runs, $0.name) < ($0.runs, $1.name) }
  }

  /// Every run, arm by arm.
  private var runs: [(arm: ArmRecipe, fold: SubjectFold, seed: UInt64)] {
    arms.flatMap { arm in
      folds.flatMap { fold in seeds(of: arm).map { (arm, fold, $0) } }
    }
  }

  /// What the tables are to hold.
  package var plan: ResultsPlan {
    var comparisons = plottedPairs
    for target in recipe.targets {
      guard case .below(let other, _, _) = target.goal else { continue }
      let pair = ResultsPlan.Pair(target.arm, against: other)
      if !comparisons.contains(pair) { comparisons.append(pair) }
    }
    for hypothesis in recipe.analysis.hypotheses {
      let pair = ResultsPlan.Pair(hypothesis.arm, against: hypothesis.below)
      if !comparisons.contains(pair) { comparisons.append(pair) }
    }
    return ResultsPlan(
      arms: arms.map(\.name), folds: folds.flatMap(\.tests),
      seeds: Dictionary(uniqueKeysWithValues: arms.map { ($0.name, seeds(of: $0)) }),
      reference: recipe.baseline,
      comparisons: comparisons)
  }

  /// Pairs that the recipe names, which are drawn as well.
  var plottedPairs: [ResultsPlan.Pair] {
    recipe.comparisons.map { ResultsPlan.Pair($0.arm, against: $0.other) }
  }

  private func cells(
    _ arm: ArmRecipe, _ fold: SubjectFold, _ seed: UInt64
  ) throws(GaitlabError) -> [CellResult] {
    let kept = try RunFolder.decode(FinishedCells.self, from: folder(arm, fold, seed).metrics)
    // An arm that all seeds share may have been evaluated on the way to another of them.
    return (kept?.cells(for: recipe.protocols) ?? []).map { cell in
      var cell = cell
      cell.seed = seed
      return cell
    }
  }

  /// Whether an arm was evaluated in all ways of the recipe.
  private func isFinished(
    _ arm: ArmRecipe, _ fold: SubjectFold, _ seed: UInt64
  ) throws(GaitlabError) -> Bool {
    try RunFolder.decode(FinishedCells.self, from: folder(arm, fold, seed).metrics)
      .map { $0.missing(of: recipe.protocols).isEmpty } ?? false
  }

  func folder(_ arm: ArmRecipe, _ fold: SubjectFold, _ seed: UInt64) -> RunFolder {
    RunFolder(root: root, fold: fold.name, seed: seed, arm: arm.name)
  }
}
