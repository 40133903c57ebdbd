import TerminalCore

/// Areas of a screen that are left as they are for a moment while a session runs on.
package enum ScreenArea: Hashable, Sendable {
  case tabs, maps, curves, info, hints

  /// How often text is drawn anew, in seconds: numbers that change faster cannot be read.
  static let textSeconds = 0.095
  /// How often what looks the same is drawn anew all the same, in seconds.
  static let stillSeconds = 0.25
}

extension Optional {
  /// Draws an area if it was not drawn a moment ago; always where nothing is kept.
  func draw(
    _ area: ScreenArea, everySeconds seconds: Double = ScreenArea.textSeconds,
    version: [Double] = [], in rect: Rect, into buffer: inout CellBuffer,
    _ draw: (inout CellBuffer) -> Void
  ) where Wrapped == KeptAreas<ScreenArea> {
    guard let self else { return draw(&buffer) }
    self.draw(
      area, everySeconds: seconds, version: version, in: rect, into: &buffer, draw)
  }
}

extension ConsoleState {
  /// Whether pictures follow one another without anybody's doing.
  package var isMoving: Bool {
    guard let session else { return false }
    return session.isLive ? session.frozenAt == nil : session.transport.isPlaying
  }
}
