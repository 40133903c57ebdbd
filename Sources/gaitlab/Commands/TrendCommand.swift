import ArgumentParser
import CommandSupport
import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import PlainText

extension TrendMeasure: ExpressibleByArgument {}

/// `gaitlab trend`: what has become of somebody's numbers from visit to visit.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Print a person's numbers from visit to visit.",
    discussion: """
      A code stands for the person's sessions in the library; files and folders may be named instead. 'gaitlab tag' \
      says whose sessions are. Mean and SD are of all used steps of a visit.

      Example: gaitlab trend P07
      Example: gaitlab trend visit-1.gait visit-2.gait --measure stance --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, csv, json
  }

  @Argument(help: "A person's code, or files and folders.", completion: .file())
  var names: [String]

  @Option(name: .customLong("measure"), help: "A measure; may be given repeatedly. (default: all)")
  var measures: [TrendMeasure] = []

  @Option(help: "Only sessions of this condition.")
  var condition: String?

  @Option(help: "How to print the numbers.")
  var format = Format.markdown

  func run() throws {
    try CommandFailure.reportedInBatch {
      let index = LibraryIndex(path: Folders.libraryIndex)
      let catalog = LibraryCatalog(index: index)
      let (person, paths) = try sessions(catalog, index)
      let counter = try StepCounter(models: Folders.models)
      let progress = ProgressLine("reading sessions")
      defer { progress.finish() }
      let trend = catalog.trend(
        of: person, paths: paths, counter: counter, condition: condition
      ) { progress.report(Double($0) / Double(paths.count)) }
      guard let trend else {
        throw GaitlabError(
          .cancelled, file: paths[0], found: "the trend was cancelled",
          advice: "what was found is kept; run it again to go on")
      }
      progress.finish()
      let text = TrendText(trend, measures: measures.isEmpty ? TrendMeasure.allCases : measures)
      switch format {
      case .markdown: try StandardOutput.write(text.markdown)
      case .csv: try StandardOutput.write(text.csv)
      case .json: try StandardOutput.write(text.json.text() + "\n")
      }
      guard !trend.visits.isEmpty else {
        throw PlainFailure("no session has a used step\(condition == nil ? "" : " there")")
      }
    }
  }

  /// Whose sessions they are, and where.
  private func sessions(
    _ catalog: LibraryCatalog, _ index: LibraryIndex
  ) throws -> (person: String?, paths: [String]) {
    guard names.count == 1, let name = names.first, !name.contains("/"),
      !FileManager.default.fileExists(atPath: name)
    else {
      let paths = try RecordingFolder.expanded(names)
      let people = Set(paths.compactMap { (try? SessionFile(path: $0))?.metadata.personCode })
      if people.count > 1 {
        let codes = people.sorted().map { Printable.text($0) }.joined(separator: ", ")
        StandardError.write("gaitlab: the sessions are of \(people.count) people: \(codes)\n")
      }
      return (people.count == 1 ? people.first : nil, paths)
    }
    var listing = LibraryListing(
      LibraryFolders(recordings: Folders.recordings, samples: Folders.bundled("SampleSessions")),
      index: index)
    catalog.refresh(&listing)
    let found = listing.entries.filter { $0.visit.person == name && $0.problem == nil }
    guard !found.isEmpty else {
      throw PlainFailure(
        "no session of '\(Printable.text(name))' is in the library, and no file of that name is here; "
          + "'gaitlab tag FILE --person CODE' says whose a session is")
    }
    return (name, found.map(\.path))
  }
}
