import GaitAnalysis
import PlainText

/// Mean forces over stance with a band of one standard deviation.
struct CurveFigure {
  /// One mean of 101 points.
  struct Curve {
    var label: String
    var ink: Drawing.Ink
    /// Tells it from the others without colours; nil is solid.
    var dashes: String?
    var hasBand: Bool
    var points: [MeanSD]
  }

  var curves: [Curve]
  /// Mean and standard deviation between people of norms, in the unit of the curves.
  var norm: [(mean: Double, sd: Double)]?
  /// Such as `% of body weight`.
  var unit: String
  /// The highest value of the axis, so that figures beside each other share it.
  var highest: Double

  private static let size = (width: 430.0, height: 250.0)
  private static let margins = (left: 40.0, right: 14.0, top: 22.0, bottom: 34.0)

  /// The highest value that curves with their bands reach.
  static func highest(_ curves: [Curve]) -> Double {
    curves.lazy.map { curve in
      curve.points.lazy.map { $0.mean + (curve.hasBand ? $0.sd ?? 0 : 0) }.max() ?? 0
    }.max() ?? 0
  }

  func svg(title: String) -> String {
    var drawing = Drawing(width: Self.size.width, height: Self.size.height)
    let axis = PlotAxis(highest: highest)
    drawAxes(axis, title: title, in: &drawing)
    if let norm {
      let upper = norm.enumerated().map { place($0, $1.mean + $1.sd, axis) }
      let lower = norm.enumerated().map { place($0, $1.mean - $1.sd, axis) }
      drawing.area(upper + lower.reversed(), ink: .faint, opacity: 0.2)
      let y = Self.margins.top + 8 + Double(curves.count) * 14
      drawing.label(
        "grey: norms", at: (Self.size.width - Self.margins.right, y), anchor: "end", isFaint: true)
    }
    for curve in curves where curve.hasBand {
      let upper = curve.points.enumerated().map { place($0, $1.mean + ($1.sd ?? 0), axis) }
      let lower = curve.points.enumerated().map { place($0, $1.mean - ($1.sd ?? 0), axis) }
      drawing.area(upper + lower.reversed(), ink: curve.ink, opacity: 0.18)
    }
    for (row, curve) in curves.enumerated() {
      drawing.line(
        curve.points.enumerated().map { place($0, $1.mean, axis) }, ink: curve.ink, width: 1.8,
        dashes: curve.dashes)
      let y = Self.margins.top + 8 + Double(row) * 14
      let x = Self.size.width - Self.margins.right
      drawing.line([(x - 24, y - 4), (x, y - 4)], ink: curve.ink, width: 1.8, dashes: curve.dashes)
      drawing.label(curve.label, at: (x - 28, y), anchor: "end", ink: curve.ink)
    }
    return drawing.text(description: description(title))
  }

  private func drawAxes(_ axis: PlotAxis, title: String, in drawing: inout Drawing) {
    drawing.label(title, at: (Self.margins.left, 13))
    for tick in axis.ticks {
      let left = place(0, tick, axis)
      drawing.line([left, place(100, tick, axis)], ink: .rule, width: 0.7)
      drawing.label(
        axis.label(tick), at: (left.x - 5, left.y + 4), anchor: "end", isFaint: true)
    }
    for percent in stride(from: 0, through: 100, by: 20) {
      let point = place(percent, 0, axis)
      drawing.label("\(percent)", at: (point.x, point.y + 14), anchor: "middle", isFaint: true)
    }
    drawing.label(
      "% of stance; vertical: \(unit)",
      at: ((Self.margins.left + Self.size.width) / 2, Self.size.height - 4), anchor: "middle",
      isFaint: true)
  }

  /// Where a value lies; what the axis does not reach is drawn at its ends.
  private func place(_ percent: Int, _ value: Double, _ axis: PlotAxis) -> Drawing.Point {
    let width = Self.size.width - Self.margins.left - Self.margins.right
    let height = Self.size.height - Self.margins.top - Self.margins.bottom
    return (
      Self.margins.left + width * Double(percent) / 100,
      Self.margins.top + height * (1 - axis.position(value))
    )
  }

  private func description(_ title: String) -> String {
    let peaks = curves.map { curve in
      let peak = curve.points.map(\.mean).max() ?? 0
      return "\(curve.label): highest \(FixedPoint.text(peak, decimals: 0))"
    }
    let band = norm == nil ? [] : ["a grey band of norms behind"]
    return "\(title), force over stance in \(unit); " + (peaks + band).joined(separator: ", ")
  }
}
