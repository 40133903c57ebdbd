import ArgumentParser
import CommandSupport
import Foundation
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import PlainText

/// `gaitlab dataset collect`: a lab's exports to a data set.
struct DatasetCollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Make a data set of exports with treadmill files beside them.",
    discussion: """
      A table (CSV) says which export is of whom: columns recording, subject (a code, never a \
      name), kilograms; reference for the treadmill's or plates' file; foot, layout, rate, lag \
      where files do not say them; speed, condition, split. Paths are from the table's folder. \
      What is in the data set already is kept, so that it goes on where it was stopped. Ends with \
      exit code 1 if a recording cannot be used; the others are there.

      Tells how much later than the plates the cells see each initial contact and toe-off, mean \
      (SD) in milliseconds: a lag of the clocks moves both alike, an insole's threshold and creep \
      move them apart.

      Example: gaitlab dataset collect raw/walks.csv -o walks/
      """)

  @Argument(help: "The table.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var table: String

  @Option(
    name: [.short, .customLong("output")], help: "The folder to write to.",
    completion: .directory)
  var output: String

  func run() throws {
    try CommandFailure.reportedInBatch {
      let rows = try RecordingTable(path: table).rows
      let paths = try paths(of: rows)
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      var refused = 0
      var collected: [(row: RecordingTable.Row, lags: EventLags?, note: String)] = []
      let progress = ProgressLine("collecting \(output)")
      for (index, (row, path)) in zip(rows, paths).enumerated() {
        do throws(GaitlabError) {
          let isThere = FileManager.default.fileExists(atPath: path)
          if !isThere { try collect(row, to: path) }
          collected.append((row, try EventLags(path: path), isThere ? "was there" : "collected"))
        } catch {
          if error.code == .cancelled { throw error }
          refused += 1
          collected.append((row, nil, error.summary))
        }
        progress.report(Double(index + 1) / Double(rows.count))
      }
      progress.finish()
      try StandardOutput.write(DatasetTables.collected(collected))
      guard refused == 0 else {
        throw PlainFailure("\(refused) of \(rows.count) recordings cannot be used")
      }
    }
  }

  /// Where each recording goes: `P01-walk.gait`.
  private func paths(of rows: [RecordingTable.Row]) throws(GaitlabError) -> [String] {
    var used: [String: Int] = [:]
    var paths: [String] = []
    for row in rows {
      let name = FileName.free("\(row.subject)-\(FileName.stem(row.recording))")
      if let line = used.updateValue(row.line, forKey: name) {
        throw GaitlabError(
          .dataRefused, file: table, location: .line(row.line),
          found: "the recording of line \(line) once more", expected: "each recording once",
          advice: "delete one of both, or rename one of two files of one name")
      }
      paths.append("\(output)/\(name).gait")
    }
    return paths
  }

  private func collect(_ row: RecordingTable.Row, to path: String) throws(GaitlabError) {
    let folder = FileName.folder(table)
    func beside(_ name: String) -> String { name.hasPrefix("/") ? name : "\(folder)/\(name)" }
    let input = SessionInput(
      answers: ImportAnswers(
        foot: row.foot, layout: try row.layout.map(LayoutFile.named),
        samplingRateHz: row.samplingRateHz),
      referencePath: row.reference.map(beside), referenceLagSeconds: row.lagSeconds)
    var session = try SessionOpener.importFile(path: beside(row.recording), input: input)
    if let lag = row.lagSeconds, session.metadata.reference != nil {
      session.metadata.referenceLagSeconds = lag
    }
    session.metadata.setPerson(nil)
    session.metadata.tags += [SubjectTag.tag(subject: row.subject)] + row.tags
    session.metadata.bodyMassKilograms = row.kilograms
    session.metadata.name = FileName.stem(path)
    try SessionWriter.write(session, to: path)
  }
}
