import CNcurses
import TerminalCore

/// Frames as bytes past curses, with the pictures that lie over their cells.
extension NcursesBackend {
  /// Decides by what the terminal has said, and gives back the keys that came before it did.
  func takeAnswer(_ info: gl_info) {
    let bytes = withUnsafeBytes(of: info.answer) { Array($0.prefix(Int(info.answer_length))) }
    let answer = GraphicsAnswer(bytes)
    if !info.is_painted {
      capabilities.pixels = .refused(.tooFewColors)
    } else if info.multiplexer != Int32(GL_MULTIPLEXER_NONE) {
      let isTmux = info.multiplexer == Int32(GL_MULTIPLEXER_TMUX)
      capabilities.pixels = .refused(.multiplexer(isTmux ? "tmux" : "screen"))
    } else {
      capabilities.pixels = PixelSupport(answer, screen: size, pixels: Self.screenPixels)
    }
    answer.keys.withUnsafeBufferPointer { gl_unread($0.baseAddress, $0.count) }
    if info.is_painted, info.multiplexer == Int32(GL_MULTIPLEXER_NONE), answer.attributes == nil {
      gl_await_late_answers()
    }
    guard let graphics = capabilities.pixels.graphics else { return }
    pictures = PictureLayer(kind: graphics.kind)
    kernelCell = PixelSupport.cell(screen: size, pixels: Self.screenPixels)
    gl_set_pictures(Int32(graphics.kind == .kitty ? GL_PICTURES_KITTY : GL_PICTURES_SIXEL))
  }

  /// The screen in pixels, as the kernel knows it.
  private static var screenPixels: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    gl_pixels(&width, &height)
    return Size(columns: Int(width), rows: Int(height))
  }

  /// Whatever was shown is gone, and the font may be another one.
  func forgetScreen() {
    shown = nil
    latest = nil
    pictures?.forget()
    guard var graphics = capabilities.pixels.graphics,
      let cell = PixelSupport.cell(screen: size, pixels: Self.screenPixels), cell != kernelCell
    else { return }
    kernelCell = cell
    graphics.cell = cell
    capabilities.pixels = .available(graphics)
  }

  func paint(_ buffer: CellBuffer) {
    latest = buffer
    // The terminal is cleared, and with it what it shows of pictures.
    if shown?.size != buffer.size { pictures?.forget() }
    let frame =
      pictures?.frame(buffer, now: secondsSinceStart) ?? PictureLayer.Frame(cells: buffer)
    guard
      let bytes = painter?.frame(
        frame.cells, from: shown, stale: frame.stale, pictures: frame.bytes)
    else { return }
    shown = frame.cells
    bytes.withUnsafeBufferPointer { gl_paint($0.baseAddress, $0.count) }
  }

  /// Milliseconds until pictures that wait may be drawn; nil where none waits.
  var pictureMilliseconds: Int32? {
    guard let due = pictures?.dueAt else { return nil }
    return Int32(clamping: Int((max(due - secondsSinceStart, 0) * 1000).rounded(.up)))
  }

  private var secondsSinceStart: Double {
    let passed = (ContinuousClock.now - start).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }
}
