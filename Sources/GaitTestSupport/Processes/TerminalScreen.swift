package import TerminalCore

/// What a terminal shows after some bytes: as much of a VT100 and xterm as curses makes use of.
package struct TerminalScreen: Sendable {
  package private(set) var columns: Int
  package private(set) var rows: Int
  /// Whether the alternate screen is in use.
  package private(set) var isAlternate = false
  package private(set) var isCursorVisible = true
  /// Whether the terminal reports the mouse.
  package private(set) var reportsMouse = false
  /// Whether the terminal puts marks around pasted text.
  package private(set) var marksPastes = false
  /// The pictures over the cells; nothing is kept of them without `cell`.
  package private(set) var pictures = TerminalPictures()
  /// Pixels of a cell.
  package let cell: Size?

  private var cells: [[Character]]
  private var x = 0
  private var y = 0
  private var top = 0
  private var bottom: Int
  private var isShifted = false
  private var lastGlyph: Character = " "
  private var saved = (x: 0, y: 0)
  private var pending: [UInt8] = []

  package init(columns: Int, rows: Int, cell: Size? = nil) {
    self.cell = cell
    pictures.screen = cell.map { (Size(columns: columns, rows: rows), $0) }
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    bottom = max(rows, 1) - 1
    cells = Array(
      repeating: Array(repeating: " ", count: max(columns, 1)), count: max(rows, 1))
  }

  package var lines: [String] { cells.map { String($0) } }
  package var text: String { lines.joined(separator: "\n") }

  package func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// Clears the screen and takes a new size over, as a program does that is told of it.
  package mutating func resize(columns: Int, rows: Int) {
    self = TerminalScreen(columns: columns, rows: rows, cell: cell).keepingModes(of: self)
  }

  private func keepingModes(of other: TerminalScreen) -> TerminalScreen {
    var screen = self
    screen.isAlternate = other.isAlternate
    screen.isCursorVisible = other.isCursorVisible
    screen.reportsMouse = other.reportsMouse
    screen.marksPastes = other.marksPastes
    screen.pending = other.pending
    return screen
  }

  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var index = 0
    while index < pending.count {
      guard let end = consume(from: index) else { break }
      index = end
    }
    pending.removeFirst(index)
  }

  /// Takes one character or sequence; returns where the next begins, or nil if it is not all there.
  private mutating func consume(from start: Int) -> Int? {
    let byte = pending[start]
    if byte == 0x1B { return escape(from: start) }
    if byte < 0x20 || byte == 0x7F {
      control(byte)
      return start + 1
    }
    let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard start + length <= pending.count else { return nil }
    let text = String(decoding: pending[start..<start + length], as: UTF8.self)
    put(isShifted && length == 1 ? "#" : text.first ?? "?")
    return start + length
  }

  private mutating func escape(from start: Int) -> Int? {
    guard start + 1 < pending.count else { return nil }
    switch pending[start + 1] {
    case UInt8(ascii: "["):
      guard
        let end = pending[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) })
      else { return nil }
      let body = String(decoding: pending[start + 2..<end], as: UTF8.self)
      sequence(body, final: Character(Unicode.Scalar(pending[end])))
      return end + 1
    case UInt8(ascii: "]"):
      guard let end = pending[start...].firstIndex(where: { $0 == 7 || $0 == 0x5C }) else {
        return nil
      }
      return end + 1
    case UInt8(ascii: "_"), UInt8(ascii: "P"):
      guard let end = pending[(start + 2)...].firstIndex(of: 0x1B), end + 1 < pending.count else {
        return nil
      }
      let body = Array(pending[start + 2..<end])
      if pending[start + 1] == UInt8(ascii: "P") {
        pictures.takeSixels(body, x: x, y: y)
      } else {
        pictures.takeKitty(body, x: x, y: y)
      }
      return end + 2
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      guard start + 2 < pending.count else { return nil }
      if pending[start + 1] == UInt8(ascii: "(") {
        isShifted = pending[start + 2] == UInt8(ascii: "0")
      }
      return start + 3
    case UInt8(ascii: "M"):
      if y == top { scroll(by: -1) } else { y = max(y - 1, 0) }
    case UInt8(ascii: "7"): saved = (x, y)
    case UInt8(ascii: "8"): (x, y) = saved
    default: break
    }
    return start + 2
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 8: x = max(x - 1, 0)
    case 9: x = min((x / 8 + 1) * 8, columns - 1)
    case 10: if y == bottom { scroll(by: 1) } else { y = min(y + 1, rows - 1) }
    case 13: x = 0
    case 14: isShifted = true
    case 15: isShifted = false
    default: break
    }
  }

  private mutating func put(_ glyph: Character) {
    if x >= columns {
      x = 0
      control(10)
    }
    cells[y][x] = glyph
    pictures.erase(x..<x + 1, row: y)
    lastGlyph = glyph
    x += 1
  }
}

