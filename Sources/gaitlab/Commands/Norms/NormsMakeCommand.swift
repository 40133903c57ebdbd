import ArgumentParser
import CommandSupport
import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// `gaitlab norms make`: norms of a lab's own controls.
struct NormsMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make norms of the sessions in folders.",
    discussion: """
      Each person counts once: the means of all used steps of a person, then mean and standard deviation over \
      people. Who walked is a session's code of a person ('gaitlab tag FILE --person P07') or its tag 'subject:CODE'. One force decides in all sessions: \
      those with a plate and those without do not mix.

      Example: gaitlab norms make controls --name "our controls" \
      --people "14 staff, 22 to 51 years, own shoes" --source "our lab, 2026" -o controls.csv
      """)

  @Argument(help: "Sessions, or folders of them.", completion: .file())
  var files: [String]

  @Option(help: "What lists call the norms.")
  var name: String

  @Option(help: "Who was measured, and how.")
  var people: String

  @Option(help: "Where the numbers are from.")
  var source: String

  @Option(help: "The licence of the numbers.")
  var licence = ""

  @Option(help: "A tag that parts the sessions into groups, such as speed for speed:slow.")
  var by: String?

  @Option(help: "A tag that a session must have; may be given again.")
  var tag: [String] = []

  @Option(
    help: "A measure that is left out, as the step table names it, or cadence; may be given again.")
  var without: [String] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  private static let measures = StepMeasure.allCases.map(\.title) + ["cadence"]

  func validate() throws {
    for text in [name, people, source] where text.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--name, --people and --source: expected some words each")
    }
    for measure in without where !Self.measures.contains(measure) {
      throw ValidationError(
        "--without \(measure): expected one of \(Self.measures.joined(separator: ", "))")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let input = try input.input()
      let batch = SessionBatch(
        files: try RecordingFolder.expanded(files), settings: try analysis.settings().with(input),
        input: input, doing: "reading", work: "the norms")
      var writer = try AtomicFileWriter(path: output.path, overwrite: output.overwrites)
      var maker = NormMaker(
        without: Set(StepMeasure.allCases.filter { without.contains($0.title) }),
        cadence: without.contains("cadence"))
      var force: ForceKind?
      var taken = 0
      for file in batch.files {
        // The tags are known before the frames are read.
        let opened = try batch.open(file)
        let metadata = opened.metadata
        guard tag.allSatisfy(metadata.tags.contains) else { continue }
        guard let person = metadata.personCode else {
          throw PlainFailure(
            "\(Printable.text(file)): nothing says who walked; 'gaitlab tag FILE --person CODE' does; nothing was written"
          )
        }
        let group = try group(of: metadata, file: file)
        let analysis = try batch.analyzed(opened, of: file).analysis
        let own = analysis.summary.force
        if let force, force != own {
          throw PlainFailure(
            "\(Printable.text(file)): steps are on the \(own.rawValue) force, those before on the "
              + "\(force.rawValue) one; nothing was written")
        }
        guard maker.add(analysis, person: person, group: group) else {
          StandardError.write(
            "gaitlab: \(Printable.text(file)): left out, with under \(NormMaker.leastSteps) used steps "
              + "or no body weight\n")
          continue
        }
        force = own
        taken += 1
      }
      let groups = maker.made()
      guard !groups.isEmpty, let force else {
        throw PlainFailure(
          "no group has \(NormMaker.leastPeople) people (\(Counted.text(taken, "session")) taken); "
            + "nothing was written")
      }
      let norms = Norms(
        name: name, people: people,
        source: "\(source); \(force.rawValue) force, gaitlab \(ProgramVersion.text)",
        licence: licence, groups: groups)
      try writer.write(NormsFile.text(norms).utf8)
      try writer.commit()
      for (group, count) in maker.peopleInGroups.sorted(by: { $0.key < $1.key }) {
        StandardError.write(
          "gaitlab: \(Printable.text(group)): \(Counted.text(count, "person", plural: "people"))\n")
      }
    }
  }

  /// The group of a session by its tag.
  private func group(of metadata: SessionMetadata, file: String) throws -> String {
    guard let by else { return "all" }
    guard let tag = metadata.tags.first(where: { $0.hasPrefix(by + ":") }) else {
      throw PlainFailure(
        "\(Printable.text(file)): no tag '\(by):...' says its group; nothing was written")
    }
    return String(tag.dropFirst(by.count + 1))
  }
}
