import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitStore

/// `gaitlab estimate`: the force of every frame as a table.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate", abstract: "Write the estimated vGRF of every frame as CSV.",
    discussion: """
      One row a frame: foot, time, estimated, measured and, where there is one, reference force. \
      The head of the file tells model, calibration and what the columns mean.

      Example: gaitlab estimate walk.gait --model linear-simulated -o walk-vgrf.csv
      """)

  @Argument(help: "The session or vendor's file.", completion: .file())
  var file: String

  @Option(
    name: [.short, .customLong("output")], help: "The file to write; standard output if none.")
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var input: InputOptions

  func run() throws {
    try CommandFailure.reportedInBatch {
      let settings = try analysis.settings()
      guard let output, output != "-" else {
        try table(settings).write { try StandardOutput.write($0) }
        return
      }
      try OutputPath.requireDifferent(output, from: file)
      if case .model = settings.estimator {
        try OutputPath.requireDifferent(output, from: Folders.models.path(of: analysis.model.model))
      }
      // Opened before the work: a file that cannot be written is told at once.
      var writer = try AtomicFileWriter(path: output, overwrite: force)
      try table(settings).write { try writer.write($0.utf8) }
      try writer.commit()
    }
  }

  private func table(_ settings: AnalysisSettings) throws -> EstimateTable {
    let input = try input.input()
    let progress = ProgressLine("estimating \(file)")
    defer { progress.finish() }
    let session = try SessionOpener.open(
      path: file, input: input, note: { StandardError.warn($0, of: file) })
    StandardError.warn(SessionOpener.shortfall(of: session), of: file)
    var analyzer = try SessionAnalyzer(session: session, settings: settings.with(input))
    while !analyzer.isFinished {
      try CancellationToken.check(path: file, "the estimate")
      try analyzer.next()
      progress.report(analyzer.progress)
    }
    return EstimateTable(analyzer.analysis(), metadata: analyzer.metadata)
  }
}
