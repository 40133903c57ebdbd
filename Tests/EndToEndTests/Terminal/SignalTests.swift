import Foundation
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// However the program ends, it gives the terminal back, and its parent learns why it ended.
@Suite(.serialized) struct SignalTests {
  static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE]

  @Test(arguments: signals) func modesAreRestored(signal: Int32) throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home)
      kill(try console.shell.programID(), signal)
      #expect(try console.shell.waitForReturn() == 128 + signal)
      try console.expectRestored()
    }
  }

  /// As leader of its session, without a shell that translates: the signal itself is the status.
  @Test(arguments: signals) func endsByTheSignal(signal: Int32) throws {
    try Fixture.withFolder { home in
      let terminal = try PseudoTerminal(columns: 80, rows: 24)
      let process = try Self.start(in: terminal, home: home)
      process.send(signal: signal)
      #expect(try terminal.waitForEnd(of: process) == .signal(signal))
      #expect(!terminal.screen.isAlternate)
    }
  }

  /// Ctrl-C is a key like others here, and quits.
  @Test func controlCQuits() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home)
      try console.press(.control("c"))
      #expect(try console.shell.waitForReturn() == 0)
      try console.expectRestored()
    }
  }

  @Test(arguments: ["xterm-256color", "vt100"]) func stopsAndComesBack(term: String) throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, term: term)
      kill(try console.shell.programID(), SIGTSTP)
      #expect(try console.shell.waitForReturn() == 128 + SIGTSTP)
      try console.expectRestored()
      try console.shell.foreground()
      try console.show(.steps)
      try console.press(.control("z"))
      #expect(try console.shell.waitForReturn() == 128 + SIGTSTP)
      try console.expectRestored()
      try console.terminal.resize(columns: 100, rows: 30)
      try console.shell.foreground()
      #expect(
        try console.terminal.wait { $0.lines[29].contains("research and education only") })
      try console.show(.monitor)
      try console.quit()
    }
  }

  /// Stopped by what cannot be caught: the screen is drawn again as soon as the program continues.
  @Test func comesBackFromAStopItCannotSee() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home)
      kill(try console.shell.programID(), SIGSTOP)
      #expect(try console.shell.waitForReturn() == 128 + SIGSTOP)
      try console.shell.foreground()
      try console.show(.errors)
      try console.quit()
    }
  }

  /// Where nobody could continue it, Ctrl-Z must not leave the program out of the screen.
  @Test func controlZWithoutAShellGoesOn() throws {
    try Fixture.withFolder { home in
      let terminal = try PseudoTerminal(columns: 80, rows: 24)
      let process = try Self.start(in: terminal, home: home)
      try terminal.send("\u{1A}3")
      #expect(try terminal.wait(for: "[3 Errors]"))
      #expect(terminal.screen.isAlternate)
      try terminal.send("q")
      #expect(try terminal.waitForEnd(of: process) == .code(0))
    }
  }

  @Test func hangUpEndsIt() throws {
    try Fixture.withFolder { home in
      let terminal = try PseudoTerminal(columns: 80, rows: 24)
      let process = try Self.start(in: terminal, home: home)
      terminal.hangUp()
      let status = try process.wait(seconds: PseudoTerminal.patience)
      #expect(status == .signal(SIGHUP) || status == .code(0))
    }
  }

  /// Starts a replay without a shell and waits for its screen.
  private static func start(in terminal: PseudoTerminal, home: String) throws -> ChildProcess {
    let process = try terminal.spawn(
      "/bin/sh",
      ["-c", "ulimit -c 0; exec \"$@\"", "sh", GaitlabProgram.path()]
        + ConsoleRun.shortWalk(in: home),
      environment: GaitlabProgram.environment(home: home))
    try #require(try terminal.wait(for: "vGRF"), "\(terminal.screen.text)")
    return process
  }
}
