import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Pressures of the cells of one foot, toes up, as seen from above, with its gait line.
struct PressureFigure {
  let foot: Foot
  let layout: InsoleLayout
  /// `[cells]` in the unit of the legend.
  let peaks: [Double]
  let faults: [Int: CellFault]
  /// The mean path of the centre of pressure; nil where there is none.
  let line: GaitLineSummary?
  /// The pressure of the last colour, which both feet share.
  let highest: Double

  private static let map = ColorMap.cividis

  var svg: String {
    let insole = InsoleMap(foot: foot, layout: layout)
    var drawing = insole.blank
    for (index, cell) in layout.cells.enumerated() where peaks.indices.contains(index) {
      let isDead = faults[index] == .dead
      // What never read anything may lie outside the sole.
      guard peaks[index] > 0 || isDead else { continue }
      let color = Self.map.color(at: highest > 0 ? peaks[index] / highest : 0)
      insole.draw(cell, isDead ? nil : color, in: &drawing)
      if isDead {
        let middle = insole.place(cell.lateralX, cell.heelY)
        drawing.label("x", at: (middle.x, middle.y + 4), anchor: "middle", isFaint: true)
      }
    }
    if let line {
      let path = zip(line.lateralX, line.heelY).map { insole.place($0.mean, $1.mean) }
      // Light on dark and dark on light: it crosses both ends of the colours.
      drawing.line(path, ink: .paper, width: 4)
      drawing.line(path, ink: .ink, width: 1.8)
    }
    return drawing.text(description: description)
  }

  /// The legend that both feet share.
  static func legend(highest: Double, unit: String) -> String {
    var drawing = InsoleMap.legend(map)
    drawing.label("0", at: (10, 26), isFaint: true)
    drawing.label(
      "\(FixedPoint.text(highest, decimals: 0)) \(unit)", at: (250, 26), anchor: "end",
      isFaint: true)
    return drawing.text(description: "colours from 0 to \(Int(highest)) \(unit)")
  }

  private var description: String {
    guard let highest = peaks.indices.max(by: { peaks[$0] < peaks[$1] }),
      layout.cells.indices.contains(highest)
    else { return "\(foot.rawValue) foot, no pressure" }
    let along = layout.cells[highest].heelY / layout.lengthMillimetres * 100
    return "peak pressures of the \(foot.rawValue) foot; the highest, "
      + "\(FixedPoint.text(peaks[highest], decimals: 0)), lies at "
      + "\(FixedPoint.text(along, decimals: 0)) % of the length from the heel"
  }
}
