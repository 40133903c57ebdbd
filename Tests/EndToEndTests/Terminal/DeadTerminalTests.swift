import Foundation
import GaitTestSupport
import TerminalCore
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A terminal that has stopped reading keeps neither the process from ending nor its raw modes.
@Suite(.serialized) struct DeadTerminalTests {
  @Test func crashEnds() throws {
    try Self.withStuckProgram { terminal, process, modesBefore in
      process.send(signal: SIGSEGV)
      let status = try process.wait(seconds: Self.patience)
      #expect(status == .signal(SIGSEGV))
      #expect(try terminal.modes() == modesBefore)
    }
  }

  @Test func impatienceEnds() throws {
    try Self.withStuckProgram { terminal, process, modesBefore in
      for _ in 0..<3 {
        process.send(signal: SIGTERM)
        // Two that arrive together count as one.
        _ = process.end(within: 0.1)
      }
      let status = try process.wait(seconds: Self.patience)
      #expect(status == .signal(SIGTERM))
      #expect(try terminal.modes() == modesBefore)
    }
  }

  /// Neither in colours, nor after a stop, nor in a crash: a user's palette is not ours.
  @Test func thePaletteIsNeverTouched() throws {
    try Fixture.withFolder { home in
      let console = try ConsoleRun(home: home, environment: ["COLORTERM": "truecolor"])
      // Standing still, it needs no colour that it did not have before the stop.
      try console.press(.character(" "), shows: "paused")
      try console.press(.control("z"))
      #expect(try console.shell.waitForReturn() == 128 + SIGTSTP)
      try console.shell.foreground()
      #expect(try console.terminal.wait { $0.isAlternate && $0.contains("paused") })
      let shown = console.terminal.output.count
      kill(try console.shell.programID(), SIGSEGV)
      #expect(try console.shell.waitForReturn() == 128 + SIGSEGV)
      let rest = String(decoding: console.terminal.output.dropFirst(shown), as: UTF8.self)
      // A frame that was cut would hold the picture back.
      #expect(rest.contains("\u{1B}[?2026l"))
      let all = String(decoding: console.terminal.output, as: UTF8.self)
      #expect(all.contains("\u{1B}[38;2;") || all.contains(";38;2;"))
      #expect(!all.contains("\u{1B}]4;"))
      #expect(!all.contains("\u{1B}]104"))
      try console.expectRestored()
    }
  }

  private static let patience = 10.0

  /// Starts the demo and reads no more of it, until it must be waiting to write.
  private static func withStuckProgram(
    _ body: (PseudoTerminal, ChildProcess, [String]) throws -> Void
  ) throws {
    try Fixture.withFolder { home in
      let terminal = try PseudoTerminal(columns: 200, rows: 60)
      let modesBefore = try terminal.modes()
      let process = try terminal.spawn(
        "/bin/sh", ["-c", "ulimit -c 0; exec \"$@\"", "sh", GaitlabProgram.path(), "demo"],
        environment: GaitlabProgram.environment(home: home))
      try #require(try terminal.wait(for: "vGRF"), "\(terminal.screen.text)")
      // Each key draws another screen in full; a few are more than the kernel keeps for a reader.
      try #require(try terminal.pressUntilStuck("31"), "the program still takes keys")
      try body(terminal, process, modesBefore)
    }
  }
}
