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

/// Two programs: one measures, the other looks on in a terminal of its own.
@Suite(.serialized, .timeLimit(.minutes(4))) struct ViewTests {
  private static let token = "K7QF-29MX"

  private static func freePort() throws -> Int {
    let socket = try TestSocket.bound(.stream)
    defer { socket.leave() }
    return socket.port
  }

  private static func host(_ port: Int, home: String) throws -> ChildProcess {
    try GaitlabProgram.start(
      ["live", "--simulate", "--plain", "--share", "\(port)", "--token", token] + LiveRun.quick,
      environment: GaitlabProgram.environment(home: home))
  }

  @Test func viewerSeesTheHostLosesItAndFindsItAgain() throws {
    try Fixture.withFolder { home in
      let port = try Self.freePort()
      var host = try Self.host(port, home: home)
      let console = try ConsoleRun(
        ["view", "--attach", "127.0.0.1:\(port)", "--token", "k7qf29mx"], home: home, columns: 120,
        rows: 40, shows: "L R + ")
      let terminal = console.terminal
      try #require(try terminal.wait(for: "ref + "), "\(terminal.screen.text)")
      try console.press(.character("w"), shows: "read only")
      try console.show(.feedback)
      try #require(
        try terminal.wait { !$0.contains("streak 0, longest 0") }, "\(terminal.screen.text)")
      host.send(signal: SIGKILL)
      _ = try host.wait()
      try #require(try terminal.wait(for: "host x lost"), "\(terminal.screen.text)")
      host = try Self.host(port, home: home)
      defer {
        host.send(signal: SIGTERM)
        _ = try? host.wait()
      }
      try #require(
        try terminal.wait { !$0.contains("host x") && $0.contains("L R + ") },
        "\(terminal.screen.text)")
      try console.show(.monitor)
      try console.press(.character("i"), shows: "host 127.0.0.1:\(port)")
      try console.press(.escape, hides: "host 127.0.0.1:\(port)")
      try console.quit()
    }
  }

  @Test func endOfTheHostIsSaid() throws {
    try Fixture.withFolder { home in
      let port = try Self.freePort()
      let host = try Self.host(port, home: home)
      let console = try ConsoleRun(
        ["view", "--attach", "127.0.0.1:\(port)", "--token", Self.token], home: home, columns: 120,
        rows: 40, shows: "L R + ")
      host.send(signal: SIGTERM)
      _ = try host.wait()
      try #require(
        try console.terminal.wait(for: "the host has ended the session"),
        "\(console.terminal.screen.text)")
      try console.quit()
    }
  }

  @Test func wrongTokenIsRefusedBeforeTheScreenIsTaken() throws {
    try Fixture.withFolder { home in
      let port = try Self.freePort()
      let host = try Self.host(port, home: home)
      defer {
        host.send(signal: SIGTERM)
        _ = try? host.wait()
      }
      // It listens before it says anything; until then the viewer would wait.
      let deadline = Date(timeIntervalSinceNow: 60)
      while Date() < deadline, (try? TestSocket.connected(.stream, port: port)) == nil {
        Thread.sleep(forTimeInterval: 0.1)
      }
      let run = try GaitlabProgram.run(
        ["view", "--attach", "127.0.0.1:\(port)", "--token", "AAAA-AAAA", "--plain"])
      #expect(run.status != .code(0))
      #expect(run.errors.contains("refuses the token"), "\(run.errors)")
    }
  }

  @Test(arguments: [
    ["view"], ["view", "--attach", "nowhere"], ["view", "--attach", "127.0.0.1:9", "--token", "x"],
    ["live", "--simulate", "--token", "K7QF-29MX"], ["live", "--simulate", "--share", "host"],
  ])
  func badArgumentsAreRefused(arguments: [String]) throws {
    let run = try GaitlabProgram.run(arguments)
    #expect(run.status != .code(0))
    #expect(!run.errors.isEmpty)
  }
}
