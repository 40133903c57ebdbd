import GaitModel
import TerminalCore

/// Keys while something lies over the screen.
struct OverlayReducer {
  let keyMap: KeyMap

  func keyPressed(_ key: Key, _ state: inout ConsoleState) -> [ConsoleEffect] {
    guard let overlay = state.overlay else { return [] }
    if key == .escape {
      state.overlay = nil
      return []
    }
    switch overlay {
    case .help(let scroll): help(key, scroll: scroll, &state)
    case .palette(let palette): return self.palette(key, palette, &state)
    case .note(let seconds, let text): return note(key, seconds: seconds, text: text, &state)
    case .confirmDelete(let path, _):
      state.overlay = nil
      if key == .character("y") { return [.deleteRecording(path: path)] }
    }
    return []
  }

  private func help(_ key: Key, scroll: Int, _ state: inout ConsoleState) {
    let last = keyMap.bindings(on: state.screen).count - 1
    switch key {
    case .down, .character("j"): state.overlay = .help(scroll: min(scroll + 1, last))
    case .up, .character("k"): state.overlay = .help(scroll: max(scroll - 1, 0))
    case .pageDown, .character(" "): state.overlay = .help(scroll: min(scroll + 10, last))
    case .pageUp: state.overlay = .help(scroll: max(scroll - 10, 0))
    default: state.overlay = nil
    }
  }

  private func palette(
    _ key: Key, _ palette: Palette, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    var palette = palette
    let matches = PaletteMatches(text: palette.text, keyMap: keyMap).commands
    switch key {
    case .character(let character):
      palette.text.append(character)
      palette.selected = 0
    case .backspace:
      if !palette.text.isEmpty { palette.text.removeLast() }
      palette.selected = 0
    case .down, .tab: palette.selected = min(palette.selected + 1, max(matches.count - 1, 0))
    case .up, .backTab: palette.selected = max(palette.selected - 1, 0)
    case .enter:
      state.overlay = nil
      guard matches.indices.contains(palette.selected) else { return [] }
      return matches[palette.selected].run(on: &state)
    default: break
    }
    state.overlay = .palette(palette)
    return []
  }

  private func note(
    _ key: Key, seconds: Double, text: String, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    switch key {
    case .character(let character) where text.count < 200:
      state.overlay = .note(seconds: seconds, text: text + String(character))
    case .backspace: state.overlay = .note(seconds: seconds, text: String(text.dropLast()))
    case .enter:
      state.overlay = nil
      return [.saveMarker(Marker(timeSeconds: seconds, note: text))]
    default: break
    }
    return []
  }
}

/// The commands that match what was typed into the palette.
struct PaletteMatches {
  let commands: [ConsoleCommand]

  init(text: String, keyMap: KeyMap) {
    let all = ConsoleCommand.allCases.filter { $0 != .palette }
    let indices = ListFilter.indices(of: all.map(\.title), matching: text)
    commands = indices.map { all[$0] }
  }
}
