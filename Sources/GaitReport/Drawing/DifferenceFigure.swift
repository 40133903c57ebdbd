import GaitModel
import PlainText
import TerminalCore

/// How pressures under one foot have changed, toes up, as seen from above.
struct DifferenceFigure {
  let foot: Foot
  let layout: InsoleLayout
  /// `[cells]` after minus before in kilopascals.
  let changes: [Double]
  /// The change of the last colour, which both feet share.
  let reach: Double

  private static let map = ColorMap.coolwarm
  private static let scale = 0.9

  var svg: String {
    var drawing = Drawing(
      width: layout.widthMillimetres * Self.scale + 2,
      height: layout.lengthMillimetres * Self.scale + 2)
    for (cell, change) in zip(layout.cells, changes) where change != 0 {
      let across = foot == .left ? cell.lateralX : layout.widthMillimetres - cell.lateralX
      drawing.box(
        x: (across - cell.width / 2) * Self.scale + 1,
        y: (layout.lengthMillimetres - cell.heelY - cell.length / 2) * Self.scale + 1,
        width: cell.width * Self.scale, height: cell.length * Self.scale,
        fill: Self.css(reach > 0 ? change / reach : 0))
    }
    return drawing.text(description: description)
  }

  /// The legend that both feet share.
  static func legend(reach: Double) -> String {
    var drawing = Drawing(width: 300, height: 30)
    for step in 0..<60 {
      drawing.box(
        x: 10 + Double(step) * 4, y: 2, width: 4.2, height: 10, fill: css(Double(step) / 29.5 - 1))
    }
    let text = FixedPoint.text(reach, decimals: 0)
    drawing.label("-\(text)", at: (10, 26), isFaint: true)
    drawing.label("0", at: (130, 26), anchor: "middle", isFaint: true)
    drawing.label("+\(text) kPa", at: (250, 26), anchor: "end", isFaint: true)
    return drawing.text(description: "colours from \(text) kPa less to \(text) kPa more")
  }

  /// The colour of a change as a part of the reach; none is in the middle.
  private static func css(_ part: Double) -> String {
    let color = map.color(at: 0.5 + 0.5 * part)
    return "rgb(\(color.red),\(color.green),\(color.blue))"
  }

  private var description: String {
    let most = FixedPoint.text(changes.max() ?? 0, decimals: 0)
    let least = FixedPoint.text(changes.min() ?? 0, decimals: 0)
    return "change of the peak pressures of the \(foot.rawValue) foot, from \(least) to \(most) kPa"
  }
}
