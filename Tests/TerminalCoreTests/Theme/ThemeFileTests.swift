import Foundation
import TerminalCore
import Testing

/// The theme files that come with the program.
struct ThemeFileTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Themes")

  private func theme(_ name: String) throws -> Theme {
    let file = Self.folder.appending(path: "\(name).toml")
    return try Theme.parse(
      toml: String(contentsOf: file, encoding: .utf8), fileName: "\(name).toml")
  }

  @Test func defaultIsTheSameAsBuiltIn() throws {
    let theme = try theme("default-dark")
    #expect(theme == .fallback)
  }

  @Test(arguments: ["default-dark", "default-light", "high-contrast", "mono"])
  func isReadAndNamedAfterItsFile(name: String) throws {
    let theme = try theme(name)
    #expect(theme.name == name)
    #expect(!theme.summary.isEmpty)
    #expect(theme.isDark == (name != "default-light"))
  }

  @Test(arguments: ["default-dark", "default-light", "high-contrast"])
  func textOnFilledRolesCanBeRead(name: String) throws {
    let theme = try theme(name)
    for role in ThemeRole.allCases {
      guard case .rgb(let paper) = theme[role].background,
        case .rgb(let ink) = theme[role].foreground
      else { continue }
      #expect(abs(paper.luminance - ink.luminance) > 0.35, "\(role)")
    }
  }

  @Test func monoHasNoColours() throws {
    let theme = try theme("mono")
    for role in ThemeRole.allCases {
      #expect(theme[role].foreground == .terminalDefault)
      #expect(theme[role].background == .terminalDefault)
    }
    #expect(theme[.left] != theme[.right])
    #expect(theme[.selection].attributes.contains(.reverse))
  }
}
