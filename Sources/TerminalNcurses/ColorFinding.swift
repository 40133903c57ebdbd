import CNcurses

/// What says how many colours a terminal has.
package struct ColorFinding: Equatable, Sendable {
  package enum Source: Equatable, Sendable {
    /// The number of colours in terminfo.
    case count
    /// COLORTERM says that it takes any.
    case environment
    /// Tc, RGB or the number in terminfo says so.
    case flag
    /// One of these says so, but frames cannot be painted there.
    case notANSI
  }

  package let source: Source
  /// Colours that terminfo knows of.
  package let count: Int

  init(_ info: gl_info) {
    count = Int(info.color_count)
    source =
      switch Int(info.depth_reason) {
      case Int(GL_REASON_COLORTERM): .environment
      case Int(GL_REASON_FLAG): .flag
      case Int(GL_REASON_NOT_ANSI): .notANSI
      default: .count
      }
  }
}
