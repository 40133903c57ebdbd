/// A line across a plot at one x, such as a cursor.
package struct PlotVerticalLine: Equatable, Sendable {
  package var x: Double
  package var role: ThemeRole
  /// A short text at the line's upper end.
  package var label: String

  package init(x: Double, role: ThemeRole, label: String = "") {
    self.x = x
    self.role = role
    self.label = label
  }
}

/// A line across a plot at one y, such as a limit.
package struct PlotHorizontalLine: Equatable, Sendable {
  package var y: Double
  package var role: ThemeRole
  /// A short text at the line's right end.
  package var label: String
  package var line: LineStyle

  package init(y: Double, role: ThemeRole, label: String = "", line: LineStyle = .dashed) {
    self.y = y
    self.role = role
    self.label = label
    self.line = line
  }
}

/// An event at one x, such as a toe-off: an arrow that leaves the ground of a plot.
package struct PlotEventMark: Equatable, Sendable {
  package var x: Double
  package var role: ThemeRole

  package init(x: Double, role: ThemeRole) {
    self.x = x
    self.role = role
  }
}

extension PlotFrame {
  /// The columns of the area that are one line's own: lines on one row take turns, so that none hides another.
  ///
  /// A turn is two columns for a dashed line and six for a solid one, which is still taken for one then.
  func ownColumns(_ index: Int, of lines: [PlotHorizontalLine], in rows: [Int?]) -> [Int] {
    func turns(_ lines: [Int]) -> Int { lines.reduce(0) { $0 + (isSolid($1) ? 3 : 1) } }
    func isSolid(_ index: Int) -> Bool { lines[index].line == .solid }
    let sharing = lines.indices.filter { rows[$0] == rows[index] }
    let before = turns(sharing.filter { $0 < index })
    let own = before..<before + turns([index])
    let all = turns(sharing)
    return (0..<area.width).filter { own.contains($0 / 2 % all) }
  }

  func render(
    _ lines: [PlotHorizontalLine], into buffer: inout CellBuffer, context: DrawContext
  ) {
    let rows = lines.map { row(of: $0.y) }
    for (index, line) in lines.enumerated() {
      guard let y = rows[index] else { continue }
      let style = context.theme[line.role]
      let box = context.glyphs.box
      let glyph = line.line == .solid ? box.horizontal : box.dashedHorizontal
      for x in ownColumns(index, of: lines, in: rows).map({ area.x + $0 }) {
        buffer[x, y] = Cell(glyph, style: PlotGround.style(style, over: buffer[x, y]))
      }
    }
  }

  func render(
    _ lines: [PlotVerticalLine], into buffer: inout CellBuffer, context: DrawContext
  ) {
    for line in lines {
      guard let x = column(of: line.x) else { continue }
      let style = context.theme[line.role]
      for y in area.y..<area.maxY {
        buffer[x, y] = Cell(
          context.glyphs.box.dashedVertical, style: PlotGround.style(style, over: buffer[x, y]))
      }
    }
  }

  func render(
    _ marks: [PlotEventMark], into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard area.height >= 3 else { return }
    for mark in marks {
      guard let x = column(of: mark.x) else { continue }
      let y = area.maxY - 1
      buffer[x, y] = Cell(
        context.glyphs.leaving,
        style: PlotGround.style(context.theme[mark.role], over: buffer[x, y]))
    }
  }

  /// Draws the labels of lines; after the curves, so that they can be read.
  func renderLabels(
    _ horizontal: [PlotHorizontalLine], _ vertical: [PlotVerticalLine],
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    for line in horizontal where !line.label.isEmpty {
      guard let y = row(of: line.y) else { continue }
      buffer.writeRight(
        line.label, end: area.maxX, y: y, style: context.theme[line.role],
        maxWidth: area.width / 2)
    }
    for line in vertical where !line.label.isEmpty {
      guard let x = column(of: line.x), !area.isEmpty else { continue }
      buffer.write(
        line.label, x: x, y: area.y, style: context.theme[line.role], maxWidth: area.maxX - x)
    }
  }
}

/// One line that names the curves of a plot, each beside a piece of its line.
package struct PlotLegend: Widget {
  package var entries: [(label: String, role: ThemeRole, line: LineStyle)]

  package init(entries: [(label: String, role: ThemeRole, line: LineStyle)]) {
    self.entries = entries
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    var x = rect.x
    for entry in entries {
      let sample = entry.line.sample(context.glyphs)
      let width = CharacterWidth.columns(sample) + CharacterWidth.columns(entry.label) + 1
      guard x + width <= rect.maxX else { continue }
      let style = context.theme[entry.role]
      x += buffer.write(sample, x: x, y: rect.y, style: style) + 1
      x += buffer.write(entry.label, x: x, y: rect.y, style: style) + 2
    }
  }
}
