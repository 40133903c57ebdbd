import Foundation
import GaitTestSupport
import Testing

/// Languages of the console as a user and a translator meet them.
@Suite struct LanguageCommandTests {
  private func environment(_ home: String, _ more: [String: String] = [:]) -> [String: String] {
    GaitlabProgram.environment(
      home: home, more.merging(["XDG_CONFIG_HOME": home + "/config"]) { first, _ in first })
  }

  /// Puts a file into the user's folder of the configuration.
  private func write(_ text: String, _ name: String, _ home: String) throws {
    let path = URL(fileURLWithPath: home + "/config/gaitlab/" + name)
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: path, atomically: true, encoding: .utf8)
  }

  /// The library's screen, whose list needs no session to be opened.
  private func screen(
    _ home: String, _ arguments: [String] = [], _ more: [String: String] = [:]
  ) throws -> (run: GaitlabProgram.Run, text: String) {
    let path = home + "/screen"
    let run = try GaitlabProgram.run(
      ["library", "--dump-screen", path, "--size", "100x30"] + arguments,
      environment: environment(home, more))
    return (run, (try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
  }

  @Test func optionThenConfigurationThenLocale() throws {
    try Fixture.withFolder { home in
      #expect(try screen(home).text.contains("[7 Library]"))
      #expect(try screen(home, [], ["LC_ALL": "de_AT.UTF-8"]).text.contains("[7 Archiv]"))
      #expect(try screen(home, [], ["LC_ALL": "pt_BR.UTF-8"]).text.contains("[7 Library]"))
      try write("language = \"de\"\n", "config.toml", home)
      #expect(try screen(home).text.contains("[7 Archiv]"))
      let english = try screen(home, ["--language", "en"], ["LC_ALL": "de_DE.UTF-8"])
      #expect(english.text.contains("[7 Library]"))
    }
  }

  @Test func aTranslatorAddsALanguageWithoutABuild() throws {
    try Fixture.withFolder { home in
      let template = home + "/fr.toml"
      let made = try GaitlabProgram.run(
        ["languages", "template", "-o", template], environment: environment(home))
      #expect(made.status == .code(0))
      let text = try String(contentsOfFile: template, encoding: .utf8)
        .replacing("name = \"\"", with: "name = \"français\"")
        .replacing("code = \"\"", with: "code = \"fr\"")
        .replacing("\"Library\" = \"\"", with: "\"Library\" = \"Séances\"")
      try write(text, "languages/fr.toml", home)
      let list = try GaitlabProgram.run(["languages"], environment: environment(home))
      #expect(list.output.contains("fr  français  1 of "))
      #expect(list.output.contains("de  Deutsch  "))
      #expect(try screen(home, ["--language", "fr"]).text.contains("[7 Séances]"))
      let ascii = try screen(home, ["--language", "fr", "--glyphs", "ascii"]).text
      #expect(ascii.contains("[7 Seances]"))
      let untouched = try screen(home, ["--language", template]).run
      #expect(untouched.status == .code(1))
      #expect(untouched.errors.contains("fr.toml:5: a 'name' that is none"))
    }
  }

  @Test func aBrokenFileIsRefusedOrLeavesTheConsoleInEnglish() throws {
    try Fixture.withFolder { home in
      try write(
        "name = \"x\"\ncode = \"fr\"\n[phrases]\n\"%1 step\" = \"pas\"\n", "languages/fr.toml", home
      )
      let asked = try screen(home, ["--language", "fr"])
      #expect(asked.run.status == .code(1))
      #expect(asked.run.errors.contains("fr.toml:4: no placeholder %1"))
      let byLocale = try screen(home, [], ["LC_ALL": "fr_FR.UTF-8"])
      #expect(byLocale.text.contains("[7 Library]"))
      #expect(byLocale.text.contains("fr.toml:4: no placeholder %1"))
      let unknown = try screen(home, ["--language", "xx"])
      #expect(unknown.run.errors.contains("there is no language 'xx'; there are: en, de, and"))
      let list = try GaitlabProgram.run(["languages"], environment: environment(home))
      #expect(list.output.contains("cannot be used: "))
    }
  }

  /// What programs read is the same in every language.
  @Test(arguments: ["json", "csv", "markdown"]) func exportsStayEnglish(format: String) throws {
    try Fixture.withFolder { home in
      let sample = Fixture.root.appending(path: "SampleSessions/moticon-slow-walk.gait").path
      let outputs = try ["C.UTF-8", "de_DE.UTF-8"].map { locale in
        try GaitlabProgram.run(
          ["analyze", sample, "--model", "sum-of-cells", "--format", format],
          environment: environment(home, ["LC_ALL": locale])
        ).output
      }
      #expect(!outputs[0].isEmpty)
      #expect(outputs[0] == outputs[1])
    }
  }
}
