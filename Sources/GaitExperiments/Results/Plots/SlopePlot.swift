import GaitAnalysis
import PlainText

/// Two arms subject by subject: a line from one error to the other, conditions beside each other.
package enum SlopePlot {
  private static let plotHeight = 280.0
  private static let panelWidth = 300.0
  private static let left = 64.0
  private static let top = 92.0

  /// - Parameters:
  ///   - table: holds the comparison.
  ///   - pair: drawn from `against` on the left to `arm` on the right.
  ///   - caveat: printed below; what the data are.
  /// - Returns: nil if the table has no such comparison.
  package static func text(
    _ table: ResultsTable, pair: ResultsPlan.Pair, caveat: String
  ) -> String? {
    let panels = table.conditions.compactMap { condition in
      condition.comparisons.first { $0.pair == pair }.map { (condition, $0) }
    }
    guard !panels.isEmpty else { return nil }
    let errors = panels.flatMap { condition, comparison in
      values(comparison, in: condition).flatMap { [$0.from, $0.to] }
    }
    let axis = PlotAxis(lowest: errors.min() ?? 0, highest: errors.max() ?? 1)
    let width = max(left + Double(panels.count) * panelWidth + 16, 480)
    var canvas = SVGCanvas(width: width, height: top + plotHeight + 52)
    let title = "\(PanelLayout.short(pair.against)) and \(PanelLayout.short(pair.arm)) by subject"
    canvas.label(title, x: 16, y: 24, size: 15, isBold: true)
    canvas.label("RMSE [body weights]", x: 16, y: 44, size: 11, ink: .faintText)
    for tick in axis.ticks {
      let y = y(tick, axis)
      canvas.line(from: (left, y), to: (width - 16, y), ink: .grid)
      canvas.label(
        axis.label(tick), x: left - 8, y: y + 4, anchor: .end, size: 10, ink: .faintText)
    }
    for (index, (condition, comparison)) in panels.enumerated() {
      draw(
        comparison, in: condition, left: left + Double(index) * panelWidth, axis: axis,
        on: &canvas)
    }
    canvas.caption(
      "One line a subject; solid blue: smaller error with \(pair.arm), dashed orange: not smaller. "
        + "Thick: means. p: Wilcoxon signed-rank, exact, two-sided. "
        + (axis.start > 0 ? "The axis does not begin at zero. " : "")
        + ResultsSVG.coverage(table, arms: [pair.arm, pair.against]) + caveat)
    let words = panels.map { "\($0.0.condition): \(summary($0.1))" }
    return canvas.text(title: title, description: words.joined(separator: "; "))
  }

  private static func draw(
    _ comparison: ArmComparison, in condition: ConditionResults, left: Double, axis: PlotAxis,
    on canvas: inout SVGCanvas
  ) {
    let (first, last) = (left + 60, left + panelWidth - 60)
    canvas.label(condition.condition, x: (first + last) / 2, y: 64, anchor: .middle, isBold: true)
    canvas.label(
      summary(comparison), x: (first + last) / 2, y: 80, anchor: .middle, size: 10,
      ink: .faintText)
    for value in values(comparison, in: condition) {
      let isBetter = value.to < value.from
      let ink = isBetter ? SVGCanvas.Ink.blue : .orange
      let text =
        "subject \(value.subject): \(ResultsText.number(value.from, 4)) to "
        + "\(ResultsText.number(value.to, 4)) BW"
      canvas.line(
        from: (first, y(value.from, axis)), to: (last, y(value.to, axis)), ink: ink, width: 1.5,
        dashes: isBetter ? nil : "5 3", title: text)
      canvas.dot(x: first, y: y(value.from, axis), radius: 3, ink: ink, isFilled: false)
      canvas.dot(x: last, y: y(value.to, axis), radius: 3, ink: ink, isFilled: false)
    }
    canvas.line(
      from: (first, y(comparison.otherMean, axis)), to: (last, y(comparison.mean, axis)),
      ink: .text, width: 3)
    for (x, name) in [(first, comparison.pair.against), (last, comparison.pair.arm)] {
      canvas.label(
        PanelLayout.short(name), x: x, y: top + plotHeight + 22, anchor: .middle, size: 11)
    }
  }

  private static func summary(_ comparison: ArmComparison) -> String {
    let p = ResultsText.probability(comparison.test.pValue)
    return "\(ResultsText.percent(comparison.relativePercent)) %, "
      + "\(comparison.betterSubjects) of \(comparison.subjects.count) better, "
      + (p.hasPrefix("<") ? "p \(p)" : "p = \(p)")
  }

  private static func values(
    _ comparison: ArmComparison, in condition: ConditionResults
  ) -> [(subject: String, from: Double, to: Double)] {
    comparison.subjects.compactMap { subject in
      func value(_ arm: String) -> Double? {
        condition.arm(arm)?.subject(subject)?.values[.rmse]
      }
      guard let from = value(comparison.pair.against), let to = value(comparison.pair.arm) else {
        return nil
      }
      return (subject, from, to)
    }
  }

  private static func y(_ value: Double, _ axis: PlotAxis) -> Double {
    top + plotHeight * (1 - axis.position(value))
  }
}
