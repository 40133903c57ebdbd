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
      A code stands for the person's sessions in the library; files and folders may be named instead, with --person \
      where they are of several people: a trend is one person's. 'gaitlab tag' says whose sessions are. Mean and SD \
      are of all used steps of a visit; a walk that is there twice counts once.

      Example: gaitlab trend P07
      Example: gaitlab trend recordings/ --person P07
      Example: gaitlab trend visit-1.gait visit-2.gait --measure stance --format csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown, csv, json
  }

  @Argument(help: "A person's code, or files and folders.", completion: .file())
  var names: [String]

  @Option(name: .customLong("measure"), help: "A measure; may be given repeatedly. (default: all)")
  var measures: [TrendMeasure] = []

  @Option(help: "Only sessions of this person, by the code, of files and folders that are named.")
  var person: String?

  @Option(help: "Only sessions of this condition.")
  var condition: String?

  @Option(help: "How to print the numbers.")
  var format = Format.markdown

  func run() throws {
    try CommandFailure.reportedInBatch {
      let index = LibraryIndex(path: Folders.libraryIndex)
      let catalog = LibraryCatalog(index: index)
      let (person, paths, others) = try sessions(catalog, index)
      let counter = try StepCounter(models: Folders.models)
      let progress = ProgressLine("reading sessions")
      defer { progress.finish() }
      let trend = catalog.trend(
        of: person, paths: paths, counter: counter, condition: condition, others: others
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

  private typealias Found = (
    person: String?, paths: [String], others: [SessionTrend.LeftOut]
  )

  /// Whose sessions they are, where, and which of those that were named are not counted.
  private func sessions(_ catalog: LibraryCatalog, _ index: LibraryIndex) throws -> Found {
    guard names.count == 1, let name = names.first, !name.contains("/"),
      !FileManager.default.fileExists(atPath: name)
    else { return try ofOnePerson(try RecordingFolder.expanded(names)) }
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
    return (name, found.map(\.path), [])
  }

  /// The sessions of the person that is meant, or of the only one; those of nobody beside them do not count.
  private func ofOnePerson(_ paths: [String]) throws -> Found {
    // A vendor's file says of nobody whose it is.
    let owners = paths.map { (try? SessionFile(path: $0))?.metadata.personCode }
    let codes = Set(owners.compactMap(\.self)).sorted()
    let shown = codes.map { Printable.text($0) }.joined(separator: ", ")
    if let person, !codes.contains(person) {
      throw PlainFailure(
        "--person \(Printable.text(person)): none of these sessions is of that person; "
          + (codes.isEmpty ? "no session says whose it is" : "there are: \(shown)"))
    }
    guard person != nil || codes.count < 2 else {
      let example = Printable.text(codes[0])
      throw PlainFailure(
        "the sessions are of \(codes.count) people: \(shown). A trend is one person's: add --person \(example), "
          + "or 'gaitlab trend \(example)' for those in the library")
    }
    guard let person = person ?? codes.first else { return (nil, paths, []) }
    let others = zip(paths, owners).filter { $1 == nil }.map { path, _ in
      SessionTrend.LeftOut(
        name: FileName.last(path), reason: "it does not say whose it is (gaitlab tag, import)")
    }
    return (person, zip(paths, owners).filter { $1 == person }.map(\.0), others)
  }
}
