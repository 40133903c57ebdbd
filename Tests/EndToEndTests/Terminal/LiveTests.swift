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

/// A measurement in a terminal: however it ends, the recording is whole and the terminal given back.
@Suite(.serialized) struct LiveTests {
  @Test func measuresRecordsAndReports() throws {
    try Fixture.withFolder { home in
      let live = try LiveRun(home: home)
      #expect(live.terminal.screen.contains("SIMULATED"))
      try live.waitForRecording(of: 6)
      try live.console.show(.feedback)
      try live.console.show(.monitor)
      let report = try live.end()
      #expect(report.contains("min measured"))
      #expect(report.contains("insole left"))
      #expect(report.contains("see it again: gaitlab replay"))
      try live.expectFinished(atLeast: 6)
      let analysis = try GaitlabProgram.run(["analyze", live.path] + LiveRun.quick)
      #expect(analysis.status == .code(0), "\(analysis.errors)")
      #expect(analysis.output.contains("steps"), "\(analysis.output)")
      let replay = try ConsoleRun(
        ["replay", live.path] + LiveRun.quick, home: home, shows: "vGRF")
      try replay.quit()
    }
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGINT]) func signalsFinishTheRecording(signal: Int32) throws {
    try Fixture.withFolder { home in
      let live = try LiveRun(home: home)
      kill(try live.console.shell.programID(), signal)
      #expect(try live.console.shell.waitForReturn() == 128 + signal)
      try live.console.expectRestored()
      try live.expectFinished()
    }
  }

  /// Nobody stops a measurement by a slip of the hand: there is a shell, and the measurement continues.
  @Test(arguments: [true, false]) func stopGivesAShell(byKey: Bool) throws {
    try Fixture.withFolder { home in
      let live = try LiveRun(home: home)
      if byKey {
        try live.console.press(.control("z"))
      } else {
        kill(try live.console.shell.programID(), SIGTSTP)
      }
      try #require(try live.terminal.wait(for: "Type exit to return"))
      #expect(!live.terminal.screen.isAlternate)
      let before = RecordedFile.bytes(besides: live.path)
      try live.terminal.send("echo shell-$((6 * 7))\n")
      try #require(try live.terminal.wait(for: "shell-42"), "\(live.terminal.screen.text)")
      let grows = try live.terminal.wait { _ in
        RecordedFile.bytes(besides: live.path) > before + 4096
      }
      #expect(grows, "nothing was recorded meanwhile")
      try live.terminal.send("exit\n")
      try #require(
        try live.terminal.wait { $0.isAlternate && $0.contains("LIVE") },
        "\(live.terminal.screen.text)")
      try live.end()
      try live.expectFinished()
    }
  }

  /// What ends the program from inside its own shell ends the shell as well.
  @Test func terminationReachesItBehindTheShell() throws {
    try Fixture.withFolder { home in
      let live = try LiveRun(home: home)
      try live.console.press(.control("z"))
      try #require(try live.terminal.wait(for: "Type exit to return"))
      kill(try live.console.shell.programID(), SIGTERM)
      #expect(try live.console.shell.waitForReturn() == 128 + SIGTERM)
      try live.expectFinished()
    }
  }

  @Test func resizesWhileItMeasures() throws {
    try Fixture.withFolder { home in
      let live = try LiveRun(home: home)
      for round in 0..<60 {
        try live.terminal.resize(columns: 20 + round * 37 % 180, rows: 5 + round * 13 % 55)
        if round % 10 == 0 { try live.console.press(.character("5"), .character("1")) }
      }
      try live.terminal.resize(columns: 120, rows: 40)
      #expect(try live.terminal.wait { $0.lines[38].contains("LIVE  REC") })
      try live.end()
      try live.expectFinished()
    }
  }

  @Test func goneTerminalFinishesTheRecording() throws {
    try Fixture.withFolder { home in
      let path = home + "/walk.gait"
      let terminal = try PseudoTerminal(columns: 120, rows: 40)
      let process = try terminal.spawn(
        try GaitlabProgram.path(), ["live", "--simulate", "--record", path] + LiveRun.quick,
        environment: GaitlabProgram.environment(home: home))
      let isRecorded = try terminal.wait { (LiveRun.secondsOnDisk($0) ?? 0) > 0.5 }
      try #require(isRecorded, "\(terminal.screen.text)")
      terminal.hangUp()
      let status = try process.wait(seconds: PseudoTerminal.patience)
      #expect(status == .signal(SIGHUP) || status == .code(0))
      let file = try RecordedFile(path: path)
      #expect(file.isFinished, "\(file)")
      #expect(file.frames > 50, "\(file)")
    }
  }

  @Test func goesOnWithARecording() throws {
    try Fixture.withFolder { home in
      let first = try LiveRun(home: home)
      try first.end()
      let before = try RecordedFile(path: first.path)
      let refused = try GaitlabProgram.run(["live", "--simulate", "--record", first.path])
      #expect(refused.status == .code(1))
      #expect(refused.errors.contains("--continue"))
      let second = try LiveRun(home: home, options: ["--continue"])
      try second.waitForRecording(of: before.seconds + 1.5)
      try second.end()
      let after = try RecordedFile(path: first.path)
      #expect(after.isFinished)
      #expect(after.frames > before.frames + 50)
      #expect(after.seconds > before.seconds)
    }
  }
}
