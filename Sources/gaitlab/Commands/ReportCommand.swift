import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitFiles

/// `gaitlab report`: a printable page for each session, and one that compares them.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a printable page for each session and a comparison.",
    discussion: """
      The name of the output says what is written: .html is one file without scripts that prints on A4 and Letter, \
      .pdf the same printed by an installed Chromium, .md the tables as Markdown.

      Two or more sessions are put in the order of their dates, or of one person's visits, and compared: curves, means, \
      changes, and whether a change is more than single steps vary.

      With a folder as the output every session gets a page of its own there, and reports.csv lists them, with \
      the reason for each that could not be read; the same command goes on after an interruption.

      Example: gaitlab report before.gait after.gait -o visit.html
      Example: gaitlab report recordings/ -o reports/
      """)

  @Argument(
    help: "The sessions or vendors' files to report; with a folder as output also folders of them.",
    completion: .file())
  var files: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var norms: NormsOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  @Option(help: "What the pages in a folder are; a file's own name says it.")
  var format: ReportPages.Format?

  /// The format that the output's name asks for; nil for a folder.
  private var formatOfFile: ReportPages.Format? {
    guard !isFolder else { return nil }
    return ReportPages.Format(rawValue: FileName.ending(output.path))
  }

  private var isFolder: Bool {
    output.path.hasSuffix("/") || RecordingFolder.isFolder(output.path)
  }

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("expected a session to report") }
    guard isFolder || formatOfFile != nil else {
      throw ValidationError(
        "-o \(output.path): expected a name that ends in .html, .pdf or .md, which says what is written, or a "
          + "folder, \(output.path)/, for a page a session")
    }
    guard isFolder || format == nil else {
      throw ValidationError("--format: the name \(output.path) says it already")
    }
    guard !isFolder || !output.overwrites else {
      throw ValidationError("--force: pages in a folder never replace what is there")
    }
    if !isFolder, let folder = files.first(where: RecordingFolder.isFolder) {
      throw ValidationError(
        "\(folder) is a folder; for a page a session give -o a folder as well, \(FileName.stem(output.path))/"
      )
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let input = try input.input()
      let norms = try norms.choice()
      let files = try RecordingFolder.expanded(files)
      let batch = SessionBatch(
        files: files, settings: try analysis.settings().with(input), input: input,
        doing: "reporting", work: "the report")
      guard let formatOfFile else {
        try ReportFolderJob(
          batch: batch, folder: output.path,
          pages: ReportPages(format ?? .html, norms: norms, path: output.path),
          settings: SessionBatch.signature(without: files)
        ).run()
        return
      }
      for file in files { try OutputPath.requireDifferent(output.path, from: file) }
      // Opened before the work: a file that cannot be written is reported at once.
      var writer = try AtomicFileWriter(path: output.path, overwrite: output.overwrites)
      let pages = try ReportPages(formatOfFile, norms: norms, path: output.path)
      let sessions = try batch.readAll(ReportPages.session)
      try writer.write(try pages.file(of: sessions, path: output.path))
      try writer.commit()
      try batch.requireAll(sessions.count, in: output.path)
    }
  }
}
