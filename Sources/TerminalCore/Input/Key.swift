/// A key press as the console understands it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl with a letter, the letter in lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, shiftLeft, shiftRight
  case home, end, pageUp, pageDown
  /// F1 to F24.
  case function(Int)
}
