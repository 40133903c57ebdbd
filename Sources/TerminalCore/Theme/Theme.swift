/// The looks of every role, by name.
package struct Theme: Equatable, Sendable {
  package let name: String
  package let summary: String
  /// Whether the theme is meant for a dark terminal background.
  package let isDark: Bool
  /// The name of the colour map for pressures; `ColorMap.named` knows it.
  package let heatmap: String
  /// One for each role, in their order: looked up for each cell that is drawn.
  private var styles: [RoleStyle]

  /// Creates a theme; roles that are left out look as the built-in theme does without colours.
  init(
    name: String, summary: String, isDark: Bool, heatmap: String, styles: [ThemeRole: RoleStyle]
  ) {
    self.name = name
    self.summary = summary
    self.isDark = isDark
    self.heatmap = heatmap
    self.styles = ThemeRole.allCases.map { role in
      styles[role] ?? RoleStyle(BuiltInTheme.styles[role]?.style(at: .mono) ?? CellStyle())
    }
  }

  package subscript(role: ThemeRole) -> CellStyle {
    styles[role.rawValue].style
  }

  /// Whether it has attributes only.
  package var isColorless: Bool {
    styles.allSatisfy {
      $0.style.foreground == .terminalDefault && $0.style.background == .terminalDefault
    }
  }

  /// Returns the theme as it looks at `depth`: the sixteen colours a file asks for by name, and
  /// reverse video where a file wants it in place of a background.
  ///
  /// `DrawContext` does this, so that widgets need not.
  package func adapted(to depth: ColorDepth) -> Theme {
    var theme = self
    theme.styles = styles.map { RoleStyle($0.style(at: depth)) }
    return theme
  }

  /// The name of the theme for a background that nobody has chosen one for.
  package static func usualName(isDark: Bool) -> String {
    isDark ? "default-dark" : "default-light"
  }

  /// The built-in theme, the same as `Themes/default-dark.toml`.
  package static let fallback = Theme(
    name: "default-dark", summary: BuiltInTheme.summary, isDark: true, heatmap: "viridis",
    styles: BuiltInTheme.styles)
}
