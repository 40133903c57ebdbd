import ArgumentParser
import CommandSupport
import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel

/// `gaitlab view`: a second screen for a session that another gaitlab measures.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Look on at a live session that another gaitlab shares.",
    discussion: """
      The other one runs 'gaitlab live ... --share PORT' and shows the token with key i. This screen has keys, \
      size, theme and language of its own and changes nothing of the session: the patient sees Feedback, the \
      therapist the Monitor. What is sent is not encrypted; over networks that you do not trust use ssh -L.

      Example: gaitlab view --attach 127.0.0.1:9100 --token K7QF-29MX
      Example: gaitlab view --attach 192.168.1.20:9100 --preset therapy
      """)

  @Option(
    help: ArgumentHelp("Where the session is shared.", valueName: "host:port"))
  var attach: String

  @Option(help: "The token that the other screen shows; it is asked for without it.")
  var token: String?

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    do {
      _ = try SourceAddress(parsing: attach)
    } catch {
      throw ValidationError("--attach: \(error.summary)")
    }
    if let token, ShareToken(typed: token) == nil { throw ValidationError(Self.expected) }
  }

  func run() throws {
    try CommandFailure.reported {
      let source = AttachSource(try SourceAddress(parsing: attach), token: try askedToken())
      let models = Folders.models
      let core = LiveCore.viewer(
        of: source.name, unixSeconds: Date().timeIntervalSince1970
      ) { sha256 in models.source(sha256: sha256) }
      let session = LiveSession(sources: [source], core: core)
      try ConsoleLauncher(
        display: display,
        live: ConsoleLauncher.Live(
          session: session, devices: [], notice: nil, host: DeviceStatus(source: source.name))
      ).run()
    }
  }

  private static let expected = "--token: expected 6 to 64 letters and digits"

  /// The token of the option, or of whoever sits at the terminal.
  private func askedToken() throws -> ShareToken {
    if let token, let read = ShareToken(typed: token) { return read }
    guard display.canAsk, isatty(STDIN_FILENO) == 1, StandardError.isTerminal else {
      throw PlainFailure("--token is missing, and there is nobody to ask for it")
    }
    StandardError.write("Token that the other screen shows (key i): ")
    guard let line = readLine(), let read = ShareToken(typed: line) else {
      throw PlainFailure(Self.expected)
    }
    return read
  }
}
