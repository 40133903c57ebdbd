import PlainText
import TerminalCore

extension Key {
  /// What a screen calls it; a character is called by itself in every language.
  var screenName: String { name.count > 1 ? tr(word: name) : name }
}
