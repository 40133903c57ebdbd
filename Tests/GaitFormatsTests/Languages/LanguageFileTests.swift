import Foundation
import GaitFiles
import GaitFormats
import GaitTestSupport
import PlainText
import Testing

@Suite struct LanguageFileTests {
  private static let head = "name = \"Deutsch\"\ncode = \"de\"\ndecimal = \",\"\n\n[phrases]\n"

  private func read(_ data: Data) throws -> Language {
    try Fixture.withFolder { folder throws in
      let path = folder + "/de.toml"
      try data.write(to: URL(fileURLWithPath: path))
      return try LanguageFile.read(path: path)
    }
  }

  private func read(_ text: String) throws -> Language { try read(Data(text.utf8)) }

  private func refusal(_ text: String) -> GaitlabError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error as? GaitlabError
    }
  }

  @Test func everyKey() throws {
    let language = try read(
      """
      # a comment
      name = "français"
      code = "fr"
      decimal = ","
      one = [0, 1]
      [phrases]
      "left step %1 of %2" = "pas gauche %1 sur %2"
      'plate' = "plateforme"
      "insole" = ""
      """)
    #expect(
      language
        == Language(
          name: "français", code: "fr", decimalSeparator: ",", singularCounts: [0, 1],
          phrases: ["left step %1 of %2": "pas gauche %1 sur %2", "plate": "plateforme"]))
  }

  @Test func withoutPhrasesEverythingStaysEnglish() throws {
    let language = try read("name = \"x\"\ncode = \"xx\"\n")
    #expect(language.phrases.isEmpty && language.decimalSeparator == ".")
    #expect(language.singularCounts == [1])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int?
    var found: String
    var testDescription: String { found }
  }

  static let mistakes = [
    Mistake(
      text: head + "\"a\" = \"b\"\n\"step %1\" = \"Schritt %2\"\n", line: 7,
      found: "an unknown placeholder %2 in the translation of 'step %1'"),
    Mistake(
      text: head + "\"step %1 of %2\" = \"Schritt %1\"\n", line: 6,
      found: "no placeholder %2 in the translation of 'step %1 of %2'"),
    Mistake(text: head + "\"a\" = \"b\"\n\"a\" = \"c\"\n", line: 7, found: "a"),
    Mistake(text: head + "\"a\" = b\n", line: 6, found: "parsing value"),
    Mistake(text: head + "\"a\" = 3\n", line: 6, found: "no text for 'a'"),
    Mistake(
      text: head + "\"a\" = \"\\u001B[31mrot\"\n", line: 6,
      found: "control characters in the translation of 'a'"),
    Mistake(text: "name = \"x\"\ncode = \"xx\"\ncolour = 1\n", line: 3, found: "unknown key"),
    Mistake(text: "name = \"x\"\ncode = \"german\"\n", line: 2, found: "the code 'german'"),
    Mistake(text: "name = \"x\"\n", line: nil, found: "no 'code'"),
    Mistake(text: "name = \"\"\ncode = \"xx\"\n", line: 1, found: "a 'name' that is none"),
    Mistake(
      text: "name = \"x\"\ncode = \"xx\"\ndecimal = \";\"\n", line: 3, found: "unknown decimal"),
    Mistake(text: "name = \"x\"\ncode = \"xx\"\none = \"1\"\n", line: 3, found: "counts"),
    Mistake(text: "name = \"x\"\ncode = \"xx\"\nphrases = 1\n", line: 3, found: "'phrases'"),
  ]

  @Test(arguments: mistakes) func aMistakeIsNamedWithItsLine(mistake: Mistake) throws {
    let error = try #require(refusal(mistake.text))
    #expect(error.code == .badHeader)
    #expect(error.location == mistake.line.map { .line($0) } ?? .none)
    #expect(error.found.contains(mistake.found))
    #expect(!error.expected.isEmpty && error.advice.contains("gaitlab languages template"))
  }

  @Test func whatIsNotUTF8IsNamedWithItsLine() throws {
    let bytes = Data((Self.head + "\"a\" = \"").utf8) + [0xFC] + Data("\"\n".utf8)
    let error = #expect(throws: GaitlabError.self) { try read(bytes) }
    #expect(error?.code == .encoding)
    #expect(error?.location == .line(6))
  }

  @Test func theTemplateIsALanguageWithoutTranslations() throws {
    let sections = [(title: "Monitor", phrases: ["step %1 of %2", "say \"a\\b\""])]
    let empty = LanguageFile.template(sections, language: nil)
    #expect(empty.contains("\n# Monitor\n\"step %1 of %2\" = \"\"\n"))
    let named = empty.replacing("name = \"\"", with: "name = \"x\"")
      .replacing("code = \"\"", with: "code = \"xx\"")
    #expect(try read(named).phrases.isEmpty)
    let language = Language(
      name: "x", code: "xx", phrases: ["say \"a\\b\"": "sag \"a\\b\""])
    #expect(try read(LanguageFile.template(sections, language: language)) == language)
  }
}

@Suite struct ConfigurationFileTests {
  private func read(_ text: String) throws -> ConfigurationFile {
    try Fixture.withFolder { folder throws in
      let path = folder + "/config.toml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try ConfigurationFile.read(path: path)
    }
  }

  @Test func theLanguage() throws {
    #expect(try read("language = \"de\"\n").language == "de")
    #expect(try read("# nothing yet\n").language == nil)
  }

  @Test(arguments: ["language = 7\n", "\nlang = \"de\"\n", "language = \n", "language = \"\"\n"])
  func aMistakeIsNamedWithItsLine(text: String) throws {
    let error = #expect(throws: GaitlabError.self) { try read(text) }
    #expect(error?.location == .line(text.hasPrefix("\n") ? 2 : 1))
  }
}
