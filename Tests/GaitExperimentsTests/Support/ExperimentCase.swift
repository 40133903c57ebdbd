#if Training
  import Foundation
  import GaitModel
  import GaitFiles
  import GaitTestSupport

  @testable import GaitTraining
  @testable import GaitExperiments

  /// A tiny experiment on three or four simulated walkers.
  struct ExperimentCase {
    let folder: String
    let data: DataSet
    var root: String { folder + "/run" }

    static func recipe(
      epochs: Int = 1, more: String = "", schedule: String = "", arms: String = Self.arms
    ) throws -> Recipe {
      try Recipe(
        toml: """
          name = "tiny"
          baseline = "scratch"
          \(more)
          [data]
          folder = "walks"
          window = 32
          [schedule]
          epochs = \(epochs)
          batchesPerEpoch = 2
          batchSize = 3
          warmUpBatches = 2
          \(schedule)
          \(arms)
          """, file: "tiny.toml")
    }

    /// What is evaluated, and what is not: a hidden arm and one that the console cannot run.
    static let arms = """
      [[arm]]
      name = "sum-of-cells"
      network = { kind = "sumOfCells" }
      [[arm]]
      name = "ridge"
      network = { kind = "ridge" }
      [[arm]]
      name = "start"
      network = { depth = 10 }
      hidden = true
      [[arm]]
      name = "scratch"
      network = { depth = 10 }
      start = "start"
      [[arm]]
      name = "video"
      network = { kind = "video", depth = 10 }
      """

    /// The arms above that have a row in the tables.
    static let rows = ["sum-of-cells", "ridge", "scratch"]

    static func with<Result>(
      subjects: [String] = ["A", "B", "C"], seconds: Double = 8,
      change: (_ subject: String, inout RecordedSession) -> Void = { _, _ in },
      _ body: (ExperimentCase) throws -> Result
    ) throws -> Result {
      try Fixture.withFolder { folder in
        let walks = folder + "/walks"
        try FileManager.default.createDirectory(atPath: walks, withIntermediateDirectories: true)
        for (index, subject) in subjects.enumerated() {
          _ = try ExperimentFixture.recording(
            subject, seed: UInt64(index + 1), in: walks, seconds: seconds
          ) { change(subject, &$0) }
        }
        try? Torch.setThreadCount(1)
        return try body(ExperimentCase(folder: folder, data: try DataSet(folder: walks)))
      }
    }

    func run(_ recipe: Recipe, fold: Int = 0) throws -> FoldRun {
      FoldRun(
        FoldTraining(
          recipe, data: data, fold: try ExperimentGrid.folds(of: recipe, data: data)[fold],
          seed: 1, root: root, recipeFolder: folder, program: "test"))
    }

    func place(_ arm: String, fold: String = "A") -> RunFolder {
      RunFolder(root: root, fold: fold, seed: 1, arm: arm)
    }

    /// When each file below the root was written, and what it holds.
    func files() throws -> [String: [String]] {
      var files: [String: [String]] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
        let full = root + "/" + path
        guard let data = FileManager.default.contents(atPath: full) else { continue }
        let facts = try FileManager.default.attributesOfItem(atPath: full)
        files[path] = [data.base64EncodedString(), "\(facts[.modificationDate] ?? "")"]
      }
      return files
    }
  }
#endif
