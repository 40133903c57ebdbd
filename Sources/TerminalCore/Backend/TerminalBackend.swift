/// A screen to draw on and the events that come from it.
///
/// One thread owns a backend and makes all calls; `wake` and the `waker` are the exceptions.
package protocol TerminalBackend: AnyObject {
  /// The size of the screen now; it changes before the `.resize` event is returned.
  var size: Size { get }
  var capabilities: TerminalCapabilities { get }
  /// A value that other threads keep to wake the loop; it stays harmless after `close`.
  var waker: TerminalWaker { get }

  /// Shows `buffer`; only what differs from the last frame is sent.
  func draw(_ buffer: CellBuffer)
  /// Returns the next event, or nil when `timeoutMilliseconds` have passed without one.
  ///
  /// Without a time-out it waits as long as it takes.
  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent?
  /// Makes `nextEvent` return `.wake`; may be called from any thread.
  func wake()
  func ringBell()
  /// Gives the terminal back to the shell and stops the process, as Ctrl-Z does.
  func suspend()
  /// Whether `suspend` gives the terminal to a shell of its own instead, while the process continues.
  var keepsRunning: Bool { get set }
  /// Whether keys come from something that does not wait for what they do.
  var isPiped: Bool { get }
  /// Whether no key can come any more though nobody has hung up, as at the end of a pipe.
  var isInputOver: Bool { get }
  /// Gives the terminal back as it was found; calling it again does nothing.
  func close()
}

extension TerminalBackend {
  package var isPiped: Bool { false }
  package var isInputOver: Bool { false }
}

/// Wakes the loop that waits in `nextEvent`, from any thread.
///
/// Wake-ups are merged: many calls before the loop looks give one `.wake`.
package struct TerminalWaker: Sendable {
  private let action: @Sendable () -> Void

  package init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  package func wake() {
    action()
  }
}

/// What a terminal can show and report.
package struct TerminalCapabilities: Equatable, Sendable {
  package var colorDepth: ColorDepth
  package var glyphs: GlyphSet
  package var hasMouse: Bool
  /// The terminal's name in the terminfo database, such as `xterm-256color`.
  package var terminalName: String
  package var isUTF8: Bool
  /// Whether maps can be drawn in pixels.
  package var pixels = PixelSupport.notAsked

  package init(
    colorDepth: ColorDepth, glyphs: GlyphSet, hasMouse: Bool, terminalName: String, isUTF8: Bool
  ) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.hasMouse = hasMouse
    self.terminalName = terminalName
    self.isUTF8 = isUTF8
  }
}
