import GaitFiles

extension GaitlabError {
  /// What went wrong in the lab, in the words of everybody else.
  init(_ error: TrainingError, file: String) {
    self.init(
      .trainingFailed, file: file, found: "\(error.operation): \(error.found)",
      expected: error.expected,
      advice: error.code == .operation
        ? "check the free memory; report this if there is enough" : "change the recipe")
  }

  /// Runs work of the lab for a file or folder.
  static func reported<Result>(
    _ file: String, _ work: () throws(TrainingError) -> Result
  ) throws(GaitlabError) -> Result {
    do throws(TrainingError) {
      return try work()
    } catch {
      throw GaitlabError(error, file: file)
    }
  }
}
