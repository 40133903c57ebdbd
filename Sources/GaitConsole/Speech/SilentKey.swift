import PlainText
import TerminalCore

/// What is said of a key after which there is nothing else to say: silence sounds as if it had not been pressed.
struct SilentKey {
  let key: Key
  let keyMap: KeyMap
  /// The state that it was pressed in.
  let before: ConsoleState
  let after: ConsoleState

  /// Nil where letters are typed, where a window has keys of its own, and where an answer is still to come.
  var line: String? {
    guard before.overlay == nil, after.overlay == nil, before.typedField == nil,
      after.typedField == nil, !before.library.isFiltering, !after.library.isFiltering,
      key != .escape, key != .enter
    else { return nil }
    guard let command = keyMap.command(for: key, on: before.screen) else {
      return tr("\(key.screenName) does nothing here; ? lists the keys")
    }
    return command.isOfPictureOnly
      ? tr("\(tr(word: command.title)): only the picture changes") : nil
  }
}

extension ConsoleCommand {
  /// Whether it changes how something is drawn and nothing that is said.
  fileprivate var isOfPictureOnly: Bool {
    switch self {
    case .zoomIn, .zoomOut, .toggleRange, .nextColorMap, .rawCells, .nextGlyphs, .nextTheme,
      .enlarge, .nextMap, .toggleMeans, .relationMap, .relationLayer:
      true
    default: false
    }
  }
}
