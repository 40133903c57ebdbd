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

  @Test func theNameOfTheOutputSaysTheFormat() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let starts = [
        ("a.csv", "# gaitlab-csv: 1"), ("a.MOT", "gaitlab ground"), ("a.c3d", "\u{2}P"),
        ("a.xdf", "XDF:"), ("a.json", "{"), ("a.txt", "# gaitlab-csv: 1"),
      ]
      for (name, start) in starts {
        let output = folder + "/" + name
        let run = try GaitlabProgram.run(["export", walk, "-o", output])
        #expect(run.status == .code(0), "\(name): \(run.errors)")
        #expect(try text(output).hasPrefix(start), "\(name)")
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
    ["--format", "docx", "a"], ["--per", "day", "a"], ["--skip", "L3", "a"],
    ["--per", "recording", "--body-mass", "70", "a"], ["--per", "step", "--skip", "3", "a"],
    ["--per", "step", "--skip", "L3,", "a"], ["--per", "step", "--skip", "R0", "a"],
  ])
  func whatCannotBeIsRefused(arguments: [String]) throws {
    let run = try GaitlabProgram.run(["export"] + arguments + ["-o", "/dev/null/none"])
    #expect(run.status == .code(64), "\(run.errors)")
  }

  /// A csv of the recording holds no number of an analysis.
  @Test(arguments: [
    ["--model", "sum"], ["--look-ahead", "0"], ["--body-mass", "70"], ["--scale", "fixed"],
    ["--calibration", "walking"], ["--scale-feet-apart"], ["--skip-first", "1"],
    ["--skip-last", "1"], ["--skip", "L3"], ["--contact-newtons", "30"],
    ["--contact-body-weight", "0.1"], ["--release-fraction", "0.7"], ["--min-contact", "0.04"],
    ["--max-swing", "3"], ["--min-stance", "0.3"], ["--min-swing", "0.2"], ["--max-stance", "3"],
    ["--max-gap", "0.1"],
  ])
  func aCSVOfTheRecordingTakesNoOptionOfAnAnalysis(option: [String]) throws {
    let run = try GaitlabProgram.run(["export", "a", "-o", "/dev/null/none"] + option)
    #expect(run.status == .code(64), "\(run.errors)")
    #expect(run.errors.contains("\(option[0]): a csv of the recording holds nothing"))
  }

  @Test func singleStepsCanBeLeftOut() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      let before = try Data(contentsOf: URL(filePath: walk))
      func rows(_ options: [String]) throws -> [Substring] {
        let run = try GaitlabProgram.run(["analyze", walk, "--format", "csv"] + options)
        #expect(run.status == .code(0), "\(run.errors)")
        return run.output.split(separator: "\n")
      }
      let used = try rows([]).filter { $0.hasSuffix(",yes,,") }
      let names = try ["left", "right"].map { foot in
        try #require(used.last { $0.hasPrefix(foot + ",") }).split(separator: ",").prefix(2)
      }
      let option = "l\(names[0][1]),R\(names[1][1]),R999"
      let rows = try rows(["--skip", option])
      let leftOut = rows.filter { $0.hasSuffix(",no,left out by option,") }
      #expect(
        Set(leftOut.map { $0.split(separator: ",").prefix(2).joined(separator: ",") })
          == Set(names.map { $0.joined(separator: ",") }))
      #expect(rows.count { $0.hasSuffix(",yes,,") } == used.count - 2)
      let line = try #require(rows.first { $0.hasPrefix("# steps used: ") })
      #expect(line.contains(", 2 left out by option"))
      #expect(line.hasSuffix("; left out, but fitting no step: right step 999"))
      #expect(try Data(contentsOf: URL(filePath: walk)) == before)
    }
  }

  @Test func stepsAtBothEndsCanBeLeftOut() throws {
    try Fixture.withFolder { folder in
      let walk = try walk(in: folder)
      func used(_ options: [String]) throws -> (used: Int, leftOut: Int) {
        let run = try GaitlabProgram.run(["analyze", walk, "--format", "csv"] + options)
        #expect(run.status == .code(0), "\(run.errors)")
        let rows = run.output.split(separator: "\n")
        return (
          rows.count { $0.hasSuffix(",yes,,") },
          rows.count { $0.hasSuffix(",no,left out by option,") }
        )
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
