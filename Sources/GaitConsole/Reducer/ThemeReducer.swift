import PlainText

extension ConsoleState {
  /// Takes the next theme, which somebody has asked for.
  mutating func takeNextTheme() -> [ConsoleEffect] {
    guard !themeNames.isEmpty else { return [] }
    followsBackground = false
    themeIndex = (themeIndex + 1) % themeNames.count
    notice = Notice(tr("theme: \(themeNames[themeIndex])"))
    return [.chooseTheme(index: themeIndex)]
  }

  /// Takes the default theme for a background, unless somebody has chosen one.
  mutating func suitTheme(toDark isDark: Bool) -> [ConsoleEffect] {
    let wanted = isDark ? "default-dark" : "default-light"
    guard followsBackground, let index = themeNames.firstIndex(of: wanted), index != themeIndex
    else { return [] }
    themeIndex = index
    return [.chooseTheme(index: index)]
  }
}
