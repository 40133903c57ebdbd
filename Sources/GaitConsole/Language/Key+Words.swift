import PlainText
import TerminalCore

extension Key {
  /// What a screen calls it; a character is called by itself in every language.
  var screenName: String { name.count > 1 ? tr(word: name) : name }

  /// The same in a line that is short of room.
  func shortName(_ glyphs: GlyphSet) -> String {
    switch self {
    case .up where glyphs != .ascii: "↑"
    case .down where glyphs != .ascii: "↓"
    case .left where glyphs != .ascii: "←"
    case .right where glyphs != .ascii: "→"
    default: screenName
    }
  }
}
