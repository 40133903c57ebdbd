import CommandSupport
import GaitEngine
import GaitFiles

/// The recordings that were named, folders opened.
enum RecordingFiles {
  /// Lists files; the ones that were named themselves are read to their end, since a mistake may stand in
  /// the last line and a reason on the console's screen is soon gone.
  ///
  /// - Parameters:
  ///   - named: files and folders as the user named them.
  ///   - input: what is said beside them.
  ///   - canAsk: whether the console can ask for what a file does not say.
  /// - Returns: every file, those of a folder by name.
  /// - Throws: why a named file cannot be opened, or that a folder holds no recording.
  static func listed(_ named: [String], input: SessionInput, canAsk: Bool) throws -> [String] {
    var files: [String] = []
    for path in named {
      if RecordingFolder.isFolder(path) {
        files += try RecordingFolder.recordings(in: path)
        continue
      }
      let progress = ProgressLine("reading \(path)")
      defer { progress.finish() }
      do throws(GaitlabError) {
        try SessionOpener.check(path: path, input: input, progress: progress.report)
      } catch {
        // The console asks when it opens the file.
        guard canAsk, error.openQuestions != nil else { throw error }
      }
      files.append(path)
    }
    return files
  }
}
