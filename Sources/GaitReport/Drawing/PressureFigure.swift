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
  private static let scale = 0.9

  var svg: String {
    var drawing = Drawing(
      width: layout.widthMillimetres * Self.scale + 2,
      height: layout.lengthMillimetres * Self.scale + 2)
    for (index, cell) in layout.cells.enumerated() where peaks.indices.contains(index) {
      // What never read anything may lie outside the sole.
      guard peaks[index] > 0 || faults[index] == .dead else { continue }
      let corner = place(cell.lateralX, cell.heelY + cell.length / 2)
      let x = corner.x - cell.width / 2 * Self.scale
      let isDead = faults[index] == .dead
      let colour = Self.map.color(at: highest > 0 ? peaks[index] / highest : 0)
      drawing.box(
        x: x, y: corner.y, width: cell.width * Self.scale, height: cell.length * Self.scale,
        fill: isDead ? "none" : Self.css(colour), stroke: isDead ? .faint : nil)
      if isDead {
        drawing.label(
          "x", at: (corner.x, corner.y + cell.length / 2 * Self.scale + 4), anchor: "middle",
          isFaint: true)
      }
    }
    if let line {
      let path = zip(line.lateralX, line.heelY).map { place($0.mean, $1.mean) }
      // Light on dark and dark on light: it crosses both ends of the colours.
      drawing.line(path, ink: .paper, width: 4)
      drawing.line(path, ink: .ink, width: 1.8)
    }
    return drawing.text(description: description)
  }

  /// Where a place of the insole lies in the figure.
  private func place(_ lateralX: Double, _ heelY: Double) -> Drawing.Point {
    let across = foot == .left ? lateralX : layout.widthMillimetres - lateralX
    return (across * Self.scale + 1, (layout.lengthMillimetres - heelY) * Self.scale + 1)
  }

  /// The legend that both feet share.
  static func legend(highest: Double, unit: String) -> String {
    var drawing = Drawing(width: 300, height: 30)
    for step in 0..<60 {
      drawing.box(
        x: 10 + Double(step) * 4, y: 2, width: 4.2, height: 10,
        fill: css(map.color(at: Double(step) / 59)))
    }
    drawing.label("0", at: (10, 26), isFaint: true)
    drawing.label(
      "\(FixedPoint.text(highest, decimals: 0)) \(unit)", at: (250, 26), anchor: "end",
      isFaint: true)
    return drawing.text(description: "colours from 0 to \(Int(highest)) \(unit)")
  }

  private static func css(_ color: RGB) -> String {
    "rgb(\(color.red),\(color.green),\(color.blue))"
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
