import Foundation
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Lines in a terminal: single keys, no sequence, and the modes as they were.
@Suite(.serialized) struct PlainTerminalTests {
  private static func start(
    _ arguments: [String], home: String, term: String = "xterm-256color"
  ) throws -> ShellSession {
    try ShellSession(
      columns: 200, rows: 50, program: GaitlabProgram.path(), arguments: arguments,
      environment: GaitlabProgram.environment(home: home, term: term))
  }

  private static func text(_ shell: ShellSession) -> String {
    String(decoding: shell.terminal.output, as: UTF8.self)
  }

  private static func expect(_ text: String, in shell: ShellSession) throws {
    let isThere = try shell.terminal.wait { _ in Self.text(shell).contains(text) }
    try #require(isThere, "no '\(text)' in\n\(Self.text(shell))")
  }

  @Test(arguments: [("dumb", [String]()), ("xterm-256color", ["--plain"])])
  func aDumbTerminalGetsLines(term: String, options: [String]) throws {
    try Fixture.withFolder { home in
      let shell = try Self.start(
        ConsoleRun.shortWalk(in: home) + options, home: home, term: term)
      try Self.expect(term == "dumb" ? "plain mode, since TERM is dumb" : "plain mode; ", in: shell)
      try Self.expect("left step 1, stance", in: shell)
      try shell.terminal.send("?")
      try Self.expect("space: play or pause", in: shell)
      // An arrow key is one key, and Escape alone is one too.
      try shell.terminal.send("\u{1B}")
      try Self.expect("closed", in: shell)
      try shell.terminal.send(" ")
      try Self.expect("paused at ", in: shell)
      try shell.terminal.send("\u{1B}[C")
      try Self.expect("at 00:", in: shell)
      try shell.terminal.send("q")
      #expect(try shell.waitForReturn() == 0)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      #expect(!Self.text(shell).contains("\u{1B}"))
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT])
  func modesAreRestored(signal: Int32) throws {
    try Fixture.withFolder { home in
      let shell = try Self.start(ConsoleRun.shortWalk(in: home) + ["--plain"], home: home)
      try Self.expect("left step 1, stance", in: shell)
      #expect(try shell.terminal.modes() != shell.modesBefore)
      kill(try shell.programID(), signal)
      #expect(try shell.waitForReturn() == 128 + signal)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      #expect(!Self.text(shell).contains("\u{1B}"))
    }
  }

  @Test func stopsAndComesBack() throws {
    try Fixture.withFolder { home in
      let shell = try Self.start(ConsoleRun.shortWalk(in: home) + ["--plain"], home: home)
      try Self.expect("playing from", in: shell)
      try shell.terminal.send("\u{1A}")
      #expect(try shell.waitForReturn() == 128 + SIGTSTP)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      try shell.foreground()
      try shell.terminal.send("2")
      try Self.expect("Screen Steps", in: shell)
      try shell.terminal.send("\u{3}")
      #expect(try shell.waitForReturn() == 0)
      #expect(try shell.terminal.modes() == shell.modesBefore)
    }
  }

  @Test func aLiveSessionIsToldRecordedAndEnded() throws {
    try Fixture.withFolder { home in
      let shell = try Self.start(
        ["live", "--simulate", "--plain"] + LiveRun.quick, home: home)
      try Self.expect("insole left, simulated walker: ", in: shell)
      try Self.expect("measuring live, ", in: shell)
      try shell.terminal.send("w")
      try Self.expect("recording to ", in: shell)
      try Self.expect("left step 1, stance ", in: shell)
      try shell.terminal.send("5")
      try Self.expect(" zone\r\n", in: shell)
      try shell.terminal.send("w")
      try Self.expect("recorded ", in: shell)
      try shell.terminal.send("q")
      try Self.expect("End the live session?", in: shell)
      try shell.terminal.send("y")
      #expect(try shell.waitForReturn() == 0)
      try Self.expect("min measured, ", in: shell)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      #expect(!Self.text(shell).contains("\u{1B}"))
    }
  }
}
