import Foundation
import GaitAnalysis
import PlainText

/// Error against what an estimate costs: a line a method, conditions beside each other.
enum TradeOffPlot {
  /// What an estimate costs.
  enum Cost {
    case multiplyAdds, delay

    var title: String {
      switch self {
      case .multiplyAdds: "Error against multiply-adds"
      case .delay: "Error against look-ahead"
      }
    }

    var axis: String {
      switch self {
      case .multiplyAdds: "thousand multiply-adds a frame, logarithmic"
      case .delay: "look-ahead [ms]"
      }
    }

    func value(_ arm: ArmCost) -> Double {
      switch self {
      case .multiplyAdds: arm.multiplyAddsPerFrame
      case .delay: arm.lookAheadMilliseconds
      }
    }

    /// Where on the axis a cost lies, in any unit that grows evenly.
    func place(_ value: Double) -> Double {
      self == .multiplyAdds ? log2(value) : value
    }

    func label(_ value: Double) -> String {
      ResultsText.number(self == .multiplyAdds ? value / 1000 : value, 0)
    }
  }

  private static let plotHeight = 260.0
  private static let panelWidth = 320.0
  private static let left = 64.0
  private static let top = 92.0
  private static let inks: [(ink: SVGCanvas.Ink, dashes: String?)] = [
    (.text, nil), (.blue, nil), (.orange, "6 3"), (.green, "2 3"), (.purple, "8 3 2 3"),
  ]

  /// - Parameters:
  ///   - table: what was found.
  ///   - cost: what is drawn across.
  ///   - arms: which arms, with their costs.
  ///   - caveat: printed below; what the data are.
  /// - Returns: nil where there are no three costs to draw a line through.
  static func text(
    _ table: ResultsTable, _ cost: Cost, arms: [ArmCost], caveat: String
  ) -> String? {
    let arms = arms.filter { arm in table.conditions.contains { $0.arm(arm.arm) != nil } }
    let costs = Set(arms.map(cost.value)).sorted()
    // Ways to evaluate are no conditions of the data: two panels are read, ten are not.
    let conditions = table.conditions.filter { !$0.condition.contains(",") }
    let errors = conditions.flatMap { condition in
      arms.compactMap { condition.arm($0.arm)?.values[.rmse]?.mean }
    }
    guard costs.count > 2, let low = errors.min(), let high = errors.max() else { return nil }
    let frame = Frame(
      axis: PlotAxis(lowest: low, highest: high), costs: costs.map(cost.place),
      panels: conditions.count)
    var canvas = SVGCanvas(width: frame.width, height: top + plotHeight + 74)
    canvas.label(cost.title, x: 16, y: 24, size: 15, isBold: true)
    canvas.label("RMSE [body weights]", x: 16, y: 44, size: 11, ink: .faintText)
    frame.drawGrid(on: &canvas)
    var words: [String] = []
    let methods = arms.map(\.method).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    for (panel, condition) in conditions.enumerated() {
      canvas.label(
        condition.condition, x: frame.x(panel, 0.5), y: 64, anchor: .middle, isBold: true)
      for value in costs {
        canvas.label(
          cost.label(value), x: frame.x(panel, of: cost.place(value)), y: top + plotHeight + 18,
          anchor: .middle, size: 10, ink: .faintText)
      }
      canvas.label(
        cost.axis, x: frame.x(panel, 0.5), y: top + plotHeight + 36, anchor: .middle, size: 11,
        ink: .faintText)
      for (index, method) in methods.enumerated() {
        let look = inks[index % inks.count]
        let own = arms.filter { $0.method == method }.sorted { cost.value($0) < cost.value($1) }
        let points = own.compactMap { arm in
          condition.arm(arm.arm).flatMap { found in
            found.values[.rmse].map { (arm: arm, mean: $0.mean, results: found) }
          }
        }
        let places = points.map {
          (x: frame.x(panel, of: cost.place(cost.value($0.arm))), y: frame.y($0.mean))
        }
        for (from, to) in zip(places, places.dropFirst()) {
          canvas.line(from: from, to: to, ink: look.ink, width: 1.5, dashes: look.dashes)
        }
        for (point, place) in zip(points, places) {
          let text =
            "\(point.arm.arm), \(condition.condition): "
            + "\(ResultsText.value(.rmse, of: point.results)) BW"
          canvas.dot(x: place.x, y: place.y, radius: 4, ink: look.ink, title: text)
          words.append(text)
        }
        guard let end = places.last else { continue }
        canvas.label(method, x: end.x + 7, y: end.y + 4, size: 10, ink: look.ink)
      }
    }
    canvas.caption(
      "Means over subjects; exploratory. "
        + (frame.axis.start > 0 ? "The axis of errors does not begin at zero. " : "")
        + ResultsSVG.coverage(table, arms: arms.map(\.arm)) + caveat)
    return canvas.text(
      title: cost.title, description: "Mean (SD) over subjects. " + words.joined(separator: "; "))
  }

  /// Where things are.
  private struct Frame {
    let axis: PlotAxis
    let costs: [Double]
    let panels: Int

    var width: Double { max(left + Double(panels) * panelWidth + 16, 480) }

    /// A part of a panel's width, whose last quarter is for the names of the lines.
    func x(_ panel: Int, _ part: Double) -> Double {
      left + Double(panel) * panelWidth + 20 + part * (panelWidth - 110)
    }

    func x(_ panel: Int, of place: Double) -> Double {
      guard let low = costs.min(), let high = costs.max(), high > low else { return x(panel, 0.5) }
      return x(panel, (place - low) / (high - low))
    }

    func y(_ value: Double) -> Double { top + plotHeight * (1 - axis.position(value)) }

    func drawGrid(on canvas: inout SVGCanvas) {
      for tick in axis.ticks {
        canvas.line(from: (left, y(tick)), to: (width - 16, y(tick)), ink: .grid)
        canvas.label(
          axis.label(tick), x: left - 8, y: y(tick) + 4, anchor: .end, size: 10, ink: .faintText)
      }
    }
  }
}
