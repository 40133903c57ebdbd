/// Turns what changed of a screen into the bytes that make a terminal show it.
///
/// For terminals that place the cursor and choose colours as ECMA-48 and xterm do, which all with 256 colours or
/// more are. Colours are said as they are, `38;2` or `38;5`; the palette of the terminal is never touched. A frame
/// stands between the marks of synchronised output, which terminals that do not know them leave out. It begins and
/// ends in the terminal's own style, so that whatever somebody else writes in between looks as it always does.
package struct ANSIPainter: Sendable {
  /// `palette256` or `trueColor`.
  private let depth: ColorDepth
  /// Whether the terminal takes more than ASCII.
  private let isUTF8: Bool
  private var bytes: [UInt8] = []
  /// The style that the next glyph would have.
  private var pen = CellStyle()
  /// Where the next glyph would stand; nil where terminals do not agree.
  private var cursor: Point?
  /// Cells of a row that are still to be painted; kept for its room.
  private var waiting: [WaitingCell] = []

  package init(depth: ColorDepth, isUTF8: Bool = true) {
    self.depth = depth
    self.isUTF8 = isUTF8
  }

  /// The bytes that take a terminal from one screen to another.
  ///
  /// - Parameters:
  ///   - buffer: what is to be shown.
  ///   - shown: what is shown now; nil or of another size clears the terminal first.
  ///   - stale: cells that are written again though they are the same.
  ///   - pictures: what follows the cells, and places the cursor by itself.
  /// - Returns: nothing where nothing changes.
  package mutating func frame(
    _ buffer: CellBuffer, from shown: CellBuffer?, stale: [Rect] = [], pictures: [UInt8] = []
  ) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    pen = CellStyle()
    cursor = nil
    let known = shown.flatMap { $0.size == buffer.size ? $0 : nil }
    if known == nil { put("\u{1B}[m\u{1B}[2J") }
    var before = known ?? CellBuffer(size: buffer.size)
    for rect in stale { before.fill(rect, with: Cell(Self.unknown)) }
    for y in 0..<buffer.size.rows { paintRow(y, of: buffer, over: before) }
    guard !bytes.isEmpty || !pictures.isEmpty else { return [] }
    setPen(CellStyle())
    bytes += pictures
    let marks = (begin: Array("\u{1B}[?2026h".utf8), end: Array("\u{1B}[?2026l".utf8))
    return marks.begin + bytes + marks.end
  }

  /// The screen as lines of text with colours, for a file that is shown by printing it.
  package mutating func text(_ buffer: CellBuffer) -> [UInt8] {
    bytes.removeAll()
    pen = CellStyle()
    for y in 0..<buffer.size.rows {
      for x in 0..<buffer.endOfRow(y) where buffer[x, y].glyph != Cell.continuation {
        write(buffer[x, y], columns: buffer.size.columns)
      }
      setPen(CellStyle())
      put("\n")
    }
    return bytes
  }

  /// A glyph that no screen shows: whatever a cell is to show, it is not that.
  private static let unknown: Unicode.Scalar = "\u{1}"

  // MARK: - Rows

  private mutating func paintRow(_ y: Int, of buffer: CellBuffer, over before: CellBuffer) {
    let columns = buffer.size.columns
    /// From here on the row is empty, and says so in three bytes.
    lazy var tail = buffer.endOfRow(y)
    var emptyFrom: Int?
    waiting.removeAll(keepingCapacity: true)
    for x in 0..<columns {
      let cell = buffer[x, y]
      guard cell.glyph != Cell.continuation, cell != before[x, y] else { continue }
      if x >= tail, columns - x > 3 {
        emptyFrom = x
        break
      }
      waiting.append(WaitingCell(HalfFilled.canonical(cell), x: x))
    }
    // What has one style is painted together: a colour takes up to 36 bytes to say, a way along the row five.
    while let first = waiting.first {
      if paintWhatIsInPen(y, of: buffer) { continue }
      move(to: Point(x: first.x, y: y), over: buffer)
      setPen(style(of: first.cell))
    }
    if let emptyFrom {
      move(to: Point(x: emptyFrom, y: y), over: buffer)
      setPen(CellStyle())
      put("\u{1B}[K")
    }
  }

  /// Paints the cells of a row that wait and need no other style.
  ///
  /// - Returns: false if there are none.
  private mutating func paintWhatIsInPen(_ y: Int, of buffer: CellBuffer) -> Bool {
    var left = 0
    for index in waiting.indices {
      let next = waiting[index]
      if next.looksTheSame(in: pen) {
        move(to: Point(x: next.x, y: y), over: buffer)
        write(next.cell.glyph, isBlank: next.isBlank, columns: buffer.size.columns)
      } else {
        if left < index { waiting[left] = next }
        left += 1
      }
    }
    let painted = waiting.count - left
    waiting.removeLast(painted)
    return painted > 0
  }

  /// The style that a cell is painted in: of a blank only the ground is seen.
  private func style(of cell: Cell) -> CellStyle {
    WaitingCell.isBlank(cell.glyph) ? styleOfBlank(cell.style) : cell.style
  }

  private mutating func write(_ cell: Cell, columns: Int) {
    setPen(style(of: cell))
    write(cell.glyph, isBlank: WaitingCell.isBlank(cell.glyph), columns: columns)
  }

  private mutating func write(_ glyph: Unicode.Scalar, isBlank: Bool, columns: Int) {
    let value = isBlank ? 0x20 : glyph.value
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if !isUTF8 {
      bytes.append(UInt8(ascii: "?"))
    } else {
      bytes.append(contentsOf: UTF8.encode(glyph) ?? UTF8.encodedReplacementCharacter)
    }
    // At the end of a row some terminals stand on it and some behind; and not all take an unusual glyph for as
    // wide as we do.
    let isUsual =
      value < 0x300 || (0x2500..<0x2600).contains(value) || (0x2800..<0x2900).contains(value)
    cursor = cursor.flatMap { at in
      at.x + 1 < columns && isUsual ? Point(x: at.x + 1, y: at.y) : nil
    }
  }

  // MARK: - Cursor

  private mutating func move(to place: Point, over buffer: CellBuffer) {
    defer { cursor = place }
    guard let at = cursor, at.y == place.y, at.x <= place.x else {
      put("\u{1B}[")
      if cursor?.y == place.y {
        put(place.x + 1)
        put("G")
        return
      }
      put(place.y + 1)
      if place.x > 0 {
        put(";")
        put(place.x + 1)
      }
      put("H")
      return
    }
    let gap = place.x - at.x
    guard gap > 0 else { return }
    // Up to three characters of the same style are shorter than a sequence that jumps over them.
    if gap <= 3,
      (at.x..<place.x).allSatisfy({ x in
        let cell = buffer[x, at.y]
        return cell.glyph.value < 0x80 && cell.glyph.value > 31 && cell.style == pen
      })
    {
      for x in at.x..<place.x { bytes.append(UInt8(buffer[x, at.y].glyph.value)) }
    } else {
      put("\u{1B}[")
      if gap > 1 { put(gap) }
      put("C")
    }
  }

  // MARK: - Style

  private mutating func setPen(_ style: CellStyle) {
    guard style != pen else { return }
    put("\u{1B}[")
    if style != CellStyle() {
      if !pen.attributes.subtracting(style.attributes).isEmpty {
        separate()
        put("0")
        pen = CellStyle()
      }
      for (attribute, code) in Self.attributeCodes
      where style.attributes.contains(attribute) && !pen.attributes.contains(attribute) {
        separate()
        put(code)
      }
      if style.foreground != pen.foreground { put(style.foreground, base: 30) }
      if style.background != pen.background { put(style.background, base: 40) }
    }
    put("m")
    pen = style
  }

  /// A style in which a blank looks the same, as near to the pen as can be: nobody sees what letters would look like.
  private func styleOfBlank(_ style: CellStyle) -> CellStyle {
    let visible: TextAttributes = [.underline, .reverse]
    guard style.attributes.isDisjoint(with: visible), pen.attributes.isDisjoint(with: visible)
    else { return style }
    return pen.background(style.background)
  }

  private static let attributeCodes: [(TextAttributes, Int)] = [
    (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
  ]

  /// Writes a colour; `base` is 30 for a foreground, 40 for a background.
  private mutating func put(_ color: Color, base: Int) {
    separate()
    switch color {
    case .terminalDefault: put(base + 9)
    case .ansi(let index): put(index < 8 ? base + Int(index) : base + 52 + Int(index))
    case .rgb(let rgb) where depth == .trueColor:
      put(base + 8)
      put(";2")
      for part in [rgb.red, rgb.green, rgb.blue] {
        put(";")
        put(Int(part))
      }
    case .rgb(let rgb):
      put(base + 8)
      put(";5;")
      put(Int(StyleResolver.paletteIndex(for: rgb)))
    }
  }

  /// Puts a semicolon between two parameters.
  private mutating func separate() {
    if bytes.last != UInt8(ascii: "[") { put(";") }
  }

  // MARK: - Bytes

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func put(_ number: Int) {
    if number >= 10 { put(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
