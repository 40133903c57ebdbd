import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel

/// `gaitlab analyze`: the numbers without a screen.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Print steps, means, errors and trust signals.",
    discussion: """
      JSON follows the schema gaitlab.analysis/1; several files give an array. Its block 'pressure' holds maps, \
      regions, gait lines and butterfly with their definitions; csv has them with --rows.

      Regions of your own are described in a small TOML file, given to --mask; a cell belongs by its centre, and \
      to the first region that contains it:

        name = "rearfoot and wound"
        [[region]]
        name = "wound"
        cells = [12, 13, 20]     # numbers of cells in a frame, from 1
        [[region]]
        name = "rearfoot"
        along = [0, 0.5]         # parts of the outline's length, from the heel
        [[region]]
        name = "first ray"
        along = [0.5, 1]
        across = [0, 0.35]       # parts of its width there, from the medial edge
        [[region]]
        name = "arch"            # millimetres from lateral edge and heel
        polygon = [[60, 80], [90, 80], [90, 130], [60, 130]]

      Example: gaitlab analyze walk.gait --format json
      Example: gaitlab analyze walk.gait --format csv -o steps.csv
      Example: gaitlab analyze walk.gait --format csv --rows region --mask wound.toml
      Example: gaitlab analyze recordings/ --format csv --rows session -o sessions.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, csv, markdown
  }

  enum Rows: String, ExpressibleByArgument, CaseIterable {
    case step, session, region, cell, line, butterfly
  }

  @Argument(
    help: "The files to analyse; a folder stands for the recordings in it.", completion: .file())
  var files: [String]

  @Option(help: "How to print the numbers.")
  var format = Format.json

  @Option(
    help: """
      What a row of csv is: a step; a session, with means and, where it could not be read, why; of pressures a region of a step, a cell, or a point of a gait line or of the \
      butterfly.
      """)
  var rows = Rows.step

  @Option(
    name: [.customShort("o"), .long],
    help:
      "The file to write; without it standard output. --rows session goes on in it after an interruption."
  )
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @Option(help: "Regions of the foot as a TOML file.", completion: .file(extensions: ["toml"]))
  var mask: String?

  @Option(
    help: "Pressures from this second on, instead of those of the used steps; nothing else changes."
  )
  var from: Double?

  @Option(help: "Pressures up to this second.")
  var to: Double?

  @OptionGroup var norms: NormsOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    if rows != .step, format != .csv {
      throw ValidationError("--rows \(rows.rawValue): only --format csv has a choice of rows")
    }
    if rows == .session, output == nil {
      throw ValidationError("--rows session: expected -o FILE, which an interruption leaves behind")
    }
    if output == nil, force {
      throw ValidationError("--force: replaces the file of -o, and none is named")
    }
    if rows == .session, norms.norms != nil || mask != nil || from != nil || to != nil {
      throw ValidationError("--rows session: takes no --norms, --mask, --from or --to")
    }
    for (name, value) in [("--from", from), ("--to", to)] {
      if let value, !value.isFinite { throw ValidationError("\(name) \(value): expected seconds") }
    }
    if let from, let to, from >= to {
      throw ValidationError("--from \(from) --to \(to): expected the later second behind --to")
    }
  }

  /// What pressures are read off.
  private func span(
    of session: any SessionReading, path: String
  ) throws(GaitlabError) -> PressureSpan {
    guard from != nil || to != nil else { return .usedSteps }
    return .seconds(
      try session.recorded(
        from: from, to: to, "the span of --from and --to", kind: "span", path: path))
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      // Everything is read before anything is printed: half an output is none.
      let input = try input.input()
      let norms = try norms.choice()
      let files = try RecordingFolder.expanded(files)
      let batch = SessionBatch(
        files: files, settings: try analysis.settings().with(input), input: input,
        doing: "reading", work: "the analysis")
      if rows == .session, let output {
        try SessionTableJob(
          batch: batch, output: output, overwrites: force,
          settings: SessionBatch.signature(without: files)
        ).run()
        return
      }
      if let output {
        for file in files { try OutputPath.requireDifferent(output, from: file) }
        // Tried before the work: a file that cannot be written is reported at once.
        _ = try AtomicFileWriter(path: output, overwrite: force)
      }
      let mask = try mask.map { try MaskFile.read(path: $0) } ?? .standard
      var documents: [JSONValue] = []
      var texts: [String] = []
      for file in files {
        let (session, recording) = try batch.read(file)
        let (result, metadata) = (session.analysis, session.metadata)
        let scores = norms?.scores(result)
        let pressure =
          format == .markdown
          ? nil
          : try PressureReader(
            session: recording, analysis: result, metadata: metadata, mask: mask
          )
          .report(span(of: recording, path: file))
        switch format {
        case .json:
          documents.append(
            AnalysisJSON.value(
              result, metadata: metadata, markers: session.markers,
              durationSeconds: session.durationSeconds, pressure: pressure, norms: scores,
              outcome: session.outcome))
        case .csv: texts.append(csv(session, pressure, scores))
        case .markdown:
          texts.append(
            StepTableText.markdown(
              result, metadata: metadata, markers: session.markers, norms: scores,
              outcome: session.outcome))
        }
      }
      if format == .json {
        let document = documents.count == 1 ? documents[0] : .array(documents)
        texts = [document.text() + "\n"]
      }
      let text = texts.joined(separator: "\n")
      guard let output else { return try StandardOutput.write(text) }
      var writer = try AtomicFileWriter(path: output, overwrite: force)
      try writer.write(text.utf8)
      try writer.commit()
    }
  }

  private func csv(
    _ session: AnalyzedSession, _ pressure: PressureReport?, _ scores: NormScores?
  ) -> String {
    guard let row = PressureRow(rawValue: rows.rawValue), let pressure else {
      return StepTableText.csv(
        session.analysis, metadata: session.metadata, markers: session.markers,
        pressure: pressure, norms: scores, outcome: session.outcome)
    }
    return PressureTable(pressure, metadata: session.metadata).csv(row)
  }
}
