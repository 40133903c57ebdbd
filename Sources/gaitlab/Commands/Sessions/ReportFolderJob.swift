import CommandSupport
import Foundation
import GaitEngine
import GaitFiles
import PlainText

/// A page for each of many sessions, in a folder, with a list of them.
///
/// `reports.csv` in the folder has a row a session: what it was made of and with, as a hash; its page; the session;
/// and why there is no page. It is written anew after each session, so that the same command goes on after an
/// interruption: pages of sessions and options that are the same as then are taken over.
struct ReportFolderJob {
  let batch: SessionBatch
  let folder: String
  let pages: ReportPages
  /// What a page depends on besides the session.
  let settings: String

  private struct Row {
    let key: String
    /// The page's name in the folder; empty without one.
    let page: String
    let session: String
    let problem: String

    var text: String {
      [key, page, TidyTable.cell(session), TidyTable.cell(problem)].joined(separator: ",") + "\n"
    }
  }

  private var list: String { path(of: "reports.csv") }

  private func path(of name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Makes the pages that are not there yet.
  ///
  /// - Throws: why nothing can be written, that somebody stopped it, or at the end that sessions could not be read.
  func run() throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw GaitlabError(
        .writeFailed, file: folder, found: "a folder that cannot be made",
        expected: "a folder for the pages", advice: "check the name and the permissions")
    }
    let done = finished()
    var rows: [Row] = []
    var failed = 0
    var takenOver = 0
    for (index, file) in batch.files.enumerated() {
      let key = batch.key(of: file, settings: settings)
      if let page = done[key] {
        rows.append(Row(key: key, page: page, session: file, problem: ""))
        takenOver += 1
        continue
      }
      let progress = ProgressLine("\(index + 1) of \(batch.files.count)")
      progress.report(Double(index) / Double(batch.files.count))
      defer { progress.finish() }
      do throws(GaitlabError) {
        let name = try writePage(of: file, not: Set(done.values))
        rows.append(Row(key: key, page: name, session: file, problem: ""))
      } catch {
        guard error.code != .cancelled, error.code != .writeFailed else { throw error }
        rows.append(Row(key: "", page: "", session: file, problem: error.summary))
        failed += 1
      }
      try write(rows, keeping: done)
    }
    if takenOver > 0 {
      StandardError.write(
        "gaitlab: \(Counted.text(takenOver, "page")) of \(list) taken over\n")
    }
    try write(rows, keeping: [:])
    guard failed == 0 else {
      throw PlainFailure(
        "\(failed) of \(batch.files.count) sessions could not be read; their rows in \(list) say why"
      )
    }
  }

  /// Writes a page under a name that nothing else in the folder has.
  private func writePage(of file: String, not taken: Set<String>) throws(GaitlabError) -> String {
    let (session, recording) = try batch.read(file)
    let part = try ReportPages.session(session, recording)
    // Neither commas nor quotes, so that the list is read back without a parser.
    let stem = String(
      FileName.stem(file).map { $0.isLetter || $0.isNumber || "-_. ".contains($0) ? $0 : "_" })
    let wanted = FileName.free(path(of: "\(stem).\(pages.format.rawValue)"))
    var writer = try AtomicFileWriter(path: wanted)
    try writer.write(try pages.file(of: [part], path: wanted))
    try writer.commit()
    return FileName.last(wanted)
  }

  /// The pages of an earlier run that are still there, by their keys.
  private func finished() -> [String: String] {
    guard let text = try? String(contentsOfFile: list, encoding: .utf8) else { return [:] }
    var pages: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      guard cells.count == 3, !cells[0].isEmpty, !cells[1].isEmpty,
        FileManager.default.fileExists(atPath: path(of: String(cells[1])))
      else { continue }
      pages[String(cells[0])] = String(cells[1])
    }
    return pages
  }

  /// Writes the list; rows of an earlier run that are still to come stay in it.
  private func write(_ rows: [Row], keeping done: [String: String]) throws(GaitlabError) {
    var writer = try AtomicFileWriter(path: list, overwrite: true)
    try writer.write("# pages by \(ReportPages.program)\nmade of,page,session,problem\n".utf8)
    for row in rows { try writer.write(row.text.utf8) }
    let written = Set(rows.map(\.key))
    for (key, page) in done.sorted(by: { $0.value < $1.value }) where !written.contains(key) {
      try writer.write(Row(key: key, page: page, session: "", problem: "").text.utf8)
    }
    try writer.commit()
  }
}
