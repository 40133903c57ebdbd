import CommandSupport
import Foundation
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
  /// The same as a noun, such as `the export`, where somebody stops it.
  let work: String

  /// What is made of the sessions that can be read; others are reported, unless none is left.
  ///
  /// - Parameter make: what is kept of a session; the recording is open while it runs.
  /// - Returns: one value a session that could be read, in the order of the files.
  /// - Throws: why the only session cannot be read, that none can, or `cancelled`.
  func readAll<Value>(
    _ make: (AnalyzedSession, any SessionReading) throws(GaitlabError) -> Value
  ) throws -> [Value] {
    var values: [Value] = []
    for file in files {
      do throws(GaitlabError) {
        let (session, recording) = try read(file)
        values.append(try make(session, recording))
      } catch {
        guard files.count > 1, error.code != .cancelled else { throw error }
        StandardError.write("gaitlab: \(Printable.text(error.summary, limit: .max))\n")
      }
    }
    guard !values.isEmpty else {
      throw PlainFailure("none of \(files.count) sessions could be read; nothing was written")
    }
    return values
  }

  /// A session with its analysis, and as it was recorded.
  func read(_ file: String) throws(GaitlabError) -> (AnalyzedSession, any SessionReading) {
    let opened = try open(file)
    return (try analyzed(opened, of: file), opened)
  }

  /// A session as it was recorded.
  func open(_ file: String) throws(GaitlabError) -> any SessionReading {
    let progress = ProgressLine("\(doing) \(file)")
    defer { progress.finish() }
    let opened = try SessionOpener.open(
      path: file, input: input, progress: progress.report,
      note: { StandardError.warn($0, of: file) })
    StandardError.warn(SessionOpener.shortfall(of: opened), of: file)
    return opened
  }

  /// The same with its analysis.
  func analyzed(
    _ opened: any SessionReading, of file: String
  ) throws(GaitlabError) -> AnalyzedSession {
    let progress = ProgressLine("\(doing) \(file)")
    defer { progress.finish() }
    return try AnalyzedSession(
      opened, path: file, settings: settings, work: work, progress: progress.report)
  }

  /// What tells one state of a file, taken with these settings, from all others: a hash without commas or tabs.
  func key(of file: String, settings: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let size = attributes?[.size] as? Int ?? -1
    let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let facts = [settings, file, "\(size)", "\(changed)"].joined(separator: "\n")
    return Array(facts.utf8).withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) } ?? ""
  }

  /// All options as they were typed, and the program, which other rows would depend on.
  static func signature(without files: [String]) -> String {
    let words = CommandLine.arguments.dropFirst().filter { !files.contains($0) && $0 != "--force" }
    return ([ProgramVersion.text] + words).joined(separator: " ")
  }

  /// Says, as a failure, that some sessions are not in what was written.
  func requireAll(_ count: Int, in path: String) throws {
    guard count < files.count else { return }
    throw PlainFailure(
      "\(files.count - count) of \(files.count) sessions could not be read and are not in \(path)")
  }
}
