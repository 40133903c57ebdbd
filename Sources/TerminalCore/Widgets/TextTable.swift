/// A table with a header, a selected row, and columns that give way when there is no room.
package struct TextTable: Widget {
  package enum Alignment: Equatable, Sendable {
    case left, right
  }

  package struct Column: Equatable, Sendable {
    package var title: String
    /// The columns it takes; titles and cells are cut to it.
    package var width: Int
    package var alignment: Alignment
    /// Columns of the lowest priority are dropped first, the right-most first among equals.
    package var priority: Int
    /// Whether it takes the room that is left over.
    package var isFlexible: Bool
    /// Whether it is there at all, whatever room there is.
    package var isShown = true
    /// A flexible column is to be this wide before there are columns that are extras.
    package var comfortableWidth = 0
    /// Whether it is only there once the flexible column has its comfortable width.
    package var isExtra = false

    package init(
      _ title: String, width: Int, alignment: Alignment = .left, priority: Int = 0,
      isFlexible: Bool = false
    ) {
      self.title = title
      self.width = width
      self.alignment = alignment
      self.priority = priority
      self.isFlexible = isFlexible
    }
  }

  package var columns: [Column]
  /// How many rows there are.
  package var rowCount: Int
  /// The cells of a row; missing cells are blank and superfluous ones are ignored.
  ///
  /// Asked for the visible rows only, so that a long table costs no more than a short one.
  package var row: @Sendable (Int) -> [TableCell]
  package var selected: Int?
  /// The first visible row; it gives way where the selected row would be out of sight.
  package var scroll: Int

  package init(columns: [Column], rows: [[TableCell]], selected: Int?, scroll: Int) {
    self.init(
      columns: columns, rowCount: rows.count, selected: selected, scroll: scroll
    ) { rows[$0] }
  }

  package init(
    columns: [Column], rowCount: Int, selected: Int?, scroll: Int,
    row: @escaping @Sendable (Int) -> [TableCell]
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.row = row
    self.selected = selected
    self.scroll = scroll
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    buffer.clear(rect, style: context.theme[.text])
    let (header, body) = rect.splitTop(1)
    let isScrolling = rowCount > body.height && body.height > 0
    let placed = placedColumns(width: rect.width - (isScrolling ? 1 : 0))
    let headerStyle = context.theme[.tableHeader]
    for column in placed {
      draw(
        TableCell(columns[column.index].title, style: headerStyle), column: column,
        x: header.x, y: header.y, base: headerStyle, into: &buffer, context: context)
    }
    let first = firstRow(in: rect)
    for line in 0..<min(body.height, rowCount - first) {
      let isSelected = first + line == selected
      let base = context.theme[isSelected ? .selection : .text]
      let y = body.y + line
      if isSelected {
        buffer.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: base)
      }
      let cells = row(first + line)
      for column in placed where column.index < cells.count {
        draw(
          cells[column.index], column: column, x: body.x, y: y, base: base,
          isSelected: isSelected, into: &buffer, context: context)
      }
    }
    ScrollIndicator(total: rowCount, first: first, visible: body.height)
      .render(in: body, into: &buffer, context: context)
  }

  /// Returns the row at screen row `y`, or nil outside the rows.
  package func hitTest(_ y: Int, _ rect: Rect) -> Int? {
    guard y > rect.y, y < rect.maxY else { return nil }
    let index = firstRow(in: rect) + y - rect.y - 1
    return index < rowCount ? index : nil
  }

  /// Returns the row that is drawn first below the header.
  package func firstRow(in rect: Rect) -> Int {
    ScrollIndicator.first(
      scroll: scroll, selected: selected, total: rowCount, visible: rect.height - 1)
  }

  private typealias Placed = (index: Int, x: Int, width: Int)

  private func placedColumns(width: Int) -> [Placed] {
    var kept = columns.indices.filter { columns[$0].isShown }
    func needed() -> Int { kept.reduce(0) { $0 + columns[$1].width + 1 } - 1 }
    while kept.count > 1, needed() > width {
      let lowest = kept.map { columns[$0].priority }.min() ?? 0
      guard let victim = kept.lastIndex(where: { columns[$0].priority == lowest }) else { break }
      kept.remove(at: victim)
    }
    let flexible = kept.first { columns[$0].isFlexible }
    if let flexible {
      let more = columns[flexible].comfortableWidth - columns[flexible].width
      while needed() + more > width, let extra = kept.last(where: { columns[$0].isExtra }) {
        kept.removeAll { $0 == extra }
      }
    }
    let spare = max(0, width - needed())
    var x = 0
    return kept.map { index in
      let extra = index == flexible ? spare : 0
      let columnWidth = min(columns[index].width + extra, max(0, width - x))
      defer { x += columnWidth + 1 }
      return (index, x, columnWidth)
    }
  }

  private func draw(
    _ cell: TableCell, column: Placed, x: Int, y: Int, base: CellStyle, isSelected: Bool = false,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    let own = cell.style ?? base
    let style = isSelected ? base.adding(own.attributes) : own
    let textWidth = min(CharacterWidth.columns(cell.text), column.width)
    let indent = columns[column.index].alignment == .right ? column.width - textWidth : 0
    buffer.writeTruncated(
      cell.text, x: x + column.x + indent, y: y, style: style, maxWidth: textWidth,
      ellipsis: context.glyphs.ellipsis)
  }
}

/// The text of one table cell and, where it differs from the row's, its style.
package struct TableCell: Equatable, Sendable {
  package var text: String
  package var style: CellStyle?

  package init(_ text: String, style: CellStyle? = nil) {
    self.text = text
    self.style = style
  }
}
