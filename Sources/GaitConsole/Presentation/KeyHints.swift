import PlainText
import TerminalCore

/// The keys in the line of hints, most important first; what does not fit is dropped from the end.
struct KeyHints {
  let state: ConsoleState
  let keyMap: KeyMap

  var hints: [(key: String, label: String)] { all.map { ($0.key, $0.label) } }

  /// The bar at the bottom of a screen.
  func bar(columns: Int) -> StatusBar {
    StatusBar(hints: hints, trailing: columns >= 100 ? tr("research and education only") : "")
  }

  /// The same with what each asks for.
  var all: [(command: ConsoleCommand, key: String, label: String)] {
    // How to find everything else comes before the rest.
    let always: [ConsoleCommand] = [.help, .palette, .quit]
    let bindings = state.offeredBindings(of: keyMap)
    let hinted = bindings.filter { $0.hint != nil && !isForLooking($0.command) }
    let first = state.session == nil && state.live != nil ? [] : Array(hinted.prefix(1))
    let ordered =
      first + hinted.filter { always.contains($0.command) } + live(among: bindings)
      + hinted.dropFirst(first.count).filter { !always.contains($0.command) }
    return ordered.compactMap { binding in
      binding.keys.first.map {
        (binding.command, $0.shortName(state.options.glyphs), label(of: binding))
      }
    }
  }

  /// What counts while somebody walks: it is needed at once, and by people who look at the walker.
  private func live(among bindings: [KeyMap.Binding]) -> [KeyMap.Binding] {
    guard state.live != nil else { return [] }
    var commands: [ConsoleCommand] = [.record, .calibrate, .showFeedback, .devices, .marker]
    if state.screen == .feedback { commands = [.record, .calibrate] }
    if state.session == nil { commands = [.devices] }
    return commands.compactMap { command in bindings.first { $0.command == command } }
  }

  /// Whether it looks closely at one moment, which nobody does while it runs on.
  private func isForLooking(_ command: ConsoleCommand) -> Bool {
    guard state.live != nil, state.session?.frozenAt == nil else { return false }
    switch command {
    case .frameForward, .nextEvent, .cursorA: return true
    default: return false
    }
  }

  /// Whether somebody's visits lie over the list, whose keys then mean something else.
  private var isTrend: Bool { state.screen == .library && state.library.trend != nil }

  private func label(of binding: KeyMap.Binding) -> String {
    switch binding.command {
    case .playPause:
      if let session = state.session, session.isLive {
        return session.frozenAt == nil ? tr("freeze") : tr("resume")
      }
      return state.session?.transport.isPlaying == true ? tr("pause") : hint(of: binding)
    case .record: return state.live?.isRecording == true ? tr("stop REC") : tr("record")
    case .selectNext where state.screen == .library && state.library.comparison != nil:
      return tr("scroll")
    case .showTrend where isTrend: return tr("measure")
    case .compare where isTrend: return tr("condition")
    case .toggleMeans where state.showsMeans: return tr("curves")
    case .calibrate: return tr("calibrate")
    case .showFeedback: return tr("feedback")
    case .devices: return tr("devices")
    case .marker: return tr("marker")
    case .quit where state.live != nil: return tr("end")
    default: return hint(of: binding)
    }
  }

  private func hint(of binding: KeyMap.Binding) -> String {
    binding.hint.map { tr(word: $0) } ?? ""
  }
}
