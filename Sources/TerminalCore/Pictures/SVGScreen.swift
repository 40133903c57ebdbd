import PlainText

/// A screen as a picture in its own colours, whose text can be selected and searched.
package struct SVGScreen {
  private let buffer: CellBuffer
  private let isDark: Bool
  private let resolver: StyleResolver
  private let title: String

  /// - Parameters:
  ///   - buffer: the screen.
  ///   - isDark: whether the terminal that it is for has a dark background.
  ///   - depth: how many colours that terminal has.
  ///   - title: what the picture shows, for those who do not see it.
  package init(_ buffer: CellBuffer, isDark: Bool, depth: ColorDepth = .trueColor, title: String) {
    self.buffer = buffer
    self.isDark = isDark
    resolver = StyleResolver(depth: depth)
    self.title = title
  }

  private static let padding = 10.0
  private static let fonts = [
    "ui-monospace", "'JetBrains Mono'", "'DejaVu Sans Mono'", "Menlo", "Consolas",
    "'Noto Sans Mono'", "'Liberation Mono'", "monospace",
  ].joined(separator: ", ")

  /// The whole file.
  package var text: String {
    let cell = GlyphShape.cell
    let width = Double(buffer.size.columns) * cell.width + 2 * Self.padding
    let height = Double(buffer.size.rows) * cell.height + 2 * Self.padding
    let (paper, ink) = colors(CellStyle())
    var shapes = SVGShapes()
    var words: [String] = []
    for y in 0..<buffer.size.rows { draw(row: y, into: &shapes, words: &words) }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.number(width))" height="\(Self.number(height))" \
      viewBox="0 0 \(Self.number(width)) \(Self.number(height))" role="img">
      <title>\(XMLText.escaped(title))</title>
      <rect width="100%" height="100%" rx="8" fill="\(paper.hex)"/>
      <g transform="translate(\(Self.number(Self.padding)) \(Self.number(Self.padding)))">
      <g shape-rendering="crispEdges">
      \(shapes.boxes(layer: 0))
      </g>
      <g shape-rendering="crispEdges">
      \(shapes.boxes(layer: 1))
      </g>
      <g>
      \(shapes.boxes(layer: 2))
      </g>
      <g stroke-linecap="round" stroke-width="\(Self.number(GlyphShape.dotDiameter))">
      \(shapes.dots)
      </g>
      <g font-family="\(Self.fonts)" font-size="15" fill="\(ink.hex)" xml:space="preserve">
      \(words.joined(separator: "\n"))
      </g>
      </g>
      </svg>

      """
  }

  // MARK: - Rows

  private func draw(row y: Int, into shapes: inout SVGShapes, words: inout [String]) {
    let cell = GlyphShape.cell
    let top = Double(y) * cell.height
    let blank = colors(CellStyle()).paper
    var x = 0
    while x < buffer.size.columns {
      let style = buffer[x, y].style
      var end = x + 1
      while end < buffer.size.columns, buffer[end, y].style == style { end += 1 }
      let (paper, ink) = colors(style)
      if paper != blank {
        let box = (Double(x) * cell.width, top, Double(end - x) * cell.width, cell.height)
        shapes.add(box, paper.hex, layer: 0)
      }
      // Letters up to a shape or to two blanks are a word: not every reader keeps blanks.
      var run = (start: x, text: "")
      for column in x..<end {
        let glyph = buffer[column, y].glyph
        let isGap = glyph == " " && (column + 1 == end || buffer[column + 1, y].glyph == " ")
        let origin = (x: Double(column) * cell.width, y: top)
        if let dots = GlyphShape.dots(of: glyph) {
          let isBold = style.attributes.contains(.bold)
          for dot in dots {
            shapes.add(dot: (dot.x + origin.x, dot.y + origin.y), ink.hex, isBold: isBold)
          }
        } else if let shape = GlyphShape.boxes(of: glyph) {
          for box in shape.boxes {
            let moved = (box.x + origin.x, box.y + origin.y, box.width, box.height)
            // Blocks meet without a seam; thin lines stay visible where the picture is made smaller.
            let isThin = box.width <= 1 || box.height <= 1
            shapes.add(moved, ink.hex, layer: isThin ? 2 : 1, opacity: shape.opacity)
          }
        } else if !isGap, glyph != Cell.continuation {
          run.text.unicodeScalars.append(glyph)
          continue
        } else if glyph == Cell.continuation {
          continue
        }
        words.append(contentsOf: word(run, row: y, style: style, ink: ink))
        run = (column + 1, "")
      }
      words.append(contentsOf: word(run, row: y, style: style, ink: ink))
      x = end
    }
  }

  /// A run of letters in one style; nothing where it is blank.
  private func word(
    _ run: (start: Int, text: String), row: Int, style: CellStyle, ink: RGB
  ) -> [String] {
    let skipped = run.text.prefix { $0 == " " }.count
    let text = String(run.text.dropFirst(skipped).reversed().drop { $0 == " " }.reversed())
    guard !text.isEmpty else { return [] }
    let cell = GlyphShape.cell
    let columns = CharacterWidth.columns(text)
    var attributes = [
      "x=\"\(Self.number(Double(run.start + skipped) * cell.width))\"",
      "y=\"\(Self.number(Double(row) * cell.height + 13.5))\"",
      "textLength=\"\(Self.number(Double(columns) * cell.width))\"",
    ]
    if ink != colors(CellStyle()).ink { attributes.append("fill=\"\(ink.hex)\"") }
    if style.attributes.contains(.bold) { attributes.append("font-weight=\"bold\"") }
    if style.attributes.contains(.italic) { attributes.append("font-style=\"italic\"") }
    if style.attributes.contains(.underline) { attributes.append("text-decoration=\"underline\"") }
    return ["<text \(attributes.joined(separator: " "))>\(XMLText.escaped(text))</text>"]
  }

  // MARK: - Colours

  private func colors(_ style: CellStyle) -> (paper: RGB, ink: RGB) {
    let style = resolver.resolve(style)
    let paper = rgb(style.background) ?? (isDark ? RGB(0x0D, 0x0F, 0x12) : RGB(0xFF, 0xFF, 0xFF))
    var ink = rgb(style.foreground) ?? (isDark ? RGB(0xD8, 0xDC, 0xE0) : RGB(0x1F, 0x24, 0x28))
    if style.attributes.contains(.dim) { ink = paper.mixed(with: ink, fraction: 0.65) }
    return style.attributes.contains(.reverse) ? (ink, paper) : (paper, ink)
  }

  private func rgb(_ color: Color) -> RGB? {
    switch color {
    case .terminalDefault: nil
    case .rgb(let rgb): rgb
    case .ansi(let index): StyleResolver.ansiColor(index)
    }
  }

  static func number(_ value: Double) -> String {
    var text = FixedPoint.text(value, decimals: 2)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") {
      let wasPoint = text.hasSuffix(".")
      text.removeLast()
      if wasPoint { break }
    }
    return text
  }
}
