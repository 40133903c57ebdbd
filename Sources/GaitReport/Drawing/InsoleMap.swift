import GaitModel
import PlainText
import TerminalCore

/// One insole on a page, toes up, as seen from above, with its cells in colours.
struct InsoleMap {
  let foot: Foot
  let layout: InsoleLayout

  /// Units of the drawing a millimetre.
  private static let scale = 0.9

  /// Nothing yet, as large as the insole.
  var blank: Drawing {
    Drawing(
      width: layout.widthMillimetres * Self.scale + 2,
      height: layout.lengthMillimetres * Self.scale + 2)
  }

  /// Where a place of the insole lies in the drawing.
  func place(_ lateralX: Double, _ heelY: Double) -> Drawing.Point {
    let across = foot == .left ? lateralX : layout.widthMillimetres - lateralX
    return (across * Self.scale + 1, (layout.lengthMillimetres - heelY) * Self.scale + 1)
  }

  /// Draws a cell; without a colour only its edge.
  func draw(_ cell: InsoleCell, _ color: RGB?, in drawing: inout Drawing) {
    let top = place(cell.lateralX, cell.heelY + cell.length / 2)
    drawing.box(
      x: top.x - cell.width / 2 * Self.scale, y: top.y, width: cell.width * Self.scale,
      height: cell.length * Self.scale, fill: color.map(Self.css) ?? "none",
      stroke: color == nil ? .faint : nil)
  }

  /// The colours of a map from its first to its last; labels stand below it.
  static func legend(_ map: ColorMap) -> Drawing {
    var drawing = Drawing(width: 300, height: 30)
    for step in 0..<60 {
      drawing.box(
        x: 10 + Double(step) * 4, y: 2, width: 4.2, height: 10,
        fill: css(map.color(at: Double(step) / 59)))
    }
    return drawing
  }

  private static func css(_ color: RGB) -> String {
    "rgb(\(color.red),\(color.green),\(color.blue))"
  }
}
