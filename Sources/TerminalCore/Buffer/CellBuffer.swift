/// A grid of cells that widgets draw into and a backend shows.
///
/// Reading and writing outside the grid is allowed and does nothing, so that a widget need not
/// guard each cell against a small screen.
package struct CellBuffer: Equatable, Sendable {
  package let size: Size
  /// The cells row by row, `size.columns * size.rows` of them.
  private var cells: [Cell]
  /// What lies over the cells on terminals that show pixels.
  package internal(set) var pictures: [PlacedPicture] = []
  /// Whether each cell was written since a picture was laid over it; empty where there are no pictures.
  private var isCovered: [Bool] = []

  package init(size: Size, style: CellStyle = CellStyle()) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(
      repeating: Cell(style: style), count: self.size.columns * self.size.rows)
  }

  package var bounds: Rect { Rect(size: size) }

  /// The cell at column `x` of row `y`; a blank where there is none.
  ///
  /// Writing half of a wide glyph blanks its other half, so that the two never come apart.
  package subscript(x: Int, y: Int) -> Cell {
    get {
      guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return Cell() }
      return cells[y * size.columns + x]
    }
    set {
      guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return }
      let index = y * size.columns + x
      if !isCovered.isEmpty { isCovered[index] = true }
      releaseWideGlyph(x: x, index: index)
      if newValue.glyph.value >= 0x1100, CharacterWidth.columns(newValue.glyph) == 2 {
        setWide(newValue, x: x, index: index)
      } else {
        cells[index] = newValue
      }
    }
  }

  /// The column after the last cell of a row that is not blank in the terminal's own style.
  func endOfRow(_ y: Int) -> Int {
    var end = size.columns
    while end > 0, self[end - 1, y] == Cell() { end -= 1 }
    return end
  }

  private mutating func releaseWideGlyph(x: Int, index: Int) {
    if cells[index].glyph == Cell.continuation, x > 0 {
      cells[index - 1].glyph = " "
    }
    if x + 1 < size.columns, cells[index + 1].glyph == Cell.continuation {
      cells[index + 1].glyph = " "
    }
  }

  private mutating func setWide(_ cell: Cell, x: Int, index: Int) {
    guard x + 1 < size.columns else {
      cells[index] = Cell(" ", style: cell.style)
      return
    }
    if x + 2 < size.columns, cells[index + 2].glyph == Cell.continuation {
      cells[index + 2].glyph = " "
    }
    cells[index] = cell
    cells[index + 1] = Cell(Cell.continuation, style: cell.style)
    if !isCovered.isEmpty { isCovered[index + 1] = true }
  }

  // MARK: - Pictures

  /// Whether something lies over the pictures in a cell, be it a blank.
  func isCovered(_ x: Int, _ y: Int) -> Bool {
    !isCovered.isEmpty && isCovered[y * size.columns + x]
  }

  /// Says that a picture lies over everything in an area that is on the screen.
  mutating func uncover(_ area: Rect) {
    if isCovered.isEmpty { isCovered = Array(repeating: false, count: cells.count) }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { isCovered[y * size.columns + x] = false }
    }
  }

  // MARK: - Areas

  /// Sets every cell of `rect` that is on the screen.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.y + area.height {
      for x in area.x..<area.x + area.width {
        self[x, y] = cell
      }
    }
  }

  /// Blanks `rect`.
  package mutating func clear(_ rect: Rect, style: CellStyle = CellStyle()) {
    fill(rect, with: Cell(style: style))
  }

  /// Changes the styles in `rect` and leaves the glyphs.
  package mutating func restyle(_ rect: Rect, _ transform: (CellStyle) -> CellStyle) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.y + area.height {
      for x in area.x..<area.x + area.width {
        let index = y * size.columns + x
        cells[index].style = transform(cells[index].style)
      }
    }
  }

  /// The cells of `rect` that are on the screen, as a buffer of their own without pictures.
  func copy(of rect: Rect) -> CellBuffer {
    let area = rect.intersection(bounds)
    var copy = CellBuffer(size: Size(columns: area.width, rows: area.height))
    copy.cells.removeAll(keepingCapacity: true)
    for y in area.y..<area.maxY {
      let start = y * size.columns + area.x
      copy.cells += cells[start..<start + area.width]
    }
    return copy
  }

  /// Puts back what `copy` has given for `rect`, on a screen of the same size.
  mutating func paste(_ copy: CellBuffer, at rect: Rect) {
    let area = rect.intersection(bounds)
    guard copy.size == Size(columns: area.width, rows: area.height) else { return }
    for row in 0..<area.height {
      let start = (area.y + row) * size.columns + area.x
      cells.replaceSubrange(
        start..<start + area.width,
        with: copy.cells[row * area.width..<(row + 1) * area.width])
    }
  }

  // MARK: - Reading

  /// Returns the text of each row, trailing blanks kept.
  package func lines() -> [String] {
    (0..<size.rows).map { y in
      var line = String.UnicodeScalarView()
      for cell in cells[y * size.columns..<(y + 1) * size.columns]
      where cell.glyph != Cell.continuation {
        line.append(cell.glyph)
      }
      return String(line)
    }
  }

  /// Calls `body` with each cell that a terminal showing `previous` must draw.
  ///
  /// Without `previous`, or with one of another size, that is the whole screen. The right half of
  /// a wide glyph is never passed: the glyph itself covers it.
  ///
  /// - Complexity: O(columns * rows), without allocation.
  package func forEachChange(
    from previous: CellBuffer?, _ body: (_ x: Int, _ y: Int, _ cell: Cell) -> Void
  ) {
    let reference = previous.flatMap { $0.size == size ? $0.cells : nil }
    for y in 0..<size.rows {
      for x in 0..<size.columns {
        let index = y * size.columns + x
        let cell = cells[index]
        guard cell.glyph != Cell.continuation else { continue }
        if let reference, reference[index] == cell { continue }
        body(x, y, cell)
      }
    }
  }
}

/// One character cell of a screen.
package struct Cell: Equatable, Sendable {
  /// The glyph; `continuation` in the right half of a glyph that is two columns wide.
  package var glyph: Unicode.Scalar
  package var style: CellStyle

  package init(_ glyph: Unicode.Scalar = " ", style: CellStyle = CellStyle()) {
    self.glyph = glyph
    self.style = style
  }

  /// The glyph that marks the right half of a wide glyph.
  package static let continuation: Unicode.Scalar = "\0"
}
