/// The styles of a screen as text: runs of cells of one style, and a legend.
///
/// Snapshots keep it beside the glyphs, so that a change of colour shows as a change of text. A style's code is
/// derived from the style alone, so that one more colour on a screen renames no other.
package struct StyleLayer: Equatable, Sendable {
  /// A string a row, such as `.*3 kQ2*12 x0f`: runs of a code, or of `.` for the terminal's own style.
  package let rows: [String]
  /// One line a code, such as `kQ2 fg=#rrggbb bg=default bold`, in order of the codes.
  package let legend: [String]

  package init(_ buffer: CellBuffer) {
    var codes: [CellStyle: String] = [CellStyle(): "."]
    var described: [String: String] = [:]
    rows = (0..<buffer.size.rows).map { y in
      var runs: [(code: String, count: Int)] = []
      for x in 0..<buffer.size.columns {
        let style = buffer[x, y].style
        let code = codes[style] ?? Self.code(Self.describe(style), taken: &described)
        codes[style] = code
        if runs.last?.code == code {
          runs[runs.count - 1].count += 1
        } else {
          runs.append((code, 1))
        }
      }
      return runs.map { $0.count == 1 ? $0.code : "\($0.code)*\($0.count)" }
        .joined(separator: " ")
    }
    legend = described.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  /// The rows, an empty line, and the legend.
  package var text: String {
    (rows + [""] + legend).joined(separator: "\n")
  }

  private static func describe(_ style: CellStyle) -> String {
    let colors = "fg=\(style.foreground) bg=\(style.background)"
    return style.attributes.isEmpty ? colors : "\(colors) \(style.attributes)"
  }

  /// Three letters or digits from a hash (FNV-1a, 32 bits) of the description; the next one where two styles
  /// have the same.
  private static func code(_ description: String, taken: inout [String: String]) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    var hash: UInt32 = 2_166_136_261
    for byte in description.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    while true {
      var rest = Int(hash)
      var code = ""
      for _ in 0..<3 {
        code.append(letters[rest % letters.count])
        rest /= letters.count
      }
      if taken[code, default: description] == description {
        taken[code] = description
        return code
      }
      hash &+= 1
    }
  }
}

extension CellBuffer {
  /// The styles of the screen as lines of text; see `StyleLayer`.
  package func styleLines() -> [String] {
    let layer = StyleLayer(self)
    return layer.rows + [""] + layer.legend
  }
}