extension TerminalScreen {
  private mutating func sequence(_ body: String, final: Character) {
    if body.hasPrefix("?") {
      for mode in body.dropFirst().split(separator: ";") { set(mode, on: final == "h") }
      return
    }
    guard body.first.map({ $0.isNumber || $0 == ";" }) ?? true else { return }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = max(numbers.first ?? 0, 1)
    let second = max(numbers.count > 1 ? numbers[1] : 0, 1)
    switch final {
    case "H", "f": move(x: second - 1, y: first - 1)
    case "A": move(x: x, y: y - first)
    case "B", "e": move(x: x, y: y + first)
    case "C", "a": move(x: x + first, y: y)
    case "D": move(x: x - first, y: y)
    case "G", "`": move(x: first - 1, y: y)
    case "d": move(x: x, y: first - 1)
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "X": for column in x..<min(x + first, columns) { cells[y][column] = " " }
    case "b": for _ in 0..<first { put(lastGlyph) }
    case "@":
      let gap = blanks(first)
      edit { $0.insert(contentsOf: gap, at: $1) }
    case "P": edit { $0.removeSubrange($1..<min($1 + first, $0.count)) }
    case "L": editLines(y, by: -first)
    case "M": editLines(y, by: first)
    case "S": scroll(by: first)
    case "T": scroll(by: -first)
    case "r":
      top = min(first, rows) - 1
      bottom = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], rows) - 1 : rows - 1
      move(x: 0, y: 0)
    default: break
    }
  }

  private mutating func set(_ mode: Substring, on isOn: Bool) {
    switch mode {
    case "1049", "1047", "47":
      isAlternate = isOn
      pictures.removeSixels()
    case "25": isCursorVisible = isOn
    case "1000", "1002": reportsMouse = isOn
    case "2004": marksPastes = isOn
    default: break
    }
  }

  private mutating func move(x newX: Int, y newY: Int) {
    x = min(max(newX, 0), columns - 1)
    y = min(max(newY, 0), rows - 1)
  }

  private func blanks(_ count: Int) -> [Character] { Array(repeating: " ", count: count) }

  private mutating func edit(_ change: (inout [Character], Int) -> Void) {
    var line = cells[y]
    change(&line, min(x, columns - 1))
    cells[y] = Array((line + blanks(columns)).prefix(columns))
  }

  private mutating func eraseLine(_ mode: Int) {
    let range =
      switch mode {
      case 1: 0..<min(x + 1, columns)
      case 2: 0..<columns
      default: min(x, columns)..<columns
      }
    for column in range { cells[y][column] = " " }
    pictures.erase(range, row: y)
  }

  private mutating func eraseScreen(_ mode: Int) {
    let range = mode == 0 ? y + 1..<rows : mode == 1 ? 0..<y : 0..<rows
    for row in range {
      cells[row] = blanks(columns)
      pictures.erase(0..<columns, row: row)
    }
    if mode == 2 { pictures.removeAll() }
    if mode < 2 { eraseLine(mode) }
  }

  private mutating func scroll(by distance: Int) { editLines(top, by: distance) }

  /// Moves the lines from `first` to the end of the scrolling region up, or down.
  private mutating func editLines(_ first: Int, by distance: Int) {
    guard first <= bottom else { return }
    let count = min(abs(distance), bottom - first + 1)
    for _ in 0..<count {
      cells.remove(at: distance > 0 ? first : bottom)
      cells.insert(blanks(columns), at: distance > 0 ? bottom : first)
    }
  }
}
