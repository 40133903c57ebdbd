import Foundation
import GaitConsole
import GaitTestSupport
import Testing

/// Any screen without a terminal, by script.
@Suite struct HeadlessTests {
  struct Screenshot: Sendable, CustomTestStringConvertible {
    var keys: String
    var shows: [String]

    var testDescription: String { keys }
  }

  static let screenshots = [
    Screenshot(keys: "wait:1", shows: ["[1 Monitor]", "vGRF", "kPa", "SIMULATED"]),
    Screenshot(keys: "2", shows: ["[2 Steps]", "contact s", "used of"]),
    Screenshot(keys: "3", shows: ["[3 Errors]", "RMSE", "initial contact"]),
    Screenshot(keys: "7", shows: ["[7 Library]", "simulated-healthy"]),
    Screenshot(keys: "? # help", shows: ["Keys: Monitor", "quit"]),
    Screenshot(keys: "ctrl-p type:\"next th\"", shows: ["Commands", "next theme"]),
    Screenshot(keys: "m type:knee", shows: ["Marker at", "note: knee"]),
    Screenshot(keys: "resize:40x12", shows: ["[1 Monitor]", "vGRF"]),
    Screenshot(keys: "click:15,0", shows: ["[2 Steps]"]),
  ]

  @Test(arguments: screenshots) func dumpsScreenAndStyles(screenshot: Screenshot) throws {
    try Fixture.withFolder { folder in
      try screenshot.keys.write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run(
        ConsoleRun.shortWalk(in: folder) + [
          "--script", folder + "/keys", "--dump-screen", folder + "/screen", "--size", "120x40",
        ])
      #expect(run.status == .code(0))
      #expect(run.output.isEmpty)
      let text = try String(contentsOfFile: folder + "/screen", encoding: .utf8)
      for expected in screenshot.shows { #expect(text.contains(expected), "\(text)") }
      let styles = try String(contentsOfFile: folder + "/screen.styles", encoding: .utf8)
      let height = screenshot.keys.hasPrefix("resize") ? 12 : 40
      #expect(text.components(separatedBy: "\n").count == height + 1)
      #expect(
        styles.components(separatedBy: "\n").prefix(height)
          .allSatisfy { Self.cellCount(ofRuns: $0) == (height == 12 ? 40 : 120) })
      #expect(styles.contains(" fg="))
    }
  }

  /// The cells of a row of styles such as `.*3 kQ2 x0f*12`.
  private static func cellCount(ofRuns row: String) -> Int {
    row.split(separator: " ").reduce(0) { sum, run in
      let parts = run.split(separator: "*")
      return sum + (parts.count == 2 ? Int(parts[1]) ?? 0 : 1)
    }
  }

  @Test func printsTheScreenWithoutDumpFile() throws {
    try Fixture.withFolder { folder in
      try "7".write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run([
        "demo", "--script", folder + "/keys", "--glyphs", "ascii", "--color", "never",
      ])
      #expect(run.status == .code(0))
      #expect(run.output.contains("[7 Library]"))
      #expect(run.output.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  /// A folder is no recording: nothing plays until one of it is chosen.
  @Test func aFolderIsAListToChooseFrom() throws {
    try Fixture.withFolder { folder in
      try AnalyzedWalk.write(to: folder + "/walk.gait")
      let keys = folder + "/keys"
      try "wait:1".write(toFile: keys, atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run([folder, "--script", keys, "--size", "120x40"])
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(run.output.contains("[7 Library]"))
      #expect(run.output.contains("Sessions in "))
      #expect(run.output.contains("walk.gait"))
      // Those that came with the program are not of this folder.
      #expect(!run.output.contains("simulated-healthy"))
      let file = try GaitlabProgram.run([
        folder + "/walk.gait", "--script", keys, "--size", "120x40",
      ])
      #expect(file.output.contains("[1 Monitor]"))
    }
  }

  @Test func wrongScriptsNameTheirLine() throws {
    try Fixture.withFolder { folder in
      try "2\n3 nonsense\n".write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run(["demo", "--script", folder + "/keys"])
      #expect(run.status == .code(1))
      #expect(run.errors.contains("line 2: 'nonsense' is not understood"))
      let missing = try GaitlabProgram.run(["demo", "--script", folder + "/none"])
      #expect(missing.status == .code(1))
      #expect(missing.errors.contains("cannot be read"))
    }
  }

  @Test func brokenFileFailsBeforeAnythingIsShown() throws {
    try Fixture.withFolder { folder in
      let run = try GaitlabProgram.run([
        "replay", Fixture.path("invalid/moticon-cut-row.txt"), "--dump-screen", folder + "/screen",
        "--size", "160x50",
      ])
      #expect(run.status == .code(1))
      #expect(run.errors.contains("moticon-cut-row.txt:14"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/screen"))
    }
  }

  /// Escape sequences in a file's header are shown spelled out or as stand-ins, never obeyed.
  @Test func hostileFileShowsNoControls() throws {
    let run = try GaitlabProgram.run([
      "replay", Fixture.path("moticon/escape-sequences.txt"), "--dump-screen", "/dev/stdout",
    ])
    #expect(
      !run.output.unicodeScalars.contains {
        ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
      })
    #expect(run.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  /// Whatever the speed: the same screen at the same place of the session.
  @Test func speedDoesNotChangeTheNumbers() throws {
    try Fixture.withFolder { folder in
      let walk = try ConsoleRun.shortWalk(in: folder)
      let scripts = ["space 2", "+ + + wait:2 space 2", "- - - wait:3 G g space 2"]
      let screens = try scripts.map { script in
        try script.write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
        let run = try GaitlabProgram.run(walk + ["--script", folder + "/keys"])
        return run.output.split(separator: "\n").dropLast(2)
      }
      #expect(screens[0].count == 22)
      #expect(screens[0] == screens[1])
      #expect(screens[0] == screens[2])
    }
  }
}
