import CNcurses
package import TerminalCore

/// Keys without a screen: for output in lines, where somebody listens or nothing is a terminal.
///
/// It draws nothing. Keys are those of the console, single ones from a terminal and bytes of standard input from
/// anything else. A class because it stands for the one terminal of the process.
package final class LinesBackend: TerminalBackend {
  package let size: Size
  package let capabilities: TerminalCapabilities
  private var reader = KeyReader()
  /// Keys that came together and wait for their turn.
  private var waiting: ArraySlice<Key> = []
  private var isClosed = false
  private let rings: () -> Void

  /// How long a key may take from its first byte to its last.
  private static let sequenceMilliseconds: Int32 = 50

  /// Takes the keys over.
  ///
  /// - Parameters:
  ///   - size: what screens are laid out for that are asked for as pictures.
  ///   - readsStandardInput: whether keys may come from a pipe; frames may come there instead.
  ///   - isUTF8: whether output may hold more than ASCII.
  ///   - rings: what stands for the bell.
  /// - Throws: `TerminalError`, with the terminal left as it was.
  package init(
    size: Size, readsStandardInput: Bool, isUTF8: Bool, rings: @escaping () -> Void = {}
  ) throws(TerminalError) {
    switch Int(gl_lines_open(readsStandardInput)) {
    case Int(GL_OK): break
    case Int(GL_ALREADY_OPEN): throw .alreadyOpen
    default: throw .startFailed("lines")
    }
    self.size = size
    self.rings = rings
    capabilities = TerminalCapabilities(
      colorDepth: .mono, glyphs: isUTF8 ? .block : .ascii, hasMouse: false,
      terminalName: "lines", isUTF8: isUTF8)
  }

  deinit { close() }

  package var waker: TerminalWaker { TerminalWaker { gl_wake() } }
  package var isInputOver: Bool { waiting.isEmpty && gl_lines_input_is_over() }

  package var isPiped: Bool { !gl_lines_input_is_terminal() }

  package func draw(_ buffer: CellBuffer) {}

  package func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    if let key = waiting.popFirst() { return .key(key) }
    let wished = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while true {
      let timeout = reader.isWaiting ? Self.sequenceMilliseconds : wished
      var bytes = [UInt8](repeating: 0, count: 256)
      let event = bytes.withUnsafeMutableBufferPointer {
        gl_lines_next(timeout, $0.baseAddress, Int32($0.count))
      }
      switch Int(event.kind) {
      case Int(GL_EVENT_BYTES): waiting += reader.read(bytes.prefix(Int(event.code)))
      case Int(GL_EVENT_NONE) where reader.isWaiting: waiting += reader.flush()
      case Int(GL_EVENT_NONE): return nil
      case Int(GL_EVENT_WAKE): return .wake
      case Int(GL_EVENT_TERMINATE): return .terminate(signal: event.code)
      case Int(GL_EVENT_RESUMED): return .resumed
      default: return .endOfInput
      }
      if let key = waiting.popFirst() { return .key(key) }
      if wished >= 0, !reader.isWaiting { return nil }
    }
  }

  package func wake() { gl_wake() }
  package func ringBell() { rings() }

  package var keepsRunning = false {
    didSet { gl_lines_keep_running(keepsRunning) }
  }

  package func suspend() { gl_lines_suspend() }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    gl_lines_close()
  }
}
