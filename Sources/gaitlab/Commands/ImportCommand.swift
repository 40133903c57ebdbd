import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore

/// `gaitlab import`: a vendor's file to a session.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn a vendor's file into a .gait session.",
    discussion: """
      Names of people in the file are left out.

      Example: gaitlab import walk.txt -o walk.gait --body-mass 72
      """)

  @Argument(help: "The file to import.", completion: .file())
  var file: String

  @OptionGroup var output: OutputOptions

  @Option(help: "A short name for the session.")
  var name: String?

  @Option(help: "The walker's body mass in kilograms.")
  var bodyMass: Double?

  @OptionGroup var visit: VisitOptions

  @Option(name: .customLong("tag"), help: "A tag to find it by; may be given repeatedly.")
  var tags: [String] = []

  @OptionGroup var input: InputOptions

  func validate() throws { try BodyMassCheck.validate(bodyMass) }

  func run() throws {
    try CommandFailure.reportedInBatch {
      visit.warn()
      let progress = ProgressLine("importing \(file)")
      defer { progress.finish() }
      try OutputPath.requireDifferent(output.path, from: file)
      var session = try SessionOpener.importFile(
        path: file, input: try input.input(), progress: progress.report,
        note: { StandardError.warn($0, of: file) })
      input.shift(&session)
      if let name { session.metadata.name = name }
      // A recording is of one person: what is said here goes before what the file says.
      let keys = tags.compactMap { $0.split(separator: ":").first.map(String.init) }
      if keys.contains("subject") {
        session.metadata.setPerson(nil)
      }
      session.metadata.tags += tags
      try visit.apply(to: &session.metadata)
      if let bodyMass { session.metadata.bodyMassKilograms = bodyMass }
      try SessionWriter.write(session, to: output.path, replacing: output.overwrites)
    }
  }
}
