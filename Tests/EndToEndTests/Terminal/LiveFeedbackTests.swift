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

/// A visit with a protocol, a program that hears its steps, and a kill in the middle.
@Suite(.serialized) struct LiveFeedbackTests {
  private static let visit = """
    [[phase]]
    name = "Warm-up"
    seconds = 2
    [[phase]]
    name = "Walk"
    seconds = 600
    measure = "peak force"
    zone = [0, 300]
    metronome = 120
    """

  private func program(_ folder: String) throws -> String {
    let path = folder + "/program"
    try "#!/bin/sh\ncat > \"$1\"\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test func aKilledVisitGoesOnWhereItWas() throws {
    try Fixture.withFolder { home in
      let plan = home + "/visit.toml"
      try Self.visit.write(toFile: plan, atomically: true, encoding: .utf8)
      let options = ["--protocol", plan]
      let heard = home + "/heard"
      let first = try LiveRun(
        home: home, options: options + ["--feedback-program", try program(home), heard])
      try #require(try first.terminal.wait(for: "phase 2 of 2: Walk"))
      try first.waitForRecording(of: 6)
      let hasSteps = try first.terminal.wait { _ in
        (try? String(contentsOfFile: heard, encoding: .utf8))?.contains("step ") == true
      }
      #expect(hasSteps, "no step was told:\n\(first.terminal.screen.text)")
      kill(try first.console.shell.programID(), SIGKILL)
      _ = try first.console.shell.waitForReturn()
      let lines = try String(contentsOfFile: heard, encoding: .utf8).split(separator: "\n")
      #expect(lines.contains("phase 2 2 Walk"))
      #expect(lines.contains("beat 120"))
      #expect(lines.contains { $0.hasPrefix("step ") && $0.contains(" %BW in shown ") })

      let second = try LiveRun(home: home, options: options + ["--continue"])
      #expect(try second.terminal.wait(for: "phase 2 of 2: Walk"), "\(second.terminal.screen.text)")
      try second.console.show(.feedback)
      try #require(try second.terminal.wait(for: "IN ZONE"), "\(second.terminal.screen.text)")
      let report = try second.end()
      #expect(report.contains("Walk: peak force, both feet, from 0 to 300 %BW"))

      let analysis = try GaitlabProgram.run(["analyze", second.path] + LiveRun.quick)
      #expect(analysis.status == .code(0), "\(analysis.errors)")
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(analysis.output.utf8)) as? [String: Any])
      let phases = try #require(json["phases"] as? [[String: Any]])
      #expect(phases.map { $0["name"] as? String } == ["Warm-up", "Walk", "Walk"])
      let elapsed = try #require(phases.last?["elapsedAtStartSeconds"] as? Double)
      #expect(elapsed > 2 && elapsed < 60, "\(elapsed)")
      let feedback = try #require(json["feedback"] as? [[String: Any]])
      #expect(feedback.count == 1)
      #expect(feedback[0]["phase"] as? Int == 2)
      #expect(feedback[0]["inZonePercent"] as? Double == 100)
    }
  }

  @Test(arguments: [
    (["--feedback", "no such"], "there are: 'Usual walking'"),
    (["--shown", "often"], "'every step'"),
    (["--metronome", "500"], "30 to 200"), (["--protocol", "/nowhere.toml"], "/nowhere.toml"),
    (["--protocol", "x.toml", "--feedback", "Even steps"], "leave --feedback"),
    (["--feedback-program", "/nowhere/program"], "no program that can be run"),
  ])
  func whatCannotBeIsRefusedBeforeAnythingBegins(options: [String], words: String) throws {
    let run = try GaitlabProgram.run(["live", "--simulate"] + LiveRun.quick + options)
    #expect(run.status != .code(0))
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func exercisesOfOnesOwnAreFoundAndMistakesAreSaid() throws {
    try Fixture.withFolder { home in
      let folder = home + "/.config/gaitlab"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let file = folder + "/feedback.toml"
      try "[[preset]]\nname = \"Mine\"\nmeasure = \"peak force\"\nunit = \"kg\"\nzone = [15, 25]\n"
        .write(toFile: file, atomically: true, encoding: .utf8)
      let console = try ConsoleRun(
        ["live", "--simulate", "--feedback", "mine", "--feedback-foot", "left"] + LiveRun.quick,
        home: home, columns: 120, rows: 40, shows: "LIVE")
      try console.press(.character("5"), shows: "Mine | Peak force 15-25 kg | left foot")
      try console.press(.character("l"), shows: "Mine: peak force 15-25 kg")
      try console.press(.escape)
      try console.press(.character("q"), shows: "End the live session?")
      try console.terminal.send("y")
      #expect(try console.shell.waitForReturn() == 0)

      try "[[preset]]\nname = \"Mine\"\n".write(toFile: file, atomically: true, encoding: .utf8)
      let broken = try ConsoleRun(
        ["live", "--simulate"] + LiveRun.quick, home: home, columns: 120, rows: 40,
        shows: "feedback.toml:1")
      try broken.press(.character("q"))
      _ = try broken.terminal.send("y")
      _ = try broken.shell.waitForReturn()
    }
  }
}
