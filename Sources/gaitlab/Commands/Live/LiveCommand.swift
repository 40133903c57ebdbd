import ArgumentParser
import CommandSupport
import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel

/// `gaitlab live`: insoles in, feedback out.
struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live", abstract: "Show, record and give feedback on insoles that are worn now.",
    discussion: """
      Frames come as lines of text or as binary frames; docs/WIRE.md tells how to send them. One \
      device may be both feet, or two devices one each. What arrives is on disk within a second.

      Example: gaitlab live --simulate
      Example: gaitlab live --udp 9000 --record walk.gait --person P07 --visit 2
      Example: gaitlab live --serial /dev/ttyUSB0@921600 --serial /dev/ttyUSB1@921600
      Example: gaitlab live --simulate --feedback "Even steps" --shown "every 2 steps"
      Example: gaitlab live --simulate --protocol visit.toml --record visit.gait
      Example: gaitlab live --udp 9000 --sink udp:192.168.1.20:9100 --sink ndjson:walk.ndjson
      """)

  @OptionGroup var sources: LiveSourceOptions

  @Option(
    help: "Record to this file from the first frame on. Without it, key w begins a recording.",
    completion: .file(extensions: ["gait"]))
  var record: String?

  @Flag(name: .customLong("continue"), help: "Continue an existing recording.")
  var continues = false

  @OptionGroup(title: "What is recorded") var visit: VisitOptions

  @Option(
    help: ArgumentHelp(
      "Insoles that announce nothing: rows x columns, length x width in mm, unit, frames a second.",
      valueName: "\"16x8 270x95 kPa 100\""))
  var layout: [String] = []

  @Flag(help: "Let any sender take a stream over, not only the first.")
  var anySender = false

  @OptionGroup var sinks: LiveSinkOptions

  @OptionGroup(title: "Feedback") var feedback: LiveFeedbackOptions

  @Option(
    help: ArgumentHelp(
      """
      Let other screens look on: 'gaitlab view' on this machine, and on others if a host is given \
      (0.0.0.0 is all addresses of this machine). The token that they need is shown with i.
      """, valueName: "[host:]port"))
  var share: String?

  @Option(
    help: "The token for --share, 6 to 64 letters and digits; a new one each time without it.")
  var token: String?

  @Flag(help: "List serial ports and exit.")
  var listPorts = false

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if listPorts { return }
    try feedback.check()
    try sinks.check(display)
    if token != nil, share == nil { throw ValidationError("--token needs --share PORT") }
    if let token, ShareToken(typed: token) == nil {
      throw ValidationError("--token: expected 6 to 64 letters and digits")
    }
    if let share {
      do {
        _ = try SourceAddress(parsing: share)
      } catch {
        throw ValidationError("--share: \(error.summary)")
      }
    }
    if continues, record == nil { throw ValidationError("--continue needs --record FILE") }
    for text in layout { _ = try insole(text) }
  }

  func run() throws {
    try CommandFailure.reported {
      if listPorts {
        try StandardOutput.write(SerialPorts.text(try SerialPorts.list()) + "\n")
        return
      }
      // Here and not in validate(), which comes before a mistyped option is noticed.
      try sources.requireSome()
      Allocator.returnLargeBlocks()
      try LiveLaunch(command: self).run()
    }
  }

  /// The insoles that the command line describes, by their number of cells.
  func layouts() throws -> [Int: InsoleDescription] {
    var layouts: [Int: InsoleDescription] = [:]
    for text in layout {
      let insole = try insole(text)
      layouts[insole.layout.cellCount] = insole
    }
    return layouts
  }

  private func insole(_ text: String) throws -> InsoleDescription {
    let shape = text.split(separator: " ").first?.split(separator: "x").compactMap { Int($0) }
    let (count, overflows) = (shape?.first ?? 0).multipliedReportingOverflow(
      by: shape?.last ?? 0)
    guard !overflows, InsoleLayout.cellCountRange.contains(count) else {
      throw ValidationError("--layout \(text): expected such as \"16x8 270x95 kPa 100\"")
    }
    do throws(LayoutRefusal) {
      return try LayoutText.insole(text, cellCount: count)
    } catch {
      throw ValidationError("--layout \(text): \(error.reason)")
    }
  }
}
