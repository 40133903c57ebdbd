import Foundation
import GaitTestSupport
import Testing

/// Keys and settings of a user's own, from the files to the screen.
@Suite struct SettingsCommandTests {
  private func environment(_ home: String) -> [String: String] {
    GaitlabProgram.environment(home: home, ["XDG_CONFIG_HOME": home + "/config"])
  }

  private func write(_ text: String, _ name: String, _ home: String) throws {
    let folder = home + "/config/gaitlab"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  private func screen(_ home: String, keys: String, _ arguments: [String] = []) throws -> String {
    let (script, path) = (home + "/script", home + "/screen")
    try keys.write(toFile: script, atomically: true, encoding: .utf8)
    _ = try GaitlabProgram.run(
      ["demo", "--script", script, "--dump-screen", path, "--size", "120x40"] + arguments,
      environment: environment(home))
    return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  @Test func keysOfOnesOwn() throws {
    try Fixture.withFolder { home in
      let template = try GaitlabProgram.run(["keys", "--template"], environment: environment(home))
      #expect(template.status == .code(0))
      #expect(template.output.contains("# report = \"P\""))
      // All of it switched on changes nothing.
      let all = template.output.replacing("\n# ", with: "\n")
        .replacing("\ngoes to", with: "\n# goes to")
      try write(all, "keys.toml", home)
      let standard = try GaitlabProgram.run(["keys"], environment: environment(home))
      #expect(standard.status == .code(0))
      #expect(standard.output.contains("report"))
      try write("[keys]\nnextScreen = \"y\"\n", "keys.toml", home)
      #expect(try screen(home, keys: "wait:1 y").contains("[2 Steps]"))
      let listed = try GaitlabProgram.run(["keys"], environment: environment(home))
      #expect(listed.output.contains("keys.toml"))
      try write("[keys]\nnextScreen = \"yes\"\n", "keys.toml", home)
      let refused = try GaitlabProgram.run(["keys"], environment: environment(home))
      #expect(refused.status == .code(1))
      #expect(refused.errors.contains("keys.toml:2"))
      // The console begins all the same, and says so.
      #expect(try screen(home, keys: "").contains("keys.toml:2"))
    }
  }

  @Test func settingsInForce() throws {
    try Fixture.withFolder { home in
      try write("theme = \"mono\"\npreset = \"bench\"\nfps = 20\n", "config.toml", home)
      let printed = try GaitlabProgram.run(
        ["config", "--glyphs", "ascii"], environment: environment(home))
      #expect(printed.status == .code(0))
      let lines = printed.output.split(separator: "\n").map(String.init)
      func line(_ name: String) -> String { lines.first { $0.hasPrefix(name + " ") } ?? "" }
      #expect(line("theme").contains("mono") && line("theme").contains("config.toml"))
      #expect(line("glyphs").contains("ascii") && line("glyphs").contains("option"))
      #expect(line("fps").contains("20"))
      let shown = try screen(home, keys: "wait:1 f2")
      #expect(shown.contains("Configuration"))
      #expect(shown.contains("bench"))
      #expect(try screen(home, keys: "wait:1").contains("vGRF N"))
      #expect(try screen(home, keys: "wait:1", ["--preset", "clinic"]).contains("vGRF %BW"))
      try write("theme = \"none such\"\n", "config.toml", home)
      #expect(try screen(home, keys: "").contains("none such"))
      try write("preset = \"party\"\n", "config.toml", home)
      let refused = try GaitlabProgram.run(["config"], environment: environment(home))
      #expect(refused.status == .code(1))
      #expect(refused.errors.contains("party"))
    }
  }

  @Test func stepsAreWrittenForASpreadsheet() throws {
    try Fixture.withFolder { home in
      #expect(try screen(home, keys: "wait:3 W").contains("steps written"))
      let folder = home + "/.local/share/gaitlab/reports"
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      let name = try #require(files.first { $0.hasSuffix(".steps.csv") })
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      #expect(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.count > 20)
    }
  }
}
