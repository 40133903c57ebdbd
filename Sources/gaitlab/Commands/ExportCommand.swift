import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitFormats

/// `gaitlab export`: a session to a file that other programs read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a session as CSV, without loss.",
    discussion: "Example: gaitlab export walk.gait -o walk.csv")

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv }

  @Argument(help: "The session or vendor's file to export.", completion: .file())
  var file: String

  @Option(help: "The format to write.")
  var format = Format.csv

  @Option(name: [.short, .customLong("output")], help: "The file to write.")
  var output: String

  @OptionGroup var input: InputOptions

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    try CommandFailure.reportedInBatch {
      let progress = ProgressLine("exporting \(file)")
      defer { progress.finish() }
      try OutputPath.requireDifferent(output, from: file)
      let opened = try SessionOpener.open(path: file, input: try input.input())
      StandardError.warn(SessionOpener.shortfall(of: opened), of: file)
      let session = try opened.recorded()
      try GaitCSVExporter.write(
        session, to: output, overwrite: force, progress: progress.report)
    }
  }
}
