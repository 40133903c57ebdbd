import TerminalCore

/// Draws one widget into a screen of its own and returns the rows.
func drawn(
  _ widget: some Widget, _ columns: Int, _ rows: Int, glyphs: GlyphSet = .block,
  depth: ColorDepth = .trueColor
) -> [String] {
  buffer(widget, columns, rows, glyphs: glyphs, depth: depth).lines()
}

/// Draws one widget into a screen of its own.
func buffer(
  _ widget: some Widget, _ columns: Int, _ rows: Int, glyphs: GlyphSet = .block,
  depth: ColorDepth = .trueColor
) -> CellBuffer {
  var buffer = CellBuffer(size: Size(columns: columns, rows: rows))
  let context = DrawContext(theme: .fallback, glyphs: glyphs, colorDepth: depth)
  widget.render(in: buffer.bounds, into: &buffer, context: context)
  return buffer
}
