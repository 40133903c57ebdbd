import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The highest pressure of each cell of one foot, toes up, as seen from above.
struct PressureFigure {
  let foot: Foot
  let insole: InsoleDescription
  /// `[cells]` in the unit of the device.
  let peaks: [Float]
  let faults: [Int: CellFault]
  /// The pressure of the last colour, which both feet share, in the unit of the legend.
  let highest: Double

  private static let map = ColorMap.cividis
  private static let scale = 0.9

  var svg: String {
    let layout = insole.layout
    let height = layout.lengthMillimetres * Self.scale
    let width = layout.widthMillimetres * Self.scale
    var drawing = Drawing(width: width + 2, height: height + 2)
    for (index, cell) in layout.cells.enumerated() where peaks.indices.contains(index) {
      let pressure = insole.kilopascals(peaks[index], cell: index)
      // What never read anything may lie outside the sole.
      guard pressure > 0 || faults[index] != nil else { continue }
      let lateral = foot == .left ? cell.lateralX : layout.widthMillimetres - cell.lateralX
      let x = (lateral - cell.width / 2) * Self.scale + 1
      let y = (layout.lengthMillimetres - cell.heelY - cell.length / 2) * Self.scale + 1
      let colour = Self.map.color(at: highest > 0 ? Double(pressure) / highest : 0)
      let isDead = faults[index] == .dead
      drawing.box(
        x: x, y: y, width: cell.width * Self.scale, height: cell.length * Self.scale,
        fill: isDead ? "none" : Self.css(colour), stroke: isDead ? .faint : nil)
      if isDead {
        drawing.label(
          "x", at: (x + cell.width * Self.scale / 2, y + cell.length * Self.scale / 2 + 4),
          anchor: "middle", isFaint: true)
      }
    }
    return drawing.text(description: description)
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
    let highest = peaks.indices.max { peaks[$0] < peaks[$1] }
    guard let highest else { return "\(foot.rawValue) foot, no pressure" }
    let along = insole.layout.cells[highest].heelY / insole.layout.lengthMillimetres * 100
    let value = FixedPoint.text(
      Double(insole.kilopascals(peaks[highest], cell: highest)), decimals: 0)
    return "peak pressures of the \(foot.rawValue) foot; the highest, \(value), lies at "
      + "\(FixedPoint.text(along, decimals: 0)) % of the length from the heel"
  }
}
