import GaitConsole
import TerminalCore

/// Makes the pictures of a state, one after the other.
///
/// While a session runs on, text is drawn ten times a second, a map when there is a new one, and a curve when it has
/// moved on. Whatever else happens is on the next picture.
struct PictureMaker {
  private let kept = KeptAreas<ScreenArea>()

  /// Hears of everything that changes the state.
  func note(_ action: ConsoleAction) {
    switch action {
    case .tick, .framesArrived, .liveUpdated, .latencyMeasured: break
    default: kept.forget()
    }
  }

  /// Draws a state.
  ///
  /// - Parameters:
  ///   - state: what is shown.
  ///   - resources: themes and keys.
  ///   - now: what time it is, in seconds.
  /// - Returns: the screen, and whether its theme is a dark one.
  func picture(
    of state: ConsoleState, _ resources: ConsoleResources, now: Double
  ) -> (screen: CellBuffer, isDark: Bool) {
    kept.begin(now: now, isMoving: state.isMoving)
    let theme = resources.themes[min(state.themeIndex, resources.themes.count - 1)]
    let view = ConsoleView(state: state, theme: theme, keyMap: resources.keyMap, kept: kept)
    return (view.render(), theme.isDark)
  }
}
