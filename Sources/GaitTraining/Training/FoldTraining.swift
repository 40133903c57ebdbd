import Foundation
package import GaitFiles
import GaitInference
import GaitModel

/// Trains the arms of a recipe on one fold with one seed; what is finished is kept.
///
/// Arms that share teacher and schedule learn side by side, each batch drawn and seen by the teacher
/// once. Every arm's result is the same as if it were trained alone.
package struct FoldTraining {
  package let recipe: Recipe
  package let data: DataSet
  package let fold: SubjectFold
  package let seed: UInt64
  private let root: String
  /// Where the recipe stands; paths of teachers start there.
  private let recipeFolder: String
  private let program: String

  /// - Parameters:
  ///   - recipe: what is trained.
  ///   - data: where the fold's recordings are.
  ///   - fold: who trains, selects and is tested.
  ///   - seed: what chance is drawn from.
  ///   - root: the folder of the experiment.
  ///   - recipeFolder: where the recipe stands.
  ///   - program: name, version and commit, for records and cards.
  package init(
    _ recipe: Recipe, data: DataSet, fold: SubjectFold, seed: UInt64, root: String,
    recipeFolder: String, program: String
  ) {
    self.recipe = recipe
    self.data = data
    self.fold = fold
    self.seed = seed
    self.root = root
    self.recipeFolder = recipeFolder
    self.program = program
  }

  package func folder(_ arm: ArmRecipe) -> RunFolder {
    RunFolder(root: root, fold: fold.name, seed: recipe.seed(of: arm, seed), arm: arm.name)
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - wanted: names of arms; what they need is trained before them. Nil is all.
  ///   - report: told what happens.
  /// - Returns: the records of the wanted arms.
  /// - Throws: `recipeRefused` for a run of another recipe in the same place; `trainingFailed` for
  ///   arms that diverged, after all others are done; `cancelled`; what reading and writing say.
  @discardableResult
  package func run(
    only wanted: Set<String>? = nil, report: (TrainingEvent) -> Void
  ) throws(GaitlabError) -> [RunRecord] {
    let arms = recipe.closure(of: wanted)
    var records: [RunRecord] = []
    var pending: [ArmRecipe] = []
    for arm in arms {
      let folder = folder(arm)
      guard let record = try folder.finished() else {
        pending.append(arm)
        continue
      }
      guard record.fingerprint == fingerprint(arm) else { throw otherRun(folder) }
      records.append(record)
    }
    guard !pending.isEmpty else { return records }
    let known = try FoldData(fold, of: data, recipe: recipe) { report(.loading($0)) }
    var failed: [String] = []
    for group in recipe.classes(of: pending) {
      // Who learns from somebody that diverged cannot learn.
      let ready = group.filter { Set(failed).isDisjoint(with: $0.needs) }
      failed += group.filter { !ready.contains($0) }.map(\.name)
      guard let first = ready.first else { continue }
      if first.isTrained {
        let teacher = try teacher(of: first, known)
        // Another process may be training the same arm for another seed.
        let lock = first.isTrainedOnce ? try FolderLock(folder(first).path, root: root) : nil
        defer { withExtendedLifetime(lock) {} }
        var lesson = Lesson(
          recipe, fold: fold, seed: recipe.seed(of: first, seed), data: known, teacher: teacher,
          program: program)
        for arm in ready {
          if first.isTrainedOnce, let record = try folder(arm).finished() {
            records.append(record)
          } else {
            lesson.add(try learner(arm, teacher: teacher), folder: folder(arm))
          }
        }
        try lesson.run(report: report)
        records += lesson.records
        failed += lesson.failed
      } else {
        for arm in ready { records.append(try fit(arm, known, report: report)) }
      }
    }
    guard failed.isEmpty else {
      throw GaitlabError(
        .trainingFailed, file: root,
        found: "these arms diverged, or depend on one that did: " + failed.joined(separator: ", "),
        expected: "losses that stay numbers",
        advice: "lower their learning rate or ratio in the recipe; the other arms are finished")
    }
    return records
  }

  private func fingerprint(_ arm: ArmRecipe) -> String {
    recipe.fingerprint(of: arm, fold: fold, seed: seed, data: data) { path in
      FileManager.default.contents(atPath: place(ofTeacher: path)).flatMap { data in
        data.withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) }
      }
    }
  }

  private func otherRun(_ folder: RunFolder) -> GaitlabError {
    GaitlabError(
      .recipeRefused, file: folder.path,
      found: "a run of another recipe, fold or data set stands here",
      expected: "a run of this one",
      advice: "name another --output, or remove the folder to train again")
  }

  // MARK: - Who takes part

  private func place(ofTeacher path: String) -> String {
    path.hasPrefix("/") ? path : recipeFolder + "/" + path
  }

  private func teacher(of arm: ArmRecipe, _ known: FoldData) throws(GaitlabError) -> Teacher? {
    guard !arm.teachers.isEmpty else { return nil }
    var members: [Teacher.Member] = []
    for teacher in arm.teachers {
      switch teacher {
      case .file(let path):
        members.append(
          try Teacher.Member(
            file: place(ofTeacher: path), for: known.normalization, tests: fold.tests))
      case .arm(let name):
        guard let teacher = recipe.arm(name) else { continue }
        let folder = folder(teacher)
        let best = try Checkpoint(path: folder.checkpoint).best
        members.append(
          try GaitlabError.reported(folder.path) { () throws(TrainingError) in
            try Teacher.Member(teacher, best: best)
          })
      }
    }
    return try Teacher(members, arm: arm.name)
  }

  /// A learner where its checkpoint left it, or at its start.
  private func learner(
    _ arm: ArmRecipe, teacher: Teacher?
  ) throws(GaitlabError) -> Learner {
    let folder = folder(arm)
    try folder.create()
    let print = fingerprint(arm)
    var checkpoint: Checkpoint?
    if FileManager.default.fileExists(atPath: folder.checkpoint) {
      let found = try Checkpoint(path: folder.checkpoint)
      guard found.state.fingerprint == print else { throw otherRun(folder) }
      checkpoint = found
    }
    var start: [SavedTensor] = []
    if checkpoint == nil, let name = arm.start, let other = recipe.arm(name) {
      start = try Checkpoint(path: self.folder(other).checkpoint).best
    }
    return try GaitlabError.reported(folder.path) { () throws(TrainingError) in
      let seed = recipe.seed(of: arm, seed)
      guard let network = arm.network.makeNetwork(seed: seed) else {
        throw TrainingError(.otherState, in: "'\(arm.name)'", found: "no network")
      }
      if !start.isEmpty { try network.restore(start) }
      let learner = try Learner(
        arm, network: network, teacherChannels: teacher?.groupChannels, fingerprint: print,
        seed: seed)
      if let checkpoint { try learner.restore(checkpoint) }
      return learner
    }
  }

  /// What is solved and not trained.
  private func fit(
    _ arm: ArmRecipe, _ known: FoldData, report: (TrainingEvent) -> Void
  ) throws(GaitlabError) -> RunRecord {
    let folder = folder(arm)
    try folder.create()
    var record = RunRecord(
      arm, of: recipe, fold: fold, seed: seed, program: program,
      fingerprint: fingerprint(arm))
    if case .ridge(let penalty) = arm.network {
      var ridge = RidgeFit()
      for recording in known.training { ridge.add(recording) }
      let parameters = try ridge.parameters(penalty: penalty, folder: data.folder)
      record.parameters = parameters.weight.count + 1
      try folder.write(
        Model(
          card: ModelCard(
            record, summary: recipe.summary(of: arm), normalization: .init(), window: nil),
          parameters: .linear(parameters)))
    }
    try RunFolder.write(record, to: folder.record)
    report(.finished(record))
    return record
  }
}
