import CommandSupport
import Foundation
import GaitEngine
import GaitFiles
import PlainText

/// The table of many sessions, made session by session; what is done is kept until all of it is.
///
/// Beside the table lies `NAME.partial` with a line a finished session: what it was made of and with what, a tab,
/// its row. The same command goes on after it; a session that has changed since, or other options, are done again.
struct SessionTableJob {
  let batch: SessionBatch
  let output: String
  let overwrites: Bool
  /// What a row depends on besides the session.
  let settings: String

  private var partial: String { output + ".partial" }

  /// Makes the table.
  ///
  /// - Throws: why it cannot be written, that somebody stopped it, or at the end that sessions could not be read.
  func run() throws {
    var writer = try AtomicFileWriter(path: output, overwrite: overwrites)
    var done = finished()
    let journal = try openJournal(keeping: done)
    defer { try? journal.close() }
    if !done.isEmpty {
      StandardError.write(
        "gaitlab: \(Counted.text(done.count, "session")) of \(partial) taken over\n")
    }
    var failed = 0
    var rows: [String] = []
    for (index, file) in batch.files.enumerated() {
      let key = batch.key(of: file, settings: settings)
      if let row = done.removeValue(forKey: key) {
        rows.append(row)
        continue
      }
      let progress = ProgressLine("\(index + 1) of \(batch.files.count)")
      progress.report(Double(index) / Double(batch.files.count))
      defer { progress.finish() }
      do throws(GaitlabError) {
        let row = SessionRows.text(try batch.read(file).0, file: file)
        rows.append(row)
        try keep(key + "\t" + row, in: journal)
      } catch {
        guard error.code != .cancelled, error.code != .writeFailed else { throw error }
        // Not kept: it may have been mended when the command runs again.
        rows.append(SessionRows.text(problem: error.summary, file: file))
        failed += 1
      }
    }
    try writer.write(SessionRows.head(program: "gaitlab \(ProgramVersion.text)").utf8)
    for row in rows { try writer.write(row.utf8) }
    try writer.commit()
    try? FileManager.default.removeItem(atPath: partial)
    guard failed == 0 else {
      throw PlainFailure(
        "\(failed) of \(batch.files.count) sessions could not be read; their rows in \(output) say why"
      )
    }
  }

  /// The rows that an earlier run has finished, by their keys; a last line that is cut is left out.
  private func finished() -> [String: String] {
    guard let text = try? String(contentsOfFile: partial, encoding: .utf8) else { return [:] }
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { rows[String(parts[0])] = parts[1] + "\n" }
    }
    return rows
  }

  /// The journal with these rows in it, written anew without what was cut.
  private func openJournal(keeping rows: [String: String]) throws -> FileHandle {
    let text = rows.map { "\($0)\t\($1)" }.joined()
    guard (try? text.write(toFile: partial, atomically: true, encoding: .utf8)) != nil,
      let handle = FileHandle(forWritingAtPath: partial), (try? handle.seekToEnd()) != nil
    else { throw refusal }
    return handle
  }

  private func keep(_ line: String, in journal: FileHandle) throws(GaitlabError) {
    do { try journal.write(contentsOf: Data(line.utf8)) } catch { throw refusal }
  }

  private var refusal: GaitlabError {
    GaitlabError(
      .writeFailed, file: partial, found: "a file that cannot be written",
      advice: "free some space or check the permissions; the same command goes on")
  }
}
