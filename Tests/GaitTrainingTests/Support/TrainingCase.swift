#if Training
  import Foundation
  import GaitModel
  import GaitFiles
  import GaitStore
  import GaitTestSupport
  import Synchronization

  @testable import GaitTraining

  /// A folder with a small data set, and runs on it.
  struct TrainingCase {
    /// What a run left: everything but the time that it took.
    struct Outcome: Equatable {
      var model: Data
      var epochs: [EpochRecord]
      var weights: [String: Double]
      var selections: [SelectionRecord]
    }

    let folder: String
    let data: DataSet
    let fold: SubjectFold

    /// Walkers A, B and C: tests A, selects on B, trains on C.
    static func with<Result>(
      subjects: [String] = ["A", "B", "C"], seconds: Double = 8,
      change: (_ subject: String, inout RecordedSession) -> Void = { _, _ in },
      _ body: (TrainingCase) throws -> Result
    ) throws -> Result {
      try Fixture.withFolder { folder in
        let walks = folder + "/walks"
        try FileManager.default.createDirectory(atPath: walks, withIntermediateDirectories: true)
        for (index, subject) in subjects.enumerated() {
          var session = DataFolders.walk(
            subject: subject, seed: UInt64(index + 1), seconds: seconds)
          change(subject, &session)
          try SessionWriter.write(session, to: "\(walks)/\(subject).gait")
        }
        let data = try DataSet(folder: walks)
        return try body(
          TrainingCase(
            folder: folder, data: data, fold: try SubjectFold.leaveOneSubjectOut(data)[0]))
      }
    }

    func training(_ recipe: Recipe, root: String, seed: UInt64 = 1) -> FoldTraining {
      FoldTraining(
        recipe, data: data, fold: fold, seed: seed, root: "\(folder)/\(root)", recipeFolder: folder,
        program: "test")
    }

    @discardableResult
    func run(
      _ recipe: Recipe, root: String, only: Set<String>? = nil,
      report: (TrainingEvent) -> Void = { _ in }
    ) throws -> [RunRecord] {
      try? Torch.setThreadCount(1)
      return try training(recipe, root: root).run(only: only, report: report)
    }

    /// Runs until some batch has been learned in an epoch, counted from 1; then it is interrupted.
    ///
    /// - Parameters:
    ///   - recipe: what is trained.
    ///   - root: the folder of the run.
    ///   - arm: among those that learn side by side.
    ///   - epoch: the one that is not finished.
    /// - Throws: `notInterrupted` if training ended before; what training says.
    func interrupt(_ recipe: Recipe, root: String, arm: String, epoch: Int) throws {
      let isOver = Flag()
      do {
        try CancellationToken(when: { isOver.isSet }).bind {
          _ = try run(recipe, root: root) { event in
            if case .progress(let progress) = event, progress.arms.contains(arm),
              progress.epoch == epoch
            {
              isOver.set()
            }
          }
        }
        throw Failure.notInterrupted
      } catch let error as GaitlabError where error.code == .cancelled {}
    }

    enum Failure: Error { case notInterrupted, noArm }

    private final class Flag: Sendable {
      private let value = Atomic(false)
      var isSet: Bool { value.load(ordering: .relaxed) }
      func set() { value.store(true, ordering: .relaxed) }
    }

    func place(
      _ recipe: Recipe, root: String, _ arm: String, seed: UInt64 = 1
    ) throws -> RunFolder {
      guard let arm = recipe.arm(arm) else { throw Failure.noArm }
      return training(recipe, root: root, seed: seed).folder(arm)
    }

    func outcome(
      _ recipe: Recipe, root: String, _ arm: String, seed: UInt64 = 1
    ) throws -> Outcome {
      let place = try place(recipe, root: root, arm, seed: seed)
      let state = try Checkpoint(path: place.checkpoint).state
      return Outcome(
        model: try Data(contentsOf: URL(filePath: place.model)),
        epochs: state.epochs.map { epoch in
          var epoch = epoch
          epoch.seconds = 0
          return epoch
        },
        weights: state.weights, selections: state.selections)
    }

    /// Files below a folder by their paths, with their bytes.
    static func files(in folder: String) throws -> [String: Data] {
      var files: [String: Data] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        files[path] = FileManager.default.contents(atPath: folder + "/" + path)
      }
      return files
    }
  }
#endif
