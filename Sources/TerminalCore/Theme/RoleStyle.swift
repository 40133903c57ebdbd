/// The looks of one role at every colour depth.
struct RoleStyle: Equatable, Sendable {
  var style: CellStyle
  /// The foreground to use where there are only sixteen colours; nil takes the nearest.
  var ansiForeground: Color?
  /// The background to use where there are only sixteen colours; nil takes the nearest.
  var ansiBackground: Color?
  /// Whether reverse video takes the place of the background where there are no colours.
  var isReversedInMono: Bool

  init(
    _ style: CellStyle = CellStyle(), ansiForeground: Color? = nil, ansiBackground: Color? = nil,
    isReversedInMono: Bool = false
  ) {
    self.style = style
    self.ansiForeground = ansiForeground
    self.ansiBackground = ansiBackground
    self.isReversedInMono = isReversedInMono
  }

  func style(at depth: ColorDepth) -> CellStyle {
    switch depth {
    case .mono:
      return CellStyle(
        attributes: isReversedInMono ? style.attributes.union(.reverse) : style.attributes)
    case .ansi16:
      let resolved = StyleResolver(depth: depth).resolve(style)
      return CellStyle(
        foreground: ansiForeground ?? resolved.foreground,
        background: ansiBackground ?? resolved.background,
        attributes: resolved.attributes)
    case .palette256, .trueColor:
      return style
    }
  }
}

/// What a piece of the screen means; a theme says how each meaning looks.
package enum ThemeRole: Int, CaseIterable, Sendable {
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
  /// The ground of a sole that carries nothing, and of what a curve encloses.
  case sole, area

  /// The word for it in theme files.
  package var name: String { String(describing: self) }
}
