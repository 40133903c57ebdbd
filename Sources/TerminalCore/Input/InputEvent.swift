/// Everything a terminal can tell the loop that owns it.
package enum InputEvent: Equatable, Sendable {
  case key(Key)
  /// Text that was pasted as one, or a file that was dropped; it may hold any character.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The terminal has told the colour of its background.
  case background(RGB)
  /// Somebody put something into the loop's mailbox and asked for attention.
  case wake
  /// The process was asked to end by this signal.
  case terminate(signal: Int32)
  /// The process runs again after it was stopped; the screen has to be drawn in full.
  case resumed
  /// There is no terminal at the other end any more.
  case endOfInput
}

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

/// A press, release, drag or turn of the wheel, in cells of the screen.
package struct MouseEvent: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  package var kind: Kind
  package var position: Point

  package init(kind: Kind, position: Point) {
    self.kind = kind
    self.position = position
  }
}
