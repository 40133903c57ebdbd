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
