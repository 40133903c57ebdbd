import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitReport

/// `gaitlab compare`: sessions, or parts of one, beside each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare sessions, or parts of one: means, changes, symmetry.",
    discussion: """
      Sessions are put in the order of their dates; where one has no date, in that of the visits' numbers if all are of \
      one person and have one, otherwise they stay as they are named. Means have SD and n, and a change has the smallest one that is more than single steps vary:

        t x sqrt(SD1^2 / n1 + SD2^2 / n2)

      with Student's t (95 %, Welch's degrees of freedom; 1.96 for many steps). All sessions are compared by the \
      same force: the plate where all have one, otherwise the estimate. JSON follows the schema \
      gaitlab.comparison/1; html is a printable page with curves and maps; csv has a row a session, foot and \
      measure.

      Example: gaitlab compare before.gait after.gait --format markdown
      Example: gaitlab compare walk.gait --part 0-30 --part 60-90 -o fatigue.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html, json, csv, markdown
  }

  enum Whose: String, ExpressibleByArgument, CaseIterable {
    case auto, plate, estimate, insole
  }

  @Argument(help: "The sessions or vendors' files to compare.", completion: .file())
  var files: [String]

  @Option(
    help: """
      How to write it: html, json, csv or markdown. Without it the name of the output says it, and json goes to \
      standard output.
      """)
  var format: Format?

  @Option(
    help: ArgumentHelp(
      """
      A part of one session in seconds, given twice or more: 0-30, or 60- for all from then on. Steps count that \
      lie within it.
      """, valueName: "from-to"))
  var part: [SessionPart] = []

  @Option(help: "Whose force is compared: auto, plate, estimate or insole.")
  var of = Whose.auto

  @Flag(help: "Keep the order of the command line instead of that of the dates.")
  var asGiven = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The file to write; standard output without it.")
  var output: String?

  @Flag(name: .customLong("force"), help: "Replace the file if it exists.")
  var overwrites = false

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  private static let program = "gaitlab \(ProgramVersion.text)"

  /// The format that was asked for, or that the output's name says.
  private var formatOfOutput: Format? {
    if let format { return format }
    guard let output else { return .json }
    return switch output.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
    case "html": .html
    case "json": .json
    case "csv": .csv
    case "md", "markdown": .markdown
    default: nil
    }
  }

  func validate() throws {
    if part.isEmpty {
      guard files.count > 1 else {
        throw ValidationError(
          "expected two sessions or more to compare, or one with two parts: --part 0-30 --part 60-90"
        )
      }
      guard Set(files).count == files.count else {
        throw ValidationError(
          "the same session is named twice; parts of one are compared with --part 0-30 --part 60-90"
        )
      }
    } else {
      guard files.count == 1 else {
        throw ValidationError("--part: expected one session, not \(files.count)")
      }
      guard part.count > 1 else {
        throw ValidationError("--part: expected two parts or more to compare")
      }
    }
    if let output, formatOfOutput == nil {
      throw ValidationError(
        "-o \(output): expected a name that ends in .html, .json, .csv or .md, or --format")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      if let output { for file in files { try OutputPath.requireDifferent(output, from: file) } }
      let input = try input.input()
      let batch = SessionBatch(
        files: files, settings: try analysis.settings().with(input), input: input,
        doing: "comparing", work: "the comparison")
      let sides = try part.isEmpty ? sessions(batch) : parts(batch)
      guard sides.count > 1 else {
        throw PlainFailure(
          "one of \(files.count) sessions could be read, and a comparison needs two; nothing was written"
        )
      }
      let comparison = SessionComparison(sides, keepsOrder: asGiven, force: kind)
      if let kind, !comparison.forces.contains(kind) {
        throw PlainFailure(
          "--of \(of.rawValue): not every session has a force of the \(kind.word); all have: "
            + comparison.forces.map(\.word).joined(separator: ", "))
      }
      try write(text(of: comparison))
      try batch.requireAll(
        part.isEmpty ? sides.count : files.count, in: output ?? "the comparison")
    }
  }

  private var kind: ForceKind? { ForceKind.allCases.first { $0.word == of.rawValue } }

  private var needsMaps: Bool { formatOfOutput == .html }

  private func sessions(_ batch: SessionBatch) throws -> [ComparedSession] {
    let read = try batch.readAll {
      session, recording throws(GaitlabError) -> (AnalyzedSession, PressureReport?) in
      let pressure = try pressure(of: session, recording)
      var session = session
      session.forgetFrames()
      return (session, pressure)
    }
    return zip(read.map(\.0).withNamesOfTheirOwn, read.map(\.1)).map { $0.compared(pressure: $1) }
  }

  private func parts(_ batch: SessionBatch) throws -> [ComparedSession] {
    let (session, recording) = try batch.read(files[0])
    return try part.map { part in
      let seconds = try recording.recorded(
        from: part.start, to: part.end, "--part \(part.text)", kind: "part", path: files[0])
      let found = session.part(seconds)
      return found.compared(part: seconds, pressure: try pressure(of: found, recording))
    }
  }

  private func pressure(
    of session: AnalyzedSession, _ recording: any SessionReading
  ) throws(GaitlabError) -> PressureReport? {
    guard needsMaps else { return nil }
    return try PressureReader(
      session: recording, analysis: session.analysis, metadata: session.metadata
    ).report(.usedSteps)
  }

  private func text(of comparison: SessionComparison) -> String {
    switch formatOfOutput ?? .json {
    case .html: ReportDocument.html(comparison, program: Self.program)
    case .json: ComparisonJSON(comparison, program: Self.program).value.text() + "\n"
    case .csv: ComparisonText(comparison, program: Self.program).csv
    case .markdown: ComparisonText(comparison, program: Self.program).markdown
    }
  }

  private func write(_ text: String) throws {
    guard let output else { return try StandardOutput.write(text) }
    var writer = try AtomicFileWriter(path: output, overwrite: overwrites)
    try writer.write(text.utf8)
    try writer.commit()
  }
}
