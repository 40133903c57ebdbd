import GaitConsole
import TerminalCore
import Testing

@testable import ConsoleRuntime

@Suite struct ThemeSourceTests {
  private func source(_ names: [String], problem: String? = nil) throws -> ThemeSource {
    let themes = try names.map {
      try Theme.parse(toml: "name = \"\($0)\"\n", fileName: "\($0).toml")
    }
    return ThemeSource(folder: "/nowhere") { (themes, problem) }
  }

  /// Editors replace files: one in use that is away for a moment is not given up.
  @Test func aThemeInUseThatIsGoneIsWaitedFor() throws {
    guard case .notified(let notice) = try source(["other"]).action(inUse: "mine") else {
      Issue.record("the theme was given up")
      return
    }
    #expect(notice.kind == .problem)
    #expect(notice.text.contains("'mine' is gone"))
    guard case .themesRead(let themes, nil) = try source(["other", "mine"]).action(inUse: "mine")
    else {
      Issue.record("the theme is back")
      return
    }
    #expect(themes.map(\.name) == ["other", "mine"])
  }

  @Test func aMistakeGoesBeforeThat() throws {
    let broken = try source(["other"], problem: "mine.toml:3: found x")
    guard case .notified(let notice) = broken.action(inUse: "mine") else {
      Issue.record("a mistake is said")
      return
    }
    #expect(notice.text == "mine.toml:3: found x")
  }
}
