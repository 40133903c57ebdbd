import Foundation
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A command that is stopped half way says so, in its status too, and leaves nothing behind.
@Suite(.serialized) struct BatchSignalTests {
  @Test(arguments: [SIGINT, SIGTERM]) func anUnfinishedSessionIsRemoved(signal: Int32) throws {
    try Fixture.withFolder { home in
      let folder = home + "/sessions"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let terminal = try PseudoTerminal(columns: 160, rows: 24)
      let process = try terminal.spawn(
        GaitlabProgram.path(), ["simulate", "--duration", "86400", "-o", folder + "/day.gait"],
        environment: GaitlabProgram.environment(home: home))
      #expect(try terminal.wait(for: "simulating"))
      process.send(signal: signal)
      #expect(try terminal.waitForEnd(of: process) == .code(128 + signal))
      #expect(terminal.screen.text.contains("writing was cancelled"))
      #expect(!terminal.screen.text.contains("simulating"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
