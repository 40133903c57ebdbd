import Foundation
import GaitTestSupport
import TerminalCore
import Testing

/// A live session in a pseudo-terminal, with a recording in a folder of the test's own.
struct LiveRun {
  let console: ConsoleRun
  let path: String

  var terminal: PseudoTerminal { console.terminal }

  /// Starts to measure and to record the simulated walker, and waits until something is on disk.
  ///
  /// - Parameters:
  ///   - home: a folder of the test's own.
  ///   - sources: where frames come from.
  ///   - options: behind the arguments.
  /// - Throws: if nothing is recorded.
  init(home: String, sources: [String] = ["--simulate"], options: [String] = []) throws {
    path = home + "/walk.gait"
    console = try ConsoleRun(
      ["live"] + sources + Self.quick + ["--record", path] + options, home: home, columns: 120,
      rows: 40, environment: ["SHELL": "/bin/sh"], shows: "LIVE")
    try waitForRecording(of: 0.5)
  }

  /// Networks take long in a debug build, and are tested elsewhere.
  static let quick = ["--model", "sum-of-cells"]

  /// Waits until the line at the foot says that so many seconds are on disk.
  func waitForRecording(of seconds: Double) throws {
    try #require(
      try terminal.wait { Self.secondsOnDisk($0).map { $0 >= seconds } ?? false },
      "not recorded:\n\(terminal.screen.text)")
  }

  /// What the line at the foot says after `REC`.
  static func secondsOnDisk(_ screen: TerminalScreen) -> Double? {
    for line in screen.lines {
      guard let match = line.firstMatch(of: /LIVE  REC (\d+):(\d+\.\d+) on disk/),
        let minutes = Double(match.1), let seconds = Double(match.2)
      else { continue }
      return minutes * 60 + seconds
    }
    return nil
  }

  /// Ends it by its keys and checks what is left of it.
  ///
  /// - Returns: all that was written to the terminal after the screen was given back.
  @discardableResult
  func end() throws -> String {
    try console.press(.character("q"), shows: "End the live session?")
    let before = terminal.output.count
    try terminal.send("y")
    #expect(try console.shell.waitForReturn() == 0)
    try console.expectRestored()
    return String(decoding: terminal.output.dropFirst(before), as: UTF8.self)
  }

  /// Checks that the recording was finished with frames of that many seconds.
  func expectFinished(atLeast seconds: Double = 0.5) throws {
    let file = try RecordedFile(path: path)
    #expect(file.isFinished, "\(file)")
    #expect(file.seconds >= seconds, "\(file)")
    #expect(file.frames > 50, "\(file)")
  }
}
