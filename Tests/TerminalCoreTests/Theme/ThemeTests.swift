import TerminalCore
import Testing

struct ThemeTests {
  @Test func readsEveryKindOfValue() throws {
    let theme = try Theme.parse(
      toml: """
        name = "try"
        summary = "A try"
        dark = false
        heatmap = "viridis"
        [roles]
        left = "#102030"
        right = { fg = "#405060", bg = "", bold = true, italic = true, ansi = "bright-red" }
        selection = { bg = "#000080", ansi_bg = "blue", mono_reverse = true }
        """, fileName: "try.toml")
    #expect(theme.name == "try")
    #expect(theme.summary == "A try")
    #expect(!theme.isDark)
    #expect(theme.heatmap == "viridis")
    #expect(theme[.left] == CellStyle(foreground: .rgb(RGB(16, 32, 48))))
    #expect(
      theme[.right]
        == CellStyle(foreground: .rgb(RGB(64, 80, 96)), attributes: [.bold, .italic]))
    #expect(theme.adapted(to: .ansi16)[.right].foreground == .ansi(9))
    #expect(theme.adapted(to: .ansi16)[.selection].background == .ansi(4))
    #expect(theme.adapted(to: .mono)[.selection] == CellStyle(attributes: .reverse))
    #expect(theme.adapted(to: .palette256) == theme.adapted(to: .trueColor))
  }

  @Test func rolesLeftOutHaveNoColoursButCanBeSeen() throws {
    let theme = try Theme.parse(toml: "name = \"bare\"", fileName: "bare.toml")
    #expect(theme[.left] == CellStyle())
    #expect(theme[.selection].attributes.contains(.reverse))
  }

  @Test(arguments: [
    ("name =", "", "valid TOML"),
    ("summary = \"x\"", "name", "a text"),
    ("name = 3", "name", "a text in quotation marks"),
    ("name = \"x\"\ndark = \"yes\"", "dark", "true or false"),
    ("name = \"x\"\ncolour = 1", "colour", "one of name, summary, dark, heatmap, roles"),
    (
      "name = \"x\"\nheatmap = \"jet\"", "heatmap",
      "one of cividis, viridis, daylight, vendor, coolwarm"
    ),
    ("name = \"x\"\nroles = 1", "roles", "a table, [roles]"),
    ("name = \"x\"\n[roles]\nlinks = \"#000000\"", "roles.links", "one of text, textDim"),
    ("name = \"x\"\n[roles]\nleft = 1", "roles.left", "\"#rrggbb\" or {"),
    ("name = \"x\"\n[roles]\nleft = \"red\"", "roles.left", "\"#rrggbb\", or \"\""),
    ("name = \"x\"\n[roles]\nleft = { fg = \"#12\" }", "roles.left.fg", "\"#rrggbb\", or \"\""),
    ("name = \"x\"\n[roles]\nleft = { bold = 1 }", "roles.left.bold", "true or false"),
    ("name = \"x\"\n[roles]\nleft = { blink = true }", "roles.left.blink", "one of fg, bg, bold"),
    ("name = \"x\"\n[roles]\nleft = { ansi = \"pink\" }", "roles.left.ansi", "one of black, red"),
  ])
  func eachMistakeIsNamed(toml: String, key: String, expected: String) throws {
    let error = try #require(throws: ThemeError.self) {
      try Theme.parse(toml: toml, fileName: "bad.toml")
    }
    #expect(error.file == "bad.toml")
    #expect(error.key == key)
    #expect(error.expected.hasPrefix(expected))
    #expect(error.description.hasPrefix("bad.toml"))
  }

  @Test func syntaxErrorsHaveALine() throws {
    let error = try #require(throws: ThemeError.self) {
      try Theme.parse(toml: "name = \"x\"\n\n[roles\n", fileName: "bad.toml")
    }
    #expect(error.line == 3)
  }

  @Test func messagesDoNotCarryEscapes() throws {
    let error = try #require(throws: ThemeError.self) {
      try Theme.parse(toml: "name = \"x\"\nheatmap = \"\\u001b]0;x\\u0007\"", fileName: "a\u{1B}b")
    }
    #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test func feetAndForcesDifferInTheBuiltInTheme() {
    for depth in [ColorDepth.ansi16, .palette256, .trueColor] {
      let theme = Theme.fallback.adapted(to: depth)
      let colors = [ThemeRole.left, .right, .estimated, .reference, .measured].map {
        StyleResolver(depth: depth).resolve(theme[$0]).foreground
      }
      #expect(Set(colors).count == colors.count)
    }
  }
}
