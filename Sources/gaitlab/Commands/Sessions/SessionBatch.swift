import CommandSupport
import GaitEngine
import GaitFiles
import PlainText

/// Sessions of a command line, taken through the analysis one after the other.
struct SessionBatch {
  let files: [String]
  let settings: AnalysisSettings
  let input: SessionInput
  /// What is said while it reads, such as `exporting`.
  let doing: String

  /// The sessions that can be read, as `kept` leaves them; others are reported, unless none is left.
  func readAll(kept: (inout AnalyzedSession) -> Void) throws -> [AnalyzedSession] {
    var sessions: [AnalyzedSession] = []
    for file in files {
      let result = Result { () throws(GaitlabError) in try read(file).0 }
      switch result {
      case .success(var session):
        kept(&session)
        sessions.append(session)
      case .failure(let error):
        guard files.count > 1, error.code != .cancelled else { throw error }
        StandardError.write("gaitlab: \(Printable.text(error.summary, limit: .max))\n")
      }
    }
    guard !sessions.isEmpty else {
      throw PlainFailure("none of \(files.count) sessions could be read; nothing was written")
    }
    return sessions
  }

  /// A session with its analysis, and as it was recorded.
  func read(_ file: String) throws(GaitlabError) -> (AnalyzedSession, any SessionReading) {
    let progress = ProgressLine("\(doing) \(file)")
    defer { progress.finish() }
    let opened = try SessionOpener.open(
      path: file, input: input, note: { StandardError.warn($0, of: file) })
    StandardError.warn(SessionOpener.shortfall(of: opened), of: file)
    let session = try AnalyzedSession(
      opened, path: file, settings: settings, progress: progress.report)
    return (session, opened)
  }

  /// Says, as a failure, that some sessions are not in what was written.
  func requireAll(_ sessions: [AnalyzedSession], in path: String) throws {
    guard sessions.count < files.count else { return }
    throw PlainFailure(
      "\(files.count - sessions.count) of \(files.count) sessions could not be read and are not in "
        + path)
  }
}
