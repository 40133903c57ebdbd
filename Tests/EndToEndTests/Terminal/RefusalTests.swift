import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// What cannot work says so on standard error, with exit code 1 and an untouched terminal.
@Suite(.serialized) struct RefusalTests {
  static let badFiles = [
    ("invalid/empty.txt", "empty"), ("invalid/garbage.bin", "unknown format"),
    ("invalid/other-text.csv", "unknown format"), ("no-such-file.gait", "No such file"),
  ]

  /// A folder stands for its recordings, and one without any is a mistake.
  @Test(arguments: badFiles + [("inference", "no recording")])
  func replayLeavesTheTerminalAlone(file: String, says: String) throws {
    let errors = try Self.refused(["replay", Fixture.path(file)])
    #expect(errors.contains(Fixture.path(file)), "\(errors)")
    #expect(errors.contains(says), "\(errors)")
    #expect(errors.contains("export") || errors.contains("check") || errors.contains("name"))
  }

  @Test(
    arguments: badFiles + [
      ("inference", "no recording"), ("invalid/moticon-cut-row.txt", "export it again"),
    ])
  func analyzeNamesFileAndAdvice(file: String, says: String) throws {
    let run = try GaitlabProgram.run(["analyze", Fixture.path(file)])
    #expect(run.status == .code(1))
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("gaitlab: \(Fixture.path(file))"), "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test(arguments: [
    ("no-such-terminal", "TERM=xterm-256color"), ("", "TERM is not set"),
  ])
  func unusableTerminalsAreNamed(term: String, says: String) throws {
    let errors = try Self.refused(["demo"], term: term)
    #expect(errors.contains(says), "\(errors)")
    #expect(term.isEmpty || errors.contains("'\(term)'"))
  }

  /// A name that is not in the database must not bring its escape sequences onto the screen.
  @Test func hostileTerminalNameIsCleaned() throws {
    let errors = try Self.refused(["demo"], term: "x\u{1B}]0;owned\u{7}")
    #expect(errors.contains("owned"))
    #expect(!errors.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 })
  }

  /// Known by its head, broken further down: read to its end before the terminal is taken over.
  @Test func brokenFurtherDownIsRefusedAsWell() throws {
    let path = Fixture.path("invalid/moticon-cut-row.txt")
    #expect(try Self.refused(["replay", path]).contains("moticon-cut-row.txt:14"))
  }

  /// Runs a command in a terminal that it has to refuse; returns what it printed.
  private static func refused(_ arguments: [String], term: String = "xterm-256color") throws
    -> String
  {
    try Fixture.withFolder { home in
      let shell = try ShellSession(
        columns: 200, rows: 24, program: GaitlabProgram.path(), arguments: arguments,
        environment: GaitlabProgram.environment(home: home, term: term))
      #expect(try shell.waitForReturn() == 1)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      let text = String(decoding: shell.terminal.output, as: UTF8.self)
      #expect(!text.contains("\u{1B}["), "the terminal was touched")
      let start = try #require(text.firstRange(of: ">")).upperBound
      let end = try #require(text.firstRange(of: "<returned")).lowerBound
      return String(text[start..<end]).replacing("\r\n", with: "\n")
    }
  }
}
