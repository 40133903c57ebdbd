import GaitAnalysis
import GaitConsole
import GaitModel
import TerminalCore

/// Makes the pictures of a state, one after the other.
///
/// While a session runs on, text is drawn ten times a second, a map when there is a new one, and a curve when it has
/// moved on. Whatever else happens is on the next picture.
struct PictureMaker {
  private let kept = KeptAreas<ScreenArea>()
  private var connections: [ConnectionState] = []
  private var shownSeconds = -Double.infinity

  /// Hears of everything that changes the state.
  mutating func note(_ action: ConsoleAction) {
    switch action {
    case .tick, .framesArrived, .latencyMeasured: break
    case .liveUpdated(let update):
      // Who falls silent or comes back is said everywhere at once.
      let now = (update.devices + [update.host].compactMap(\.self)).map(\.connection)
      if now != connections { kept.forget() }
      connections = now
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
  mutating func picture(
    of state: ConsoleState, _ resources: ConsoleResources, now: Double
  ) -> (screen: CellBuffer, isDark: Bool) {
    kept.begin(now: now, isMoving: state.isMoving)
    // A session that begins again is another moment, however short the time between the pictures.
    let shown = state.session?.shownSeconds ?? -.infinity
    if shown < shownSeconds { kept.forget() }
    shownSeconds = shown
    let theme = resources.themes[min(state.themeIndex, resources.themes.count - 1)]
    let view = ConsoleView(state: state, theme: theme, keyMap: resources.keyMap, kept: kept)
    return (view.render(), theme.isDark)
  }
}
