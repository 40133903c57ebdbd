import Foundation
import GaitTestSupport
import Testing

/// `gaitlab analyze FOLDER --rows session`: one table of many sessions.
@Suite struct SessionTableTests {
  private static let options = ["--format", "csv", "--rows", "session", "--model", "sum-of-cells"]

  private func sessions(_ count: Int, seconds: Int, in folder: String) throws -> String {
    let sessions = folder + "/sessions"
    try FileManager.default.createDirectory(atPath: sessions, withIntermediateDirectories: false)
    let first = sessions + "/0.gait"
    let run = try GaitlabProgram.run([
      "simulate", "--duration", "\(seconds)", "--rate", "100", "--person", "P07", "--visit", "2",
      "-o", first,
    ])
    #expect(run.status == .code(0), "\(run.errors)")
    for number in 1..<count {
      try FileManager.default.copyItem(atPath: first, toPath: sessions + "/\(number).gait")
    }
    return sessions
  }

  private func rows(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    let columns = try #require(lines.first).split(separator: ",").map(String.init)
    #expect(Set(columns).count == columns.count)
    return lines.dropFirst().map { line in
      // Only the last cell, the problem, has commas of its own.
      let cells = line.split(
        separator: ",", maxSplits: columns.count - 1, omittingEmptySubsequences: false)
      #expect(cells.count == columns.count)
      return Dictionary(uniqueKeysWithValues: zip(columns, cells.map(String.init)))
    }
  }

  @Test func whatCannotBeReadHasARowThatSaysWhy() throws {
    try Fixture.withFolder { folder in
      let sessions = try sessions(2, seconds: 8, in: folder)
      let broken = Fixture.path("invalid/moticon-cut-row.txt")
      let table = folder + "/table.csv"
      let arguments = ["analyze", sessions, broken, "-o", table] + Self.options
      let run = try GaitlabProgram.run(arguments)
      #expect(run.status == .code(1))
      #expect(run.errors.contains("1 of 3 sessions"))
      let rows = try rows(table)
      #expect(rows.map { $0["problem"]?.isEmpty } == [true, true, false])
      #expect(rows[0]["person"] == "P07")
      #expect(rows[0]["visit"] == "2")
      let alone = try GaitlabProgram.run([
        "analyze", sessions + "/0.gait", "--model", "sum-of-cells",
      ])
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
      let summary = try #require(json["summary"] as? [String: Any])
      #expect(rows[0]["steps used"] == (summary["stepsUsed"] as? Int).map(String.init))
      let left = try #require(summary["left"] as? [String: Any])
      let stance = try #require(left["stanceSeconds"] as? [String: Double])
      let mean = try #require(rows[0]["left stance [s]"].flatMap(Double.init))
      #expect(abs(mean - stance["mean", default: 0]) < 1e-4)
      #expect(!FileManager.default.fileExists(atPath: table + ".partial"))
      let again = try GaitlabProgram.run(arguments)
      #expect(again.errors.contains("already exists"))
    }
  }

  /// A table of steps is written to a file as the table of sessions is, and says whose steps they are.
  @Test func stepsAreWrittenToAFileAsWell() throws {
    try Fixture.withFolder { folder in
      let session = try sessions(1, seconds: 8, in: folder) + "/0.gait"
      let table = folder + "/steps.csv"
      let arguments = ["analyze", session, "--format", "csv", "--model", "sum-of-cells"]
      let run = try GaitlabProgram.run(arguments + ["--rows", "step", "-o", table])
      #expect(run.status == .code(0), "\(run.errors)")
      #expect(run.output.isEmpty)
      let text = try String(contentsOfFile: table, encoding: .utf8)
      #expect(try GaitlabProgram.run(arguments).output == text)
      #expect(text.contains("# person P07, visit 2\n"))
      let again = try GaitlabProgram.run(arguments + ["-o", table])
      #expect(again.status == .code(1))
      #expect(again.errors.contains("already exists"))
      #expect(try GaitlabProgram.run(arguments + ["-o", table, "--force"]).status == .code(0))
      let itself = try GaitlabProgram.run(arguments + ["-o", session, "--force"])
      #expect(itself.status != .code(0))
      let exported = folder + "/exported.csv"
      let export = try GaitlabProgram.run(["export", "--per", "step", session, "-o", exported])
      #expect(export.status == .code(0), "\(export.errors)")
      let head = try String(contentsOfFile: exported, encoding: .utf8)
      #expect(head.contains("# person: P07\n# visit: 2\n"))
    }
  }

  @Test func anInterruptionLosesNoSessionThatWasDone() throws {
    try Fixture.withFolder { folder in
      let sessions = try sessions(8, seconds: 20, in: folder)
      let table = folder + "/table.csv"
      let arguments = ["analyze", sessions, "-o", table] + Self.options
      let process = try GaitlabProgram.start(
        arguments, environment: GaitlabProgram.environment(home: folder))
      let partial = table + ".partial"
      func done() -> Int {
        ((try? String(contentsOfFile: partial, encoding: .utf8)) ?? "").count { $0 == "\n" }
      }
      while done() == 0, process.poll() == nil { usleep(2_000) }
      process.send(signal: SIGINT)
      #expect(try process.wait() == .code(130))
      let kept = done()
      #expect((1..<8).contains(kept))
      #expect(!FileManager.default.fileExists(atPath: table))
      // The last line is cut, as a full disk leaves it.
      let text = try String(contentsOfFile: partial, encoding: .utf8)
      try (text + "half of a").write(toFile: partial, atomically: true, encoding: .utf8)

      let whole = try GaitlabProgram.run(arguments)
      #expect(whole.status == .code(0), "\(whole.errors)")
      #expect(whole.errors.contains("\(kept) session"))
      #expect(whole.errors.contains("taken over"))
      let rows = try rows(table)
      #expect(rows.count == 8)
      let stances = Set(rows.map { $0["left stance [s]"] })
      #expect(stances.count == 1, "all are copies of one session")
    }
  }

  @Test(arguments: [
    (["--rows", "session", "--format", "csv"], "expected -o FILE"),
    (["--force"], "none is named"),
    (["--rows", "session", "--format", "json", "-o", "x.csv"], "only --format csv"),
    (["--rows", "session", "--format", "csv", "-o", "x.csv", "--norms", "n"], "takes no --norms"),
  ])
  func whatMakesNoSenseIsRefused(options: [String], words: String) throws {
    let run = try GaitlabProgram.run(["analyze", "a.gait"] + options)
    #expect(run.status == .code(64))
    #expect(run.errors.contains(words), "\(run.errors)")
  }
}
