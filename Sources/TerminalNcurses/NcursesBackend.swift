import CNcurses
package import TerminalCore

/// The real terminal, through curses.
///
/// A class because it stands for the one terminal of the process. One thread owns it; other
/// threads keep its `waker`.
package final class NcursesBackend: TerminalBackend {
  package internal(set) var capabilities: TerminalCapabilities
  /// What the number of colours was read off.
  package let colorFinding: ColorFinding
  private let resolver: StyleResolver
  /// Makes frames for terminals that need no curses to draw; nil for the others.
  var painter: ANSIPainter?
  /// What the terminal shows; nil when that is not known.
  var shown: CellBuffer?
  /// Cells of the picture being drawn that the terminal does not show yet; kept for its room.
  private var changes: [(x: Int32, y: Int32, cell: Cell)] = []
  private var isClosed = false
  /// The pictures that the terminal shows over its cells; nil where it takes none.
  var pictures: PictureLayer?
  /// Pixels of a cell as the kernel's numbers have it: another font makes them others.
  var kernelCell: Size?
  /// The last screen that was to be shown; some of its pictures may wait.
  var latest: CellBuffer?
  let start = ContinuousClock.now
  /// What has come of a paste so far; nil outside of one.
  private var paste: PastedText?

  /// Takes the terminal over.
  ///
  /// - Throws: `TerminalError`, with the terminal left as it was.
  package init(options: NcursesOptions) throws(TerminalError) {
    var info = gl_info()
    let depthCode = Self.depthCode(options.colorDepth)
    let code =
      options.wantsPixels
      ? GraphicsAnswer.question.withCString { gl_open(depthCode, options.mouse, $0, &info) }
      : gl_open(depthCode, options.mouse, nil, &info)
    let name = Self.name(of: info)
    if let error = Self.error(code: Int(code), name: name) { throw error }
    let depth = Self.depth(code: Int(info.depth))
    resolver = StyleResolver(depth: depth)
    painter = info.is_painted ? ANSIPainter(depth: depth, isUTF8: info.is_utf8) : nil
    colorFinding = ColorFinding(info)
    let isUTF8 = info.is_utf8
    capabilities = TerminalCapabilities(
      colorDepth: depth, glyphs: options.glyphs ?? .usual(isUTF8: isUTF8, terminalName: name),
      hasMouse: info.has_mouse, terminalName: name, isUTF8: isUTF8)
    if options.wantsPixels { takeAnswer(info) }
  }

  deinit {
    close()
  }

  package var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    gl_size(&columns, &rows)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  package var waker: TerminalWaker {
    // `gl_wake` writes one byte to a pipe that stays open as long as the process lives.
    TerminalWaker { gl_wake() }
  }

  // MARK: - Drawing

  package func draw(_ buffer: CellBuffer) {
    if painter != nil {
      paint(buffer)
      return
    }
    changes.removeAll(keepingCapacity: true)
    buffer.forEachChange(from: shown) { x, y, cell in changes.append((Int32(x), Int32(y), cell)) }
    // First all cells that change give up their colours, so that new ones find room.
    for (x, y, _) in changes { gl_release(x, y) }
    for (x, y, cell) in changes {
      gl_put(
        x, y, cell.glyph.value, Int32(CharacterWidth.columns(cell.glyph)),
        colorCode(cell.style.foreground), colorCode(cell.style.background),
        UInt32(cell.style.attributes.rawValue))
    }
    shown = buffer
    gl_flush()
  }

  private func colorCode(_ color: Color) -> UInt32 {
    switch resolver.resolve(color) {
    case .terminalDefault: UInt32(GL_COLOR_DEFAULT)
    case .ansi(let index): UInt32(GL_COLOR_INDEX) | UInt32(index & 15)
    case .rgb(let rgb): UInt32(GL_COLOR_INDEX) | UInt32(StyleResolver.paletteIndex(for: rgb))
    }
  }

  // MARK: - Events

  package func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while true {
      let wait = paste == nil ? timeout : PastedText.longestPauseMilliseconds
      let pause = pictureMilliseconds
      let event = gl_next(wait < 0 ? pause ?? -1 : min(wait, pause ?? wait))
      switch Int(event.kind) {
      case Int(GL_EVENT_NONE) where pause.map({ wait < 0 || $0 < wait }) == true:
        if let latest { paint(latest) }
        // Nothing was to happen for longer than that; the loop asks again for the rest.
        if timeout >= 0 { return nil }
      case Int(GL_EVENT_NONE): return paste == nil ? nil : endPaste()
      case Int(GL_EVENT_PASTE) where event.code != 0: paste = PastedText()
      case Int(GL_EVENT_PASTE): if paste != nil { return endPaste() }
      case Int(GL_EVENT_CHARACTER) where paste != nil: paste?.append(event.code)
      default:
        if let translated = EventTranslation.inputEvent(event) {
          if translated == .resumed {
            paste = nil
            forgetScreen()
          }
          if case .resize = translated { forgetScreen() }
          return translated
        }
        if timeout >= 0, paste == nil { return nil }
      }
    }
  }

  private func endPaste() -> InputEvent? {
    gl_end_paste()
    defer { paste = nil }
    return paste.map { .paste($0.text) }
  }

  package func wake() {
    gl_wake()
  }

  package func ringBell() {
    gl_beep()
  }

  package var keepsRunning = false {
    didSet { gl_keep_running(keepsRunning) }
  }

  package func suspend() {
    shown = nil
    gl_suspend()
  }

  package func close() {
    guard !isClosed else { return }
    isClosed = true
    gl_close()
  }

  // MARK: - Codes

  private static func depthCode(_ depth: ColorDepth?) -> Int32 {
    switch depth {
    case nil: Int32(GL_DEPTH_AUTO)
    case .mono: Int32(GL_DEPTH_MONO)
    case .ansi16: Int32(GL_DEPTH_16)
    case .palette256: Int32(GL_DEPTH_256)
    case .trueColor: Int32(GL_DEPTH_TRUE)
    }
  }

  private static func depth(code: Int) -> ColorDepth {
    switch code {
    case Int(GL_DEPTH_TRUE): .trueColor
    case Int(GL_DEPTH_256): .palette256
    case Int(GL_DEPTH_16): .ansi16
    default: .mono
    }
  }

  private static func error(code: Int, name: String) -> TerminalError? {
    switch code {
    case Int(GL_OK): nil
    case Int(GL_OUTPUT_NOT_A_TERMINAL): .outputIsNotATerminal
    case Int(GL_NO_INPUT_TERMINAL): .noTerminalForInput
    case Int(GL_TERM_NOT_SET): .nameNotSet
    case Int(GL_TERM_UNKNOWN): .nameUnknown(name)
    case Int(GL_TERM_INCAPABLE): .notCapable(name)
    case Int(GL_ALREADY_OPEN): .alreadyOpen
    default: .startFailed(name)
    }
  }

  private static func name(of info: gl_info) -> String {
    withUnsafeBytes(of: info.name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
