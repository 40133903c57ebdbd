/// Everything a terminal can tell the loop that owns it.
package enum InputEvent: Equatable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case resize(Size)
  /// Somebody put something into the loop's mailbox and asked for attention.
  case wake
  /// The process was asked to end by this signal.
  case terminate(signal: Int32)
  /// The process runs again after it was stopped; the screen has to be drawn in full.
  case resumed
  /// There is no terminal at the other end any more.
  case endOfInput
}
