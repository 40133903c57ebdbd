/// What a piece of the screen means; a theme says how each meaning looks.
package enum ThemeRole: String, CaseIterable, Sendable {
  /// Ordinary text, explanations, and values that matter.
  case text, textDim, textStrong
  case title, border, borderFocused, tabActive, tabInactive
  case statusBar, keyHint, keyHintKey
  /// The two feet, wherever something belongs to one of them.
  case left, right
  /// Where a force comes from.
  case estimated, reference, measured
  case good, warning, bad
  case cursorA, cursorB, timeCursor, marker, gap
  case selection, tableHeader, tableRejected
  /// The spread around a curve, the axes of a plot, and its grid.
  case band, axis, grid
  /// A curve laid over others for comparison.
  case overlay
  case stanceLeft, stanceRight
  case deadCell, centerOfPressure
}
