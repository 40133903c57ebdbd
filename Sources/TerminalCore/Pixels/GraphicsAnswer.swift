import PlainText

/// What a terminal has answered to the question whether it shows pictures.
///
/// Asked are kitty's query, the size of a cell (`CSI 16 t`) and, last because every terminal answers it, the device
/// attributes, of which 4 are sixels.
package struct GraphicsAnswer: Equatable, Sendable {
  package static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"

  /// Whether a picture in kitty's way was taken.
  package private(set) var takesKitty = false
  /// Pixels of a cell, where the terminal has said them.
  package private(set) var cell: Size?
  /// The device attributes; nil where they did not come in time.
  package private(set) var attributes: [Int]?
  /// What came in between and is no answer: keys.
  package private(set) var keys: [UInt8] = []

  /// Reads what has come since the question.
  package init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if let end = apc(bytes, index) ?? csi(bytes, index) {
        index = end
      } else {
        keys.append(bytes[index])
        index += 1
      }
    }
  }

  /// An answer of kitty's, `ESC _ G i=31 ; OK ESC \`; returns where it ends.
  private mutating func apc(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start...].starts(with: [0x1B, 0x5F, 0x47]),
      let end = bytes[(start + 1)...].firstIndex(of: 0x1B), end + 1 < bytes.count,
      bytes[end + 1] == 0x5C
    else { return nil }
    let parts = String(decoding: bytes[start + 3..<end], as: UTF8.self).split(separator: ";")
    if parts.count == 2, parts[0].split(separator: ",").contains("i=31"), parts[1] == "OK" {
      takesKitty = true
    }
    return end + 2
  }

  /// `CSI ? ... c` or `CSI 6 ; height ; width t`; returns where it ends.
  private mutating func csi(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes[start...].starts(with: [0x1B, 0x5B]),
      let end = bytes[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) })
    else { return nil }
    let body = String(decoding: bytes[start + 2..<end], as: UTF8.self)
    switch bytes[end] {
    case UInt8(ascii: "c") where body.hasPrefix("?"):
      attributes = body.dropFirst().split(separator: ";").compactMap { Int($0) }
    case UInt8(ascii: "t"):
      let numbers = body.split(separator: ";").compactMap { Int($0) }
      guard numbers.count == 3, numbers[0] == 6 else { return nil }
      cell = Self.usable(Size(columns: numbers[2], rows: numbers[1]))
    default: return nil
    }
    return end + 1
  }

  /// A size that a cell can have; nil for any other.
  static func usable(_ cell: Size) -> Size? {
    (2...100).contains(cell.columns) && (4...200).contains(cell.rows) ? cell : nil
  }

  /// The answer in words, for whoever wonders about it.
  var words: String {
    let device = attributes.map { "CSI ?\($0.map(String.init).joined(separator: ";"))c" } ?? "-"
    return takesKitty ? "kitty OK, \(device)" : device
  }
}

/// Whether maps can be drawn in pixels, and why not.
package enum PixelSupport: Equatable, Sendable {
  /// Nobody wanted them.
  case notAsked
  case available(PixelGraphics)
  case refused(PixelRefusal)

  /// - Parameters:
  ///   - answer: what the terminal has said.
  ///   - screen: its size in cells.
  ///   - pixels: its size in pixels as the kernel knows it; zero where it does not.
  package init(_ answer: GraphicsAnswer, screen: Size, pixels: Size) {
    guard let attributes = answer.attributes else {
      self = .refused(.silent)
      return
    }
    guard answer.takesKitty || attributes.contains(4) else {
      self = .refused(.neither(answer.words))
      return
    }
    // The kernel's pixels may hold a margin; the terminal knows its cells.
    guard let cell = answer.cell ?? Self.cell(screen: screen, pixels: pixels) else {
      self = .refused(.noCellSize(answer.words))
      return
    }
    self = .available(PixelGraphics(kind: answer.takesKitty ? .kitty : .sixel, cell: cell))
  }

  /// Pixels of a cell, of a screen's size in both; nil where the pixels are not known.
  package static func cell(screen: Size, pixels: Size) -> Size? {
    guard screen.columns > 0, screen.rows > 0 else { return nil }
    return GraphicsAnswer.usable(
      Size(columns: pixels.columns / screen.columns, rows: pixels.rows / screen.rows))
  }

  /// How pictures are told; nil where there are none.
  package var graphics: PixelGraphics? {
    if case .available(let graphics) = self { graphics } else { nil }
  }
}

/// Why a terminal gets no pictures.
package enum PixelRefusal: Equatable, Sendable {
  /// tmux or screen lies between.
  case multiplexer(String)
  /// Fewer than 256 colours, or a terminal that curses has to draw on.
  case tooFewColors
  /// No answer came in time.
  case silent
  /// What was answered names neither kind of pictures.
  case neither(String)
  /// Nobody says how many pixels a cell has.
  case noCellSize(String)
  /// Nothing is drawn on a terminal.
  case noTerminal

  /// What was asked and what came back, in one sentence.
  package var words: String {
    switch self {
    case .multiplexer(let name):
      tr("no pixels inside \(name), which keeps pictures from the terminal; characters instead")
    case .tooFewColors:
      tr("no pixels on a terminal with fewer than 256 colours; characters instead")
    case .silent:
      tr(
        "no pixels: asked for kitty graphics and sixels, no answer within a second; characters instead"
      )
    case .neither(let answer):
      tr(
        "no pixels: asked for kitty graphics and sixels, the answer \(answer) has neither; characters instead"
      )
    case .noCellSize(let answer):
      tr(
        "no pixels: after \(answer) nobody says how large a cell is (CSI 16 t); characters instead")
    case .noTerminal: tr("no pixels without a terminal; characters instead")
    }
  }
}
