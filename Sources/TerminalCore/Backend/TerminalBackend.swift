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
  /// Whether `suspend` gives the terminal to a shell of its own instead, while the process goes on.
  var keepsRunning: Bool { get set }
  /// Gives the terminal back as it was found; calling it again does nothing.
  func close()
}
