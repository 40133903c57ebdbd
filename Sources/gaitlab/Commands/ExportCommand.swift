import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitFormats
import PlainText

/// `gaitlab export`: sessions to files that other programs read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write sessions for spreadsheets, pandas, OpenSim, C3D, XDF and JSON readers.",
    discussion: """
      csv      what was recorded, without loss: 'gaitlab import' reads it back (one session). \
      With --per step, curve or frame: a table of many sessions under one line of columns.
      curves   the forces over each stance, 0-100 %, a row a point: the same as csv --per curve.
      json     steps, means, errors and trust as 'analyze' prints them, with the curves.
      mot      OpenSim ground reaction forces (one session).
      c3d      forces as analog channels, foot strikes and foot offs as events (one session).
      xdf      cells, forces, plates and contacts as streams with times (one session).

      Columns say what a force is: 'insole' is the sum of its cells, 'estimate' the model's, 'plate' \
      the reference. Each file says model and SHA-256, calibration, scale, rule and flags. \
      docs/NOTEBOOK.md opens them.

      Example: gaitlab export walk.gait -o walk.csv
      Example: gaitlab export --per step *.gait -o steps.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, curves, mot, c3d, xdf, json
  }

  enum Per: String, ExpressibleByArgument, CaseIterable {
    case recording, frame, step, curve
  }

  @Argument(help: "The sessions or vendors' files to export.", completion: .file())
  var files: [String]

  @Option(
    name: .customLong("format"),
    help:
      "The format to write; otherwise what the output's name ends with says it, and csv without that."
  )
  var chosenFormat: Format?

  @Option(
    help: """
      What a row of csv is: 'recording' writes what was recorded without loss, 'frame' the forces of every \
      frame, 'step' a row a step, 'curve' 101 rows a step.
      """)
  var per: Per?

  @OptionGroup var output: OutputOptions

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  private var format: Format { chosenFormat ?? namedFormat ?? .csv }

  /// The format that the output's name ends with; nil where it is none.
  private var namedFormat: Format? {
    // Curves are a csv: their name says nothing.
    Format(rawValue: FileName.ending(output.path)).flatMap { $0 == .curves ? nil : $0 }
  }

  private static let program = "gaitlab \(ProgramVersion.text)"

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("expected a session to export") }
    switch (format, per) {
    case (.csv, _), (_, nil), (.curves, .curve): break
    case (_, .some(let per)):
      throw ValidationError("--per \(per.rawValue): only --format csv has a choice of rows")
    }
    if format == .csv, table == nil, let option = analysis.given.first {
      throw ValidationError(
        "\(option): a csv of the recording holds nothing that it changes; pass --per step, curve or frame, "
          + "or leave it out")
    }
    guard table == nil, format != .json, files.count > 1 else { return }
    throw ValidationError(
      "\(files.count) sessions: expected one for "
        + (format == .csv ? "a csv of the recording; pass --per step, curve or frame" : "\(format)")
    )
  }

  /// What a row of a table is; nil for what is no table.
  private var table: TidyRow? {
    switch (format, per) {
    case (.curves, _), (.csv, .curve): .curve
    case (.csv, .step): .step
    case (.csv, .frame): .frame
    default: nil
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      for file in files { try OutputPath.requireDifferent(output.path, from: file) }
      if format == .csv, table == nil {
        try exportRecording()
      } else {
        try exportAnalyses()
      }
    }
  }

  /// The session as it was recorded, for `gaitlab import`.
  private func exportRecording() throws {
    let progress = ProgressLine("exporting \(files[0])")
    defer { progress.finish() }
    let opened = try SessionOpener.open(
      path: files[0], input: try input.input(),
      note: { StandardError.warn($0, of: files[0]) })
    StandardError.warn(SessionOpener.shortfall(of: opened), of: files[0])
    var recorded = try opened.recorded()
    input.shift(&recorded)
    try GaitCSVExporter.write(
      recorded, to: output.path, overwrite: output.overwrites,
      progress: progress.report)
  }

  private func exportAnalyses() throws {
    let input = try input.input()
    let settings = try analysis.settings().with(input)
    if case .model = settings.estimator {
      try OutputPath.requireDifferent(
        output.path, from: Folders.models.path(of: analysis.model.model))
    }
    let batch = SessionBatch(
      files: files, settings: settings, input: input, doing: "exporting",
      work: "the export")
    // Opened before the work: a file that cannot be written is reported at once.
    var writer = try AtomicFileWriter(path: output.path, overwrite: output.overwrites)
    guard table != nil || format == .json else {
      let (session, recording) = try batch.read(files[0])
      try write(session, recording: recording, path: files[0], to: &writer)
      try writer.commit()
      return
    }
    let sessions = try batch.readAll { session, _ in
      var session = session
      if table != .frame { session.forgetFrames() }
      return session
    }
    try write(sessions.withNamesOfTheirOwn, to: &writer)
    try writer.commit()
    try batch.requireAll(sessions.count, in: output.path)
  }

  /// Writes sessions that share a file.
  private func write(
    _ sessions: [AnalyzedSession], to writer: inout AtomicFileWriter
  ) throws(GaitlabError) {
    if let table {
      try TidyTable(table, program: Self.program).write(sessions) { text throws(GaitlabError) in
        try writer.write(text.utf8)
      }
    } else if format == .json {
      let documents = sessions.map { SessionJSON.value($0, program: Self.program) }
      // As `analyze` prints them: several files give an array.
      let document = files.count == 1 ? documents[0] : .array(documents)
      try writer.write((document.text() + "\n").utf8)
    }
  }

  /// Writes a session that has the file to itself.
  private func write(
    _ session: AnalyzedSession, recording: any SessionReading, path: String,
    to writer: inout AtomicFileWriter
  ) throws(GaitlabError) {
    switch format {
    case .csv, .curves, .json: break
    case .mot:
      let file = try MotExport.writer(session, program: Self.program, path: path)
      try file.write { bytes throws(GaitlabError) in try writer.write(bytes) }
    case .c3d:
      let file = try C3DExport.writer(session, program: Self.program, path: path)
      let fits = try file.write { bytes throws(GaitlabError) in try writer.write(bytes) }
      guard fits else {
        throw GaitlabError.tooMuchForFormat(path, "descriptions too long for a C3D file")
      }
    case .xdf:
      let file = XDFExport.writer(
        session, recording: try recording.recorded(), program: Self.program)
      try file.write { bytes throws(GaitlabError) in try writer.write(bytes) }
    }
  }
}
