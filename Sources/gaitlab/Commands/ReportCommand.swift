import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitReport

/// `gaitlab report`: a printable page for each session, and one that compares them.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a printable page for each session and a comparison.",
    discussion: """
      The name of the output says what is written: .html is one file without scripts that prints on A4 and Letter, \
      .pdf the same printed by an installed Chromium, .md the tables as Markdown.

      Two or more sessions are put in the order of their dates and compared: curves, means, changes, \
      and whether a change is more than single steps vary.

      Example: gaitlab report before.gait after.gait -o visit.html
      """)

  @Argument(help: "The sessions or vendors' files to report.", completion: .file())
  var files: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var norms: NormsOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  private static let program = "gaitlab \(ProgramVersion.text)"

  private enum Format: String, CaseIterable {
    case html, pdf, md
  }

  private var format: Format? {
    output.path.split(separator: ".").last.flatMap { Format(rawValue: $0.lowercased()) }
  }

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("expected a session to report") }
    guard output.path.contains("."), format != nil else {
      throw ValidationError(
        "-o \(output.path): expected a name that ends in .html, .pdf or .md, which says what is written"
      )
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      for file in files { try OutputPath.requireDifferent(output.path, from: file) }
      let input = try input.input()
      let norms = try norms.choice()
      let batch = SessionBatch(
        files: files, settings: try analysis.settings().with(input), input: input,
        doing: "reporting", work: "the report")
      // Opened before the work: a file that cannot be written is reported at once.
      var writer = try AtomicFileWriter(path: output.path, overwrite: output.overwrites)
      let printer = format == .pdf ? try PagePrinter(path: output.path) : nil
      let parts = try batch.readAll { session, recording throws(GaitlabError) in
        let pressure = try PressureReader(
          session: recording, analysis: session.analysis, metadata: session.metadata
        ).report(.usedSteps)
        var session = session
        session.forgetFrames()
        return (session, pressure)
      }
      let sessions = parts.map(\.0).withNamesOfTheirOwn
      let document = ReportDocument(
        Array(zip(sessions, parts.map(\.1))), program: Self.program, norms: norms)
      if format == .md {
        var texts = sessions.map {
          StepTableText.markdown(
            $0.analysis, metadata: $0.metadata, norms: norms?.scores($0.analysis))
        }
        if let comparison = document.comparison {
          texts.append(ComparisonText(comparison, program: Self.program).markdown)
        }
        try writer.write(texts.joined(separator: "\n").utf8)
      } else if let printer {
        let progress = ProgressLine("printing \(output.path)")
        defer { progress.finish() }
        try writer.write(try printer.pdf(document.html, path: output.path))
      } else {
        try writer.write(document.html.utf8)
      }
      try writer.commit()
      try batch.requireAll(sessions.count, in: output.path)
    }
  }
}
