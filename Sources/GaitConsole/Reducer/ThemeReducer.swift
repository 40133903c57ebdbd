import PlainText
import TerminalCore

extension ConsoleState {
  /// Takes the next theme, which somebody has asked for.
  mutating func takeNextTheme() -> [ConsoleEffect] {
    guard !themeNames.isEmpty else { return [] }
    followsBackground = false
    themeIndex = (themeIndex + 1) % themeNames.count
    notice = Notice(tr("theme: \(themeNames[themeIndex])"))
    return [.chooseTheme(index: themeIndex)]
  }

  /// Goes on with the theme of the same name; a mistake in a file leaves what is on the screen.
  mutating func themesRead(_ themes: [Theme], problem: String?) -> [ConsoleEffect] {
    if let problem { notice = Notice(problem, kind: .problem) }
    guard !themes.isEmpty else { return [] }
    let name = themeNames.indices.contains(themeIndex) ? themeNames[themeIndex] : ""
    themeNames = themes.map(\.name)
    themeIndex = themeNames.firstIndex(of: name) ?? 0
    if problem == nil { notice = Notice(tr("themes read again: \(themeNames[themeIndex])")) }
    return [.chooseTheme(index: themeIndex)]
  }

  /// Takes the default theme for a background, unless somebody has chosen one.
  mutating func suitTheme(toDark isDark: Bool) -> [ConsoleEffect] {
    let wanted = Theme.usualName(isDark: isDark)
    guard followsBackground, let index = themeNames.firstIndex(of: wanted), index != themeIndex
    else { return [] }
    themeIndex = index
    return [.chooseTheme(index: index)]
  }
}
