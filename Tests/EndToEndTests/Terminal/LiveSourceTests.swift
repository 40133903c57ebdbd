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

/// Devices outside of the program, and what is refused before the terminal is taken over.
@Suite(.serialized) struct LiveSourceTests {
  /// A port that nobody listens to; the system does not give it out again at once.
  private static func freePort() throws -> Int {
    let socket = try TestSocket.bound(.datagram)
    defer { socket.leave() }
    return socket.port
  }

  /// One device of two feet comes, goes, and comes back as one of the left foot.
  @Test func senderComesGoesAndComesBack() throws {
    try Fixture.withFolder { home in
      let port = try Self.freePort()
      let console = try ConsoleRun(
        ["live", "--udp", "\(port)"] + LiveRun.quick, home: home, columns: 120, rows: 40,
        shows: "Waiting for insoles")
      #expect(console.terminal.screen.contains("gaitlab simulate --udp 127.0.0.1:\(port)"))
      let arguments = ["simulate", "--udp", "127.0.0.1:\(port)", "--rate", "100"]
      let environment = GaitlabProgram.environment(home: home)
      let sender = try GaitlabProgram.start(arguments, environment: environment)
      try #require(
        try console.terminal.wait {
          $0.contains("LIVE") && $0.contains("L R + 100 Hz") && !$0.contains("NO DATA")
        }, "\(console.terminal.screen.text)")
      sender.send(signal: SIGTERM)
      _ = try sender.wait()
      try #require(
        try console.terminal.wait(for: "! NO DATA"), "\(console.terminal.screen.text)")
      // A busy machine may see the stall only when it has become a loss.
      try #require(
        try console.terminal.wait(for: "L R x lost"), "\(console.terminal.screen.text)")
      let other = try GaitlabProgram.start(arguments + ["--left-only"], environment: environment)
      try #require(
        try console.terminal.wait { $0.contains("L + 100 Hz") && $0.contains("R x lost") },
        "\(console.terminal.screen.text)")
      other.send(signal: SIGTERM)
      _ = try other.wait()
      try console.press(.character("q"), shows: "Nothing is being recorded.")
      try console.terminal.send("y")
      #expect(try console.shell.waitForReturn() == 0)
      try console.expectRestored()
    }
  }

  /// Frames at standard input, keys at the terminal, and a shell that reads keys and not frames.
  @Test func standardInputLeavesTheKeysToTheTerminal() throws {
    try Fixture.withFolder { home in
      let console = try Self.piped(
        "\"$0\" simulate --stdout --rate 100", home: home, shows: "L R + 100 Hz")
      try console.show(.feedback)
      try console.show(.monitor)
      try console.press(.control("z"))
      try #require(try console.terminal.wait(for: "Type exit to return"))
      try console.terminal.send("echo shell-$((6 * 7))\n")
      try #require(try console.terminal.wait(for: "shell-42"), "\(console.terminal.screen.text)")
      try console.terminal.send("exit\n")
      try #require(try console.terminal.wait { $0.isAlternate && $0.contains("LIVE") })
      try console.press(.character("q"), shows: "End the live session?")
      try console.terminal.send("y")
      #expect(try console.shell.waitForReturn() == 0)
      try console.expectRestored()
    }
  }

  /// A sender without a header: the program asks what it is, and goes on once it knows.
  @Test func unknownInsolesAreAskedFor() throws {
    try Fixture.withFolder { home in
      let console = try Self.piped(
        "n=0; while n=$((n + 1)); do echo L,${n}0000,1,2,3,4,5,6,7,8; sleep 0.01; done", home: home,
        shows: "Insole of unknown shape: left, 8 cells")
      try console.press(.escape, shows: "8 cells of unknown shape come")
      try console.press(.enter, shows: "insole: 4x2 270x95 counts 100")
      try console.press(.backspace, .enter)
      try #require(
        try console.terminal.wait(for: "vGRF"), "\(console.terminal.screen.text)")
      try console.press(.character("q"), shows: "End the live session?")
      try console.terminal.send("y")
      #expect(try console.shell.waitForReturn() == 0)
    }
  }

  /// Runs a live session that reads what a script prints; `$0` is the program.
  private static func piped(
    _ script: String, home: String, shows text: String
  ) throws -> ConsoleRun {
    let live = "exec \"$0\" live --stdin " + LiveRun.quick.joined(separator: " ")
    return try ConsoleRun(
      program: "/bin/sh", ["-c", "\(script) | \(live)", try GaitlabProgram.path()], home: home,
      columns: 120, rows: 40, environment: ["SHELL": "/bin/sh"], shows: text)
  }

  @Test func takenPortIsRefusedBeforehand() throws {
    let socket = try TestSocket.bound(.datagram)
    defer { socket.leave() }
    try Fixture.withFolder { home in
      let shell = try ShellSession(
        columns: 200, rows: 24, program: GaitlabProgram.path(),
        arguments: ["live", "--udp", "\(socket.port)"],
        environment: GaitlabProgram.environment(home: home))
      #expect(try shell.waitForReturn() == 1)
      #expect(try shell.terminal.modes() == shell.modesBefore)
      let text = String(decoding: shell.terminal.output, as: UTF8.self)
      #expect(!text.contains("\u{1B}["), "the terminal was touched")
      #expect(text.contains("gaitlab: "), "\(text)")
      #expect(text.contains("\(socket.port)"), "\(text)")
      #expect(text.contains("another port") || text.contains("other program"), "\(text)")
    }
  }

  @Test(arguments: [
    (["--layout", "16x8"], "such as"), (["--layout", "16x8 270x95 torr 100"], "'torr' is none of"),
    (["--layout", "0x8 270x95 kPa 100"], "expected such as"), (["--continue"], "--record FILE"),
  ])
  func wrongOptionsAreRefused(options: [String], says: String) throws {
    let run = try GaitlabProgram.run(["live", "--simulate"] + options)
    #expect(run.status == .code(64))
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  /// Not when the first frame has come and somebody is walking already.
  @Test func recordingIntoNoFolderIsRefusedAtOnce() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/none/walk.gait"
      let run = try GaitlabProgram.run(["live", "--simulate", "--record", path])
      #expect(run.status == .code(1), "\(run.errors)")
      #expect(run.errors.contains("/none"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
    }
  }
}
