import Foundation
import GaitTestSupport
import TerminalCore
import Testing

/// A file that does not say which foot it is of and where its cells lie, on a terminal.
@Suite(.serialized) struct AskedFileTests {
  private static let device = "Stappone CSV export, sole 7, 12 cells"

  /// A folder of the test's own with the file in it.
  private func withSole(_ body: (_ home: String, _ file: String) throws -> Void) throws {
    try Fixture.withFolder { home in
      let file = home + "/walk one.csv"
      try FileManager.default.copyItem(atPath: Fixture.path("stappone/one-sole.csv"), toPath: file)
      try body(home, file)
    }
  }

  @Test func isAskedAboutOnce() throws {
    try withSole { home, file in
      let console = try ConsoleRun([file], home: home, shows: "Which foot is it?")
      try console.press(.enter, shows: "! choose the left or the right foot")
      try console.press(.character("r"))
      try console.press(.enter, shows: "Where do its 12 cells lie?")
      try console.terminal.send("4x3 270x95")
      try console.press(.enter, shows: "vGRF")
      try console.quit()

      let again = try ConsoleRun([file], home: home, columns: 120, shows: "as the right foot")
      try again.quit()
      let environment = GaitlabProgram.environment(home: home, term: "xterm")
      let analysis = try GaitlabProgram.run(["analyze", file], environment: environment)
      #expect(analysis.status == .code(0))
      #expect(
        analysis.errors.contains("taken as the right foot, with the cells of '4x3', as before"),
        "\(analysis.errors)")
      let list = try GaitlabProgram.run(["devices"], environment: environment)
      #expect(list.output.contains("\(Self.device): right foot, layout '4x3'\n"), "\(list.output)")
      let json = try GaitlabProgram.run(["devices", "--format", "json"], environment: environment)
      #expect(json.output.contains(#""foot": "right""#), "\(json.output)")
      #expect(!list.output.contains("walk one") && !json.output.contains("walk one"))
      let forgotten = try GaitlabProgram.run(
        ["devices", "--forget", Self.device], environment: environment)
      #expect(forgotten.output.contains("nothing is remembered of any device"))
      let refused = try GaitlabProgram.run(["analyze", file], environment: environment)
      #expect(refused.status == .code(1))
      #expect(refused.errors.contains("--foot left or --foot right"))
    }
  }

  @Test func isLeftAsItWas() throws {
    try withSole { home, file in
      let console = try ConsoleRun([file], home: home, columns: 200, shows: "Which foot is it?")
      try console.press(.escape, shows: "--foot left or --foot right")
      try console.quit()
      #expect(!FileManager.default.fileExists(atPath: home + "/.local/state/gaitlab/devices.json"))
    }
  }

  /// As terminals paste a file that is dropped on them.
  @Test func isDroppedOnTheLibrary() throws {
    try withSole { home, file in
      let console = try ConsoleRun([], home: home, shows: "[7 Library]")
      #expect(console.terminal.screen.marksPastes)
      try console.terminal.send("\u{1B}[200~'\(file)' \u{1B}[201~")
      try #require(try console.terminal.wait(for: "Open a file"))
      try console.press(.enter, shows: "Which foot is it?")
      // Keys of other screens, pasted: nothing happens.
      try console.terminal.send("\u{1B}[200~lq1\r\u{1B}[201~")
      try console.press(.escape, hides: "Which foot is it?")
      try console.quit()
    }
  }
}
