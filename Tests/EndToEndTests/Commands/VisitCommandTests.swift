import Foundation
import GaitTestSupport
import Testing

/// `gaitlab tag` and `gaitlab trend`, as a user calls them.
@Suite struct VisitCommandTests {
  private func walk(
    in folder: String, _ name: String, _ options: [String]
  ) throws -> (path: String, errors: String) {
    let path = folder + "/" + name
    let run = try GaitlabProgram.run(
      ["simulate", "--duration", "9", "--rate", "100", "-o", path] + options)
    #expect(run.status == .code(0), "\(run.errors)")
    return (path, run.errors)
  }

  @Test func whatIsSaidIsKeptAndTakenAway() throws {
    try Fixture.withFolder { folder in
      let (path, errors) = try walk(
        in: folder, "a.gait", ["--person", "P07", "--visit", "2", "--condition", "shoe A"])
      #expect(!errors.contains("name"))
      let shown = try GaitlabProgram.run(["tag", path])
      #expect(shown.output.contains("person P07; visit 2; condition shoe A"))
      let changed = try GaitlabProgram.run([
        "tag", path, "--no-visit", "--condition", "", "--tag", "gym", "--untag", "simulated",
      ])
      #expect(changed.status == .code(0), "\(changed.errors)")
      #expect(changed.output.contains(": person P07; tags gym\n"))
      let csv = folder + "/a.csv"
      let back = folder + "/b.gait"
      #expect(try GaitlabProgram.run(["export", path, "-o", csv]).status == .code(0))
      #expect(
        try GaitlabProgram.run(["import", csv, "--visit", "3", "-o", back]).status == .code(0))
      #expect(
        try GaitlabProgram.run(["tag", back]).output.contains(": person P07; visit 3; tags gym\n"))
    }
  }

  @Test func aNameIsWarnedOf() throws {
    try Fixture.withFolder { folder in
      let (path, errors) = try walk(in: folder, "a.gait", ["--person", "Anna Schmidt"])
      #expect(errors.contains("looks like a name: use a code such as P07"))
      let run = try GaitlabProgram.run(["tag", path, "--person", "Schmidt, Anna"])
      #expect(run.status == .code(0))
      #expect(run.errors.contains("looks like a name"))
    }
  }

  @Test(arguments: [
    ["--visit", "0"], ["--visit", "two"], ["--person", "a\u{1B}[2J"], ["--tag", " "],
    ["--visit", "1", "--no-visit"], ["--condition", String(repeating: "x", count: 61)],
  ])
  func whatIsNoneIsRefused(options: [String]) throws {
    let run = try GaitlabProgram.run(["tag", "walk.gait"] + options)
    #expect(run.status == .code(64))
  }

  @Test func oneBrokenFileDoesNotStopTheOthers() throws {
    try Fixture.withFolder { folder in
      let (path, _) = try walk(in: folder, "a.gait", [])
      let broken = folder + "/broken.gait"
      try "junk".write(toFile: broken, atomically: true, encoding: .utf8)
      let run = try GaitlabProgram.run(["tag", broken, path, "--person", "P07"])
      #expect(run.status == .code(1))
      #expect(run.errors.contains("1 of 2 sessions could not be changed"))
      #expect(run.output.contains("a.gait: person P07"))
    }
  }

  @Test func aTrendIsOfTheLibraryOrOfFiles() throws {
    try Fixture.withFolder { folder in
      let sessions = folder + "/home/.local/share/gaitlab/sessions"
      try FileManager.default.createDirectory(
        atPath: sessions, withIntermediateDirectories: true)
      for visit in [2, 1] {
        _ = try walk(
          in: sessions, "v\(visit).gait",
          ["--seed", "\(visit)", "--person", "P07", "--visit", "\(visit)"])
      }
      let environment = GaitlabProgram.environment(home: folder + "/home")
      let run = try GaitlabProgram.run(
        ["trend", "P07", "--measure", "stance", "--format", "csv"], environment: environment)
      #expect(run.status == .code(0), "\(run.errors)")
      let rows = run.output.split(separator: "\n").filter { $0.hasPrefix("P07,") }
      #expect(
        rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] }
          == ["1", "1", "2", "2"])
      #expect(rows.allSatisfy { $0.hasSuffix(",yes") })
      // Moved, renamed and with an index that is broken: the same numbers.
      let moved = folder + "/moved.gait"
      try FileManager.default.moveItem(atPath: sessions + "/v1.gait", toPath: moved)
      let index = folder + "/home/.local/state/gaitlab/library.sqlite"
      #expect(FileManager.default.fileExists(atPath: index))
      try "junk".write(toFile: index, atomically: true, encoding: .utf8)
      let again = try GaitlabProgram.run(
        ["trend", moved, sessions + "/v2.gait", "--measure", "stance", "--format", "csv"],
        environment: environment)
      #expect(again.output == run.output)
      let nobody = try GaitlabProgram.run(["trend", "P08"], environment: environment)
      #expect(nobody.status == .code(1))
      #expect(nobody.errors.contains("no session of 'P08'"))
    }
  }

  @Test func aTrendIsOfOnePerson() throws {
    try Fixture.withFolder { folder in
      for (name, person) in [("a", "P07"), ("b", "P07"), ("c", "P08")] {
        _ = try walk(
          in: folder, "\(name).gait",
          ["--seed", "\(name.utf8.first ?? 0)", "--person", person, "--visit", "1"])
      }
      _ = try walk(in: folder, "nobody.gait", ["--seed", "9"])
      let environment = GaitlabProgram.environment(home: folder)
      let arguments = ["trend", folder, "--measure", "stance", "--format", "csv"]
      let mixed = try GaitlabProgram.run(arguments, environment: environment)
      #expect(mixed.status == .code(1))
      #expect(mixed.output.isEmpty)
      #expect(mixed.errors.contains("2 people: P07, P08"))
      #expect(mixed.errors.contains("--person P07"))
      let one = try GaitlabProgram.run(arguments + ["--person", "P07"], environment: environment)
      #expect(one.status == .code(0), "\(one.errors)")
      let rows = one.output.split(separator: "\n").filter { $0.hasPrefix("P07,") }
      #expect(rows.count == 2, "left and right of one visit")
      let sessions = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false)[5] }
      #expect(sessions == ["2", "2"])
      #expect(one.output.contains("# left out: nobody.gait: it does not say whose it is"))
      let none = try GaitlabProgram.run(arguments + ["--person", "P9"], environment: environment)
      #expect(none.status == .code(1))
      #expect(none.errors.contains("there are: P07, P08"))
    }
  }

  /// A vendor's file and the session imported from it are one walk.
  @Test func aWalkThatIsThereTwiceCountsOnce() throws {
    try Fixture.withFolder { folder in
      let (first, _) = try walk(in: folder, "a.gait", [])
      let csv = folder + "/a.csv"
      #expect(try GaitlabProgram.run(["export", first, "-o", csv]).status == .code(0))
      let imported = folder + "/b.gait"
      let run = try GaitlabProgram.run(["import", csv, "--visit", "2", "-o", imported])
      #expect(run.status == .code(0), "\(run.errors)")
      let trend = try GaitlabProgram.run(
        ["trend", csv, imported, "--measure", "stance", "--format", "csv"],
        environment: GaitlabProgram.environment(home: folder))
      #expect(trend.status == .code(0), "\(trend.errors)")
      #expect(trend.output.contains("# left out: a.csv: the same walk as b.gait, which counts"))
      let rows = trend.output.split(separator: "\n").filter { $0.contains(",stance time,") }
      #expect(rows.count == 2, "left and right of one visit: \(rows)")
    }
  }
}
