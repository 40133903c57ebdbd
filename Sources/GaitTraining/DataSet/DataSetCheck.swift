package import GaitFiles
package import GaitModel

/// Looks at every recording of a folder and says what is wrong with it, instead of stopping.
package enum DataSetCheck {
  /// What is known of a recording.
  package struct Entry: Sendable {
    package let path: String
    /// The recording, or why it cannot be used.
    package let recording: Result<DataRecording, GaitlabError>
    /// How far each foot's reference runs behind its cells.
    package let lags: PerFoot<SynchronizationLag?>
    /// What else stands against it, in words; empty if nothing does.
    package let problems: [String]
  }

  /// Longest lag that is not told as a problem, in seconds.
  ///
  /// Dead zones and creep alone move the best correlation of a worn insole by up to 26 ms while its clock
  /// is exact, so that a correction would do harm.
  package static let harmlessLagSeconds = 0.03

  /// - Parameters:
  ///   - folder: holds `.gait` sessions.
  ///   - progress: called with the share, 0...1, that is done.
  /// - Returns: an entry for each recording, in the order of their names.
  /// - Throws: why the folder cannot be read; `cancelled`.
  package static func run(
    folder: String, progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> [Entry] {
    let paths = try DataSet.paths(in: folder)
    var entries: [Entry] = []
    for (index, path) in paths.enumerated() {
      try CancellationToken.check(path: path, "the check")
      entries.append(try entry(path))
      progress(Double(index + 1) / Double(paths.count))
    }
    return entries
  }

  private static func entry(_ path: String) throws(GaitlabError) -> Entry {
    do throws(GaitlabError) {
      let recording = try DataRecording(path: path)
      let lags = try SynchronizationCheck.lags(of: recording)
      var problems = recording.metadata.feet.flatMap { Self.problems($0, lags[$0]) }
      do throws(GaitlabError) {
        _ = try CalibratedRecording(recording)
      } catch {
        if error.code == .cancelled { throw error }
        problems.append(error.found)
      }
      return Entry(path: path, recording: .success(recording), lags: lags, problems: problems)
    } catch {
      if error.code == .cancelled { throw error }
      return Entry(
        path: path, recording: .failure(error), lags: PerFoot(both: nil), problems: [])
    }
  }

  private static func problems(_ foot: Foot, _ lag: SynchronizationLag?) -> [String] {
    guard let lag else { return ["the \(foot.rawValue) lag cannot be found"] }
    if !lag.isAccepted {
      return ["the \(foot.rawValue) reference does not go with the cells"]
    }
    if abs(lag.seconds) > harmlessLagSeconds {
      return ["the \(foot.rawValue) lag needs correction"]
    }
    return []
  }
}
