import Foundation
import GaitFiles
import GaitFormats
import GaitTestSupport
import Testing

/// One setting written into `config.toml`, and everything else left alone.
@Suite struct ConfigurationWritingTests {
  private func kept(_ before: String?, _ value: String = "block") throws -> String {
    try Fixture.withFolder { folder throws in
      let path = folder + "/deep/config.toml"
      if let before {
        try FileManager.default.createDirectory(
          atPath: folder + "/deep", withIntermediateDirectories: true)
        try Data(before.utf8).write(to: URL(fileURLWithPath: path))
      }
      try ConfigurationFile.keep("glyphs", value, path: path)
      #expect(try ConfigurationFile.read(path: path).glyphs == value)
      return try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    }
  }

  @Test(
    arguments: [
      (nil, "glyphs = \"block\"\n"),
      ("", "glyphs = \"block\"\n"),
      (
        "# mine\ntheme = \"mono\"  # dark room\n",
        "# mine\ntheme = \"mono\"  # dark room\nglyphs = \"block\"\n"
      ),
      ("theme = \"mono\"", "theme = \"mono\"\nglyphs = \"block\"\n"),
      (
        "fps = 12\n  glyphs = 'ascii'   # old \"font\"\n\n# end\n",
        "fps = 12\n  glyphs = \"block\"   # old \"font\"\n\n# end\n"
      ),
      ("glyphs=\"ascii\"# why\nfps = 12", "glyphs = \"block\"# why\nfps = 12"),
      ("\"glyphs\" = \"ascii\"\n", "glyphs = \"block\"\n"),
      (
        "fps = 12\r\nglyphs = \"auto\" # a\r\nmouse = true\r\n",
        "fps = 12\r\nglyphs = \"block\" # a\r\nmouse = true\r\n"
      ),
      ("# glyphs = \"ascii\"\n", "# glyphs = \"ascii\"\nglyphs = \"block\"\n"),
    ] as [(String?, String)])
  func commentsAndOtherKeysStay(before: String?, after: String) throws {
    #expect(try kept(before) == after)
  }

  /// A file with a mistake is not made worse, and says where it is.
  @Test(arguments: [
    "glyphs = 3\n", "them = \"mono\"\n", "glyphs = \"\"\"\nascii\"\"\"\n", "fps = \n",
  ])
  func aFileWithAMistakeIsLeftAlone(text: String) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/config.toml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: GaitlabError.self) {
        try ConfigurationFile.keep("glyphs", "block", path: path)
      }
      #expect(try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) == text)
    }
  }

  /// Who keeps the file elsewhere keeps the link to it.
  @Test func aLinkStaysALink() throws {
    try Fixture.withFolder { folder throws in
      try Data("fps = 12\n".utf8).write(to: URL(fileURLWithPath: folder + "/kept.toml"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/config.toml", withDestinationPath: folder + "/kept.toml")
      try ConfigurationFile.keep("glyphs", "braille", path: folder + "/config.toml")
      let text = try String(
        contentsOf: URL(fileURLWithPath: folder + "/kept.toml"), encoding: .utf8)
      #expect(text == "fps = 12\nglyphs = \"braille\"\n")
      let link = try FileManager.default.destinationOfSymbolicLink(
        atPath: folder + "/config.toml")
      #expect(link == folder + "/kept.toml")
    }
  }
}
