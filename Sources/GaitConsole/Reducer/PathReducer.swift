import PlainText
import TerminalCore

/// Keys while the path of a file to open is typed.
enum PathReducer {
  private static let limit = PasteReducer.byteLimit

  static func keyPressed(
    _ key: Key, text: String, _ state: inout ConsoleState
  ) -> [ConsoleEffect] {
    switch key {
    case .character(let character) where text.utf8.count < limit:
      state.overlay = .openPath(text: text + String(character), problem: nil)
    case .backspace: state.overlay = .openPath(text: String(text.dropLast()), problem: nil)
    case .enter:
      do throws(PathRefusal) {
        let paths = try DroppedPaths.paths(in: text)
        state.overlay = nil
        state.notice = nil
        return open(paths, &state)
      } catch {
        state.overlay = .openPath(text: text, problem: error.reason)
      }
    default: break
    }
    return []
  }

  /// Opens the recording of a folder, or lists those of one that has several: which one is meant nobody knows.
  static func found(_ paths: [String], _ state: inout ConsoleState) -> [ConsoleEffect] {
    guard paths.count > 1 else { return open(paths, &state) }
    state.opening = nil
    let effects = state.show(.library)
    state.notice = Notice(tr("\(paths.count) recordings found: Enter opens the selected one"))
    return [.listPaths(paths)] + effects
  }

  /// Opens the first of some paths.
  static func open(_ paths: [String], _ state: inout ConsoleState) -> [ConsoleEffect] {
    guard let first = paths.first else { return [] }
    state.opening = first.split(separator: "/").last.map(String.init) ?? first
    return [.openPaths(paths)]
  }
}

extension ConsoleState {
  /// Begins to type a filter or a path in the library.
  mutating func beginTyping(_ command: ConsoleCommand) -> [ConsoleEffect] {
    let effects = show(.library)
    guard command == .filter else {
      overlay = .openPath(text: "", problem: nil)
      return effects
    }
    // Over the list, and anew: what was typed before would only be in the way.
    library.comparison = nil
    library.trend = nil
    library.filter = ""
    library.selected = 0
    library.isFiltering = true
    return effects
  }
}
