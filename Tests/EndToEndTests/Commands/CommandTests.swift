import Foundation
import GaitTestSupport
import Testing

/// Commands that need no terminal: what they print, write, and end with.
@Suite struct CommandTests {
  @Test func themesAreListed() throws {
    let run = try GaitlabProgram.run(["themes"])
    #expect(run.status == .code(0))
    for name in ["default-dark", "default-light", "high-contrast", "mono"] {
      #expect(run.output.contains("\n\(name) ") || run.output.hasPrefix("\(name) "))
    }
    #expect(run.output.contains("gaitlab/themes"))
  }

  @Test func ownThemesAreFoundAndBrokenOnesNamed() throws {
    try Fixture.withFolder { home in
      let folder = home + "/config/gaitlab/themes"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try "name = \"mine\"\nsummary = \"ours\"\n".write(
        toFile: folder + "/mine.toml", atomically: true, encoding: .utf8)
      try "name = 7\n".write(
        toFile: folder + "/broken.toml", atomically: true, encoding: .utf8)
      let environment = GaitlabProgram.environment(
        home: home, ["XDG_CONFIG_HOME": home + "/config"])
      let run = try GaitlabProgram.run(["themes"], environment: environment)
      #expect(run.output.contains("mine "))
      #expect(run.output.contains("cannot be used: broken.toml"))
      let used = try GaitlabProgram.run(
        ["demo", "--theme", "mine", "--dump-screen", home + "/screen"], environment: environment)
      #expect(used.status == .code(0))
      let unknown = try GaitlabProgram.run(
        ["demo", "--theme", "none", "--dump-screen", home + "/screen"], environment: environment)
      #expect(unknown.status == .code(1))
      #expect(unknown.errors.contains("there is no theme 'none'; there are: default-dark"))
    }
  }

  @Test func sameOptionsGiveTheSameBytes() throws {
    try Fixture.withFolder { folder in
      let options = ["simulate", "--duration", "6", "--rate", "100", "-o"]
      for name in ["/a/walk.gait", "/b/walk.gait"] {
        let file = folder + name
        try FileManager.default.createDirectory(
          atPath: URL(filePath: file).deletingLastPathComponent().path,
          withIntermediateDirectories: true)
        #expect(try GaitlabProgram.run(options + [file]).status == .code(0))
      }
      let first = try Data(contentsOf: URL(filePath: folder + "/a/walk.gait"))
      #expect(try Data(contentsOf: URL(filePath: folder + "/b/walk.gait")) == first)
      #expect(
        try GaitlabProgram.run(options + [folder + "/b/walk.gait", "--force", "--seed", "9"])
          .status == .code(0))
      #expect(try Data(contentsOf: URL(filePath: folder + "/b/walk.gait")) != first)
    }
  }

  /// Vendor's text to a session, to CSV, to a session, to CSV: nothing is lost on the way.
  @Test func importAndExportComeRound() throws {
    try Fixture.withFolder { folder in
      func gaitlab(_ arguments: String...) throws {
        let run = try GaitlabProgram.run(arguments)
        #expect(run.status == .code(0), "\(arguments): \(run.errors)")
      }
      let source = Fixture.path("moticon/two-feet.txt")
      try gaitlab("import", source, "-o", folder + "/a.gait", "--name", "walk")
      try gaitlab("export", folder + "/a.gait", "-o", folder + "/a.csv")
      try gaitlab("import", folder + "/a.csv", "-o", folder + "/b.gait")
      try gaitlab("export", folder + "/b.gait", "-o", folder + "/b.csv")
      let first = try String(contentsOfFile: folder + "/a.csv", encoding: .utf8)
      #expect(first.contains("walk"))
      #expect(try String(contentsOfFile: folder + "/b.csv", encoding: .utf8) == first)
      let again = try GaitlabProgram.run(["import", source, "-o", folder + "/a.gait"])
      #expect(again.status == .code(1))
      #expect(again.errors.contains("--force"))
    }
  }

  @Test func failedImportWritesNothing() throws {
    try Fixture.withFolder { folder in
      let run = try GaitlabProgram.run([
        "import", Fixture.path("invalid/moticon-cut-row.txt"), "-o", folder + "/a.gait",
      ])
      #expect(run.status == .code(1))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func analyzePrintsTheContract() throws {
    try Fixture.withFolder { folder in
      let file = folder + "/walk.gait"
      let made = ["simulate", "--duration", "12", "--rate", "100", "-o", file]
      #expect(try GaitlabProgram.run(made).status == .code(0))
      let run = try GaitlabProgram.run(["analyze", file])
      #expect(run.status == .code(0))
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let root = try #require(json as? [String: Any])
      #expect(root["schema"] as? String == "gaitlab.analysis/1")
      for key in ["session", "model", "rule", "steps", "summary", "errors", "trust"] {
        #expect(root[key] != nil, "\(key)")
      }
      let steps = try #require(root["steps"] as? [[String: Any]])
      #expect(steps.count > 10)
      let markdown = try GaitlabProgram.run(["analyze", file, "--format", "markdown"])
      #expect(markdown.output.contains("|"))
      let csv = try GaitlabProgram.run(["analyze", file, "--format", "csv"])
      #expect(csv.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.count > steps.count)
    }
  }

  @Test func serialPortsAreListedWithoutASource() throws {
    #expect(try GaitlabProgram.run(["live", "--list-ports"]).status == .code(0))
  }

  @Test(arguments: [
    ["--fps", "0"], ["demo", "--size", "0x5"], ["demo", "--color", "pink"], ["replay"],
    ["analyze", "x", "--body-mass", "1"], ["simulate"], ["nonsense"], ["--nonsense"],
    ["live"], ["live", "--continue", "--simulate"],
  ])
  func wrongUseIs64(arguments: [String]) throws {
    let run = try GaitlabProgram.run(arguments)
    #expect(run.status == .code(64), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("Usage:"))
  }

  @Test(arguments: [
    (["analyse", "x.gait", "--format", "csv"], "did you mean 'gaitlab analyze'?"),
    (["dmeo"], "did you mean 'gaitlab demo'?"), (["help", "reprot"], "'gaitlab report'?"),
    (["models", "shw", "linear-simulated"], "did you mean 'gaitlab models show'?"),
    (["--no-mouse", "tremd"], "did you mean 'gaitlab trend'?"),
    (["analyze", "x.gait", "--fromat", "csv"], "--format"),
  ])
  func aMistypedWordGetsTheOneThatWasMeant(arguments: [String], hint: String) throws {
    let run = try GaitlabProgram.run(arguments)
    #expect(run.status == .code(64), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(hint), "\(run.errors)")
  }

  @Test(arguments: [
    [], ["demo"], ["replay"], ["analyze"], ["import"], ["export"], ["simulate"], ["themes"],
    ["doctor"], ["library"], ["estimate"], ["models"], ["models", "list"], ["models", "show"],
    ["models", "verify"], ["models", "export"], ["models", "quantize"], ["models", "fit"],
  ])
  func helpHasAnExample(command: [String]) throws {
    let run = try GaitlabProgram.run(command + ["--help"])
    #expect(run.status == .code(0))
    #expect(run.output.contains("gaitlab"))
    #expect(run.output.contains(command.isEmpty ? "Try:" : "Example:"))
  }
}
