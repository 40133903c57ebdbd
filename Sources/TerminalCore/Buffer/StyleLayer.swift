/// The styles of a screen as text: one letter a cell and a legend.
///
/// Snapshots keep it beside the glyphs, so that a change of colour shows as a change of text.
/// Letters are given in order of first appearance, left to right and top to bottom; `.` is the
/// terminal's own style.
package struct StyleLayer: Equatable, Sendable {
  /// One letter a cell, a string a row.
  package let rows: [String]
  /// One line a letter, such as `a fg=#rrggbb bg=default bold`.
  package let legend: [String]

  package init(_ buffer: CellBuffer) {
    var letters: [CellStyle: Unicode.Scalar] = [CellStyle(): "."]
    var legend: [String] = []
    rows = (0..<buffer.size.rows).map { y in
      var row = String.UnicodeScalarView()
      for x in 0..<buffer.size.columns {
        let style = buffer[x, y].style
        if let letter = letters[style] {
          row.append(letter)
          continue
        }
        let letter = Self.letter(legend.count)
        letters[style] = letter
        legend.append("\(letter) \(Self.describe(style))")
        row.append(letter)
      }
      return String(row)
    }
    self.legend = legend
  }

  /// The grid, an empty line, and the legend.
  package var text: String {
    (rows + [""] + legend).joined(separator: "\n")
  }

  private static func describe(_ style: CellStyle) -> String {
    let colors = "fg=\(style.foreground) bg=\(style.background)"
    return style.attributes.isEmpty ? colors : "\(colors) \(style.attributes)"
  }

  /// Latin letters and digits, then accented letters: a heatmap has hundreds of styles.
  private static func letter(_ index: Int) -> Unicode.Scalar {
    let plain = Array(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars)
    if index < plain.count { return plain[index] }
    return Unicode.Scalar(UInt32(0x100 + index - plain.count)) ?? "?"
  }
}

extension CellBuffer {
  /// The styles of the screen as lines of text; see `StyleLayer`.
  package func styleLines() -> [String] {
    let layer = StyleLayer(self)
    return layer.rows + [""] + layer.legend
  }
}
