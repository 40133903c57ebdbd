import Foundation
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The console in lines, as whoever cannot see it, a log or a pipe gets it.
@Suite(.serialized) struct PlainModeTests {
  /// Plays keys and gives the lines.
  private static func lines(
    _ arguments: [String], keys: String, home: String, locale: String = "C.UTF-8"
  ) throws -> [String] {
    try keys.write(toFile: home + "/keys", atomically: true, encoding: .utf8)
    let run = try GaitlabProgram.run(
      arguments + ["--plain", "--script", home + "/keys"],
      environment: GaitlabProgram.environment(home: home, locale: locale))
    #expect(run.status == .code(0), "\(run.errors)")
    #expect(isPlain(run.output))
    return run.output.split(separator: "\n").map(String.init)
  }

  /// Whether text is lines and nothing that a terminal would obey.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) }
  }

  @Test func theDemoIsToldByItsKeys() throws {
    try Fixture.withFolder { home in
      let lines = try Self.lines(
        ["demo", "--model", "sum-of-cells"],
        keys: "wait:3 space 2 y j 5 space wait:2 3 y", home: home)
      #expect(lines.contains { $0.hasPrefix("session footsteps-8.gait, person 8, 70 kg") })
      #expect(lines.contains { $0.hasPrefix("left step 1, stance 0.6") })
      #expect(lines.contains { $0.hasPrefix("paused at 00:0") })
      #expect(lines.contains { $0.hasPrefix("first peak, % of body weight: left ") })
      #expect(lines.contains { $0.hasPrefix("left step 2, contact 1.5") })
      #expect(lines.contains { $0.contains(" step ") && $0.hasSuffix(" the zone") })
      #expect(lines.contains { $0.hasPrefix("whole recording: bias ") })
      let steps = lines.filter { $0.contains(" step ") && $0.contains(", stance ") }
      #expect(Set(steps).count == steps.count)
    }
  }

  /// Time of a script is its own: the same keys are the same lines.
  @Test func theSameKeysGiveTheSameLines() throws {
    try Fixture.withFolder { home in
      let walk = try ConsoleRun.shortWalk(in: home)
      let keys = "wait:4 space n n y"
      let lines = try Self.lines(walk, keys: keys, home: home)
      #expect(lines == (try Self.lines(walk, keys: keys, home: home)))
      let german = try Self.lines(walk + ["--language", "de"], keys: keys, home: home)
      #expect(german.contains { $0.hasPrefix("links Schritt 1, Stand") }, "\(german)")
      // Without letters beyond ASCII where the locale has none.
      let ascii = try Self.lines(
        walk + ["--language", "de"], keys: keys + " ?", home: home, locale: "C")
      #expect(ascii.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, "\(ascii)")
      #expect(ascii.contains { $0.contains("Schaetzung") }, "\(ascii)")
    }
  }

  @Test func theWalkIsReplayedToItsEndWithoutAnybody() throws {
    try Fixture.withFolder { home in
      let run = try GaitlabProgram.run(
        ConsoleRun.shortWalk(in: home), environment: GaitlabProgram.environment(home: home))
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(Self.isPlain(run.output))
      let lines = run.output.split(separator: "\n").map(String.init)
      #expect(lines[0].hasPrefix("gaitlab: plain mode, since output is no terminal; "))
      #expect(lines.last?.hasPrefix("at the end, 00:1") == true)
      let found = try #require(lines.first { $0.hasPrefix("analysed: ") })
      let steps = lines.count { $0.contains(" step ") && $0.contains(", stance ") }
      #expect(found.hasPrefix("analysed: \(steps) steps, "), "\(lines)")
    }
  }

  @Test func theLibraryIsListedWithoutAnybody() throws {
    let run = try GaitlabProgram.run([])
    #expect(run.status == .code(0), "\(run.errors)")
    #expect(run.output.contains("1 of 7: moticon-fast-walk.gait"), "\(run.output)")
    #expect(run.output.contains("footsteps-8.gait"))
  }

  /// Keys of a pipe wait for what they are about; the end of the pipe is no end of the session.
  @Test(arguments: [
    ("jj\\r2y", "whole"), ("jj\\r2yq", "quit"),
  ]) func keysComeFromAPipe(keys: String, end: String) throws {
    try Fixture.withFolder { home in
      let walk = try ConsoleRun.shortWalk(in: home)[1]
      let output = try Self.shell(
        "printf '\(keys)' | \"$GAITLAB\" \(walk) --model sum-of-cells 2>&1", home: home)
      #expect(output.contains("Screen Steps"), "\(output)")
      #expect(output.contains("first peak, % of body weight: left"), "\(output)")
      #expect(output.contains("at the end, ") == (end == "whole"), "\(output)")
    }
  }

  /// Whoever has read enough closes the pipe.
  @Test func aClosedPipeEndsItQuietly() throws {
    try Fixture.withFolder { home in
      let output = try Self.shell(
        """
        { "$GAITLAB" demo --model sum-of-cells; echo "code $?" > \(home)/code; } 2>&1 | head -3
        """, home: home)
      #expect(output.split(separator: "\n").count == 3, "\(output)")
      var code = ""
      for _ in 0..<200 where code.isEmpty {
        code = (try? String(contentsOfFile: home + "/code", encoding: .utf8)) ?? ""
        if code.isEmpty { usleep(50_000) }
      }
      #expect(code == "code 0\n")
    }
  }

  @Test func aFullDiskIsSaid() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    try Fixture.withFolder { home in
      let output = try Self.shell(
        "{ \"$GAITLAB\" demo --model sum-of-cells > /dev/full; } 2>&1; echo code $?", home: home)
      #expect(output.contains("standard output cannot be written"), "\(output)")
      #expect(output.hasSuffix("code 1\n"), "\(output)")
    }
  }

  /// Runs a command line in a session without a terminal.
  private static func shell(_ line: String, home: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = GaitlabProgram.environment(
      home: home, ["GAITLAB": try GaitlabProgram.path()]
    ).merging(ChildProcess.sanitizers) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
