import CNcurses
import TerminalCore

/// Events of the C layer as values of ours.
enum EventTranslation {
  /// Returns the event, or nil for a key that has no name here.
  static func inputEvent(_ event: gl_event) -> InputEvent? {
    switch Int(event.kind) {
    case Int(GL_EVENT_CHARACTER):
      return Unicode.Scalar(UInt32(event.code)).map { .key(.character(Character($0))) }
    case Int(GL_EVENT_CONTROL):
      let letter = Unicode.Scalar(UInt8(ascii: "a") + UInt8(clamping: event.code - 1))
      return .key(.control(Character(letter)))
    case Int(GL_EVENT_KEY):
      return key(Int(event.code)).map { .key($0) }
    case Int(GL_EVENT_MOUSE):
      return mouse(event)
    case Int(GL_EVENT_RESIZE):
      return .resize(Size(columns: Int(event.x), rows: Int(event.y)))
    case Int(GL_EVENT_BACKGROUND):
      let code = UInt32(event.code)
      return .background(
        RGB(
          UInt8(truncatingIfNeeded: code >> 16), UInt8(truncatingIfNeeded: code >> 8),
          UInt8(truncatingIfNeeded: code)))
    case Int(GL_EVENT_WAKE):
      return .wake
    case Int(GL_EVENT_TERMINATE):
      return .terminate(signal: event.code)
    case Int(GL_EVENT_RESUMED):
      return .resumed
    default:
      return .endOfInput
    }
  }

  private static func key(_ code: Int) -> Key? {
    switch code {
    case Int(GL_KEY_ENTER): .enter
    case Int(GL_KEY_ESCAPE): .escape
    case Int(GL_KEY_TAB): .tab
    case Int(GL_KEY_BACKTAB): .backTab
    case Int(GL_KEY_BACKSPACE): .backspace
    case Int(GL_KEY_DELETE): .delete
    case Int(GL_KEY_INSERT): .insert
    case Int(GL_KEY_UP): .up
    case Int(GL_KEY_DOWN): .down
    case Int(GL_KEY_LEFT): .left
    case Int(GL_KEY_RIGHT): .right
    case Int(GL_KEY_SHIFT_LEFT): .shiftLeft
    case Int(GL_KEY_SHIFT_RIGHT): .shiftRight
    case Int(GL_KEY_HOME): .home
    case Int(GL_KEY_END): .end
    case Int(GL_KEY_PAGE_UP): .pageUp
    case Int(GL_KEY_PAGE_DOWN): .pageDown
    case (Int(GL_KEY_FUNCTION) + 1)...(Int(GL_KEY_FUNCTION) + 24):
      .function(code - Int(GL_KEY_FUNCTION))
    default: nil
    }
  }

  private static func mouse(_ event: gl_event) -> InputEvent? {
    let kind: MouseEvent.Kind
    switch Int(event.code) {
    case Int(GL_MOUSE_PRESS): kind = .press
    case Int(GL_MOUSE_RELEASE): kind = .release
    case Int(GL_MOUSE_DRAG): kind = .drag
    case Int(GL_MOUSE_WHEEL_UP): kind = .wheelUp
    case Int(GL_MOUSE_WHEEL_DOWN): kind = .wheelDown
    default: return nil
    }
    return .mouse(
      MouseEvent(kind: kind, position: Point(x: Int(event.x), y: Int(event.y))))
  }
}
