import Foundation
import GaitTestSupport
import Testing

/// `gaitlab export` and the steps that `analyze` leaves out, as a user calls them.
@Suite struct ExportCommandTests {
  private func walk(in folder: String, seed: Int = 1) throws -> String {
    let path = folder + "/walk\(seed).gait"
    let run = try GaitlabProgram.run([
      "simulate", "--duration", "9", "--rate", "100", "--seed", "\(seed)", "-o", path,
    ])
    #expect(run.status == .code(0), "\(run.errors)")
    return path
  }

  private func text(_ path: String) throws -> String {
    try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test func everyFormatIsWrittenAndNeverOverWhatIsThere() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let formats = [
        (["--format", "csv"], "# gaitlab-csv: 1"), (["--per", "frame"], "# gaitlab table 1"),
        (["--per", "step"], "# gaitlab table 1"), (["--format", "curves"], "# gaitlab table 1"),
        (["--format", "json"], "{"), (["--format", "mot"], "gaitlab ground"),
        (["--format", "c3d"], "\u{2}P"), (["--format", "xdf"], "XDF:"),
      ]
      for (number, (options, start)) in formats.enumerated() {
        let output = folder + "/out\(number)"
        let run = try GaitlabProgram.run(["export", walk, "-o", output] + options)
        #expect(run.status == .code(0), "\(options): \(run.errors)")
        #expect(try text(output).hasPrefix(start))
        let again = try GaitlabProgram.run(["export", walk, "-o", output] + options)
        #expect(again.status == .code(1))
        #expect(again.errors.contains("already exists"))
        let forced = try GaitlabProgram.run(["export", walk, "-o", output, "--force"] + options)
        #expect(forced.status == .code(0))
      }
    }
  }

  @Test func manySessionsAreATableAndAFailedOneIsReported() throws {
    try Fixture.withFolder { folder in
      let first = try walk(in: folder)
      let second = try walk(in: folder, seed: 2)
      let broken = Fixture.path("invalid/moticon-cut-row.txt")
      let table = folder + "/steps.csv"
      let run = try GaitlabProgram.run([
        "export", "--per", "step", first, broken, second, "-o", table,
      ])
      #expect(run.status == .code(1))
      #expect(run.errors.contains("moticon-cut-row.txt"))
      #expect(run.errors.contains("1 of 3 sessions"))
      let rows = try text(table).split(separator: "\n").filter { !$0.hasPrefix("#") }
      #expect(rows.count { $0.hasPrefix("session,foot,") } == 1)
      #expect(Set(rows.dropFirst().compactMap { $0.split(separator: ",").first }).count == 2)

      let none = folder + "/none.csv"
      let failed = try GaitlabProgram.run([
        "export", "--format", "curves", broken, folder + "/absent", "-o", none,
      ])
      #expect(failed.status == .code(1))
      #expect(!FileManager.default.fileExists(atPath: none))
    }
  }

  @Test(arguments: [
    ["--format", "mot", "a", "b"], ["--format", "csv", "a", "b"],
    ["--format", "mot", "--per", "step", "a"],
    ["--format", "docx", "a"], ["--per", "day", "a"],
  ])
  func whatCannotBeIsRefused(arguments: [String]) throws {
    let run = try GaitlabProgram.run(["export"] + arguments + ["-o", "/dev/null/none"])
    #expect(run.status == .code(64), "\(run.errors)")
  }

  @Test func stepsAtBothEndsCanBeLeftOut() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      func used(_ options: [String]) throws -> (used: Int, leftOut: Int) {
        let run = try GaitlabProgram.run(["analyze", walk, "--format", "csv"] + options)
        #expect(run.status == .code(0), "\(run.errors)")
        let rows = run.output.split(separator: "\n")
        return (rows.count { $0.hasSuffix(",yes,") }, rows.count { $0.hasSuffix(",no,left out") })
      }
      let all = try used([])
      let first = try used(["--skip-first", "2"])
      let both = try used(["--skip-first", "2", "--skip-last", "1"])
      #expect(all.leftOut == 0)
      #expect(all.used > 6)
      #expect(first.leftOut > 0)
      #expect(first.used == all.used - first.leftOut)
      #expect(both.leftOut > first.leftOut)
      #expect(both.used == all.used - both.leftOut)
      for wrong in ["--skip-first", "--skip-last"] {
        let run = try GaitlabProgram.run(["analyze", walk, "\(wrong)=-1"])
        #expect(run.status == .code(64))
        #expect(run.errors.contains("expected 0 or more"))
        let word = try GaitlabProgram.run(["analyze", walk, "\(wrong)=two"])
        #expect(word.status == .code(64))
        #expect(word.errors.contains(wrong))
      }
    }
  }
}
