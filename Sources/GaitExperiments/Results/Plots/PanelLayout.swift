import PlainText

/// Panels side by side, one a condition, with the same rows and the same axis.
struct PanelLayout {
  static let panelWidth = 300.0
  static let gap = 44.0
  static let top = 68.0
  static let longestName = 30

  let rows: [String]
  let rowHeight: Double
  let panels: [String]
  let axis: PlotAxis
  let labelWidth: Double
  /// Pixels between the names and the first panel.
  let inset: Double

  init(
    rows: [String], rowHeight: Double, panels: [String], axis: PlotAxis, inset: Double = 10
  ) {
    self.inset = inset
    self.rows = rows
    self.rowHeight = rowHeight
    self.panels = panels
    self.axis = axis
    let longest = rows.map { Self.short($0).count }.max() ?? 0
    labelWidth = 14 + inset + Double(longest) * SVGCanvas.characterWidth
  }

  var width: Double { max(labelWidth + Double(panels.count) * (Self.panelWidth + Self.gap), 480) }
  /// Where the rows end.
  var bottom: Double { Self.top + Double(rows.count) * rowHeight }

  func left(_ panel: Int) -> Double { labelWidth + Double(panel) * (Self.panelWidth + Self.gap) }

  func x(_ value: Double, panel: Int) -> Double {
    left(panel) + axis.position(value) * Self.panelWidth
  }

  /// The middle of a row.
  func y(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * rowHeight }

  /// Names, grid, ticks, and what the axis is; the picture ends below it.
  func canvas(title: String, axisTitle: String) -> SVGCanvas {
    var canvas = SVGCanvas(width: width, height: bottom + 58)
    canvas.label(title, x: 16, y: 24, size: 15, isBold: true)
    for (row, name) in rows.enumerated() {
      canvas.label(
        Self.short(name), x: labelWidth - inset, y: y(row) + 4, anchor: .end)
    }
    for (panel, name) in panels.enumerated() {
      canvas.label(name, x: left(panel), y: Self.top - 14, isBold: true)
      for tick in axis.ticks {
        let x = x(tick, panel: panel)
        canvas.line(from: (x, Self.top - 6), to: (x, bottom), ink: .grid)
        canvas.label(
          axis.label(tick), x: x, y: bottom + 16, anchor: .middle, size: 10, ink: .faintText)
      }
      canvas.label(
        axisTitle, x: left(panel) + Self.panelWidth / 2, y: bottom + 34, anchor: .middle,
        size: 11, ink: .faintText)
    }
    return canvas
  }

  static func short(_ name: String) -> String {
    name.count <= longestName ? name : name.prefix(longestName - 2) + ".."
  }
}
