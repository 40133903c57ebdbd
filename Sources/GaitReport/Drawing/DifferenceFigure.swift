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

  var svg: String {
    let insole = InsoleMap(foot: foot, layout: layout)
    var drawing = insole.blank
    for (cell, change) in zip(layout.cells, changes) where change != 0 {
      // None is in the middle of the colours.
      let color = Self.map.color(at: reach > 0 ? 0.5 + 0.5 * change / reach : 0.5)
      insole.draw(cell, color, in: &drawing)
    }
    return drawing.text(description: description)
  }

  /// The legend that both feet share.
  static func legend(reach: Double) -> String {
    var drawing = InsoleMap.legend(map)
    let text = FixedPoint.text(reach, decimals: 0)
    drawing.label("-\(text)", at: (10, 26), isFaint: true)
    drawing.label("0", at: (130, 26), anchor: "middle", isFaint: true)
    drawing.label("+\(text) kPa", at: (250, 26), anchor: "end", isFaint: true)
    return drawing.text(description: "colours from \(text) kPa less to \(text) kPa more")
  }

  private var description: String {
    let most = FixedPoint.text(changes.max() ?? 0, decimals: 0)
    let least = FixedPoint.text(changes.min() ?? 0, decimals: 0)
    return "change of the peak pressures of the \(foot.rawValue) foot, from \(least) to \(most) kPa"
  }
}
