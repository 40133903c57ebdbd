import Foundation
import GaitFiles
import GaitFormats
import GaitTestSupport
import Testing

/// `config.toml` and `keys.toml`.
@Suite struct SettingsFileTests {
  private func read<File>(
    _ text: String, _ read: (String) throws -> File
  ) throws -> Result<File, GaitlabError> {
    try Fixture.withFolder { folder throws in
      let path = folder + "/settings.toml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      do {
        return .success(try read(path))
      } catch let error as GaitlabError {
        return .failure(error)
      }
    }
  }

  @Test func everySetting() throws {
    let file = try read(
      """
      language = "de"
      theme = "high-contrast"
      color = "256"
      glyphs = "ascii"
      preset = "bench"
      fps = 12
      mouse = false
      """, ConfigurationFile.read
    ).get()
    #expect(file.language == "de")
    #expect(file.theme == "high-contrast")
    #expect(file.color == "256")
    #expect(file.glyphs == "ascii")
    #expect(file.preset == "bench")
    #expect(file.framesPerSecond == 12)
    #expect(file.usesMouse == false)
    #expect(try read("", ConfigurationFile.read).get() == ConfigurationFile())
  }

  @Test(arguments: [
    ("theme = 3", 1), ("language = \"de\"\nfps = 0", 2), ("fps = \"fast\"", 1),
    ("mouse = \"no\"", 1), ("\n\nthem = \"dark\"", 3), ("glyphs = \"\"", 1), ("fps = nan", 1),
  ]) func aMistakeHasItsLine(text: String, line: Int) throws {
    let result = try read(text, ConfigurationFile.read)
    guard case .failure(let error) = result else {
      Issue.record("'\(text)' was read")
      return
    }
    #expect(error.location == .line(line))
  }

  @Test func keysAreNamesOrLists() throws {
    let file = try read(
      "[keys]\nreport = \"y\"\nsecondForward = [\"f\", \"page-down\"]\n", KeyFile.read
    ).get()
    #expect(
      file.entries.sorted { $0.command < $1.command }.map { [$0.command] + $0.keys }
        == [["report", "y"], ["secondForward", "f", "page-down"]])
    #expect(try read("", KeyFile.read).get().entries.isEmpty)
    #expect(
      file.refusal("secondForward", found: "x", expected: "y").location == .line(3))
  }

  @Test(arguments: [
    ("[keys]\nreport = 3", 2), ("[keys]\nmarker = \"m\"\nreport = [\"a\", 3]", 3),
    ("report = \"y\"", 1),
    ("keys = 1", 1),
  ]) func keysThatAreNone(text: String, line: Int) throws {
    guard case .failure(let error) = try read(text, KeyFile.read) else {
      Issue.record("'\(text)' was read")
      return
    }
    #expect(error.location == .line(line))
  }
}
