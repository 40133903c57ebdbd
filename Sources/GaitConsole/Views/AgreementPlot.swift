import GaitAnalysis
import GaitModel
import TerminalCore

/// Differences against means with bias and limits of agreement (Bland and Altman 1986).
struct AgreementPlot {
  let agreement: BlandAltman
  let measure: StepMeasure

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let isForce = measure.unit == "N"
    let scale = isForce ? 100.0 : 1.0
    let unit = isForce ? "%BW" : measure.unit
    let (plot, text) = rect.splitBottom(rect.height >= 7 ? 1 : 0)
    func points(_ foot: Foot) -> [(x: Double, y: Double)] {
      agreement.points.filter { $0.foot == foot }
        .map { (x: $0.mean * scale, y: $0.difference * scale) }
    }
    let limits = agreement.limitsOfAgreement
    let lines = [limits?.lowerBound, limits?.upperBound].compactMap { $0 }.map { $0 * scale }
    let ys = agreement.points.map { $0.difference * scale } + lines + [0]
    let xs = agreement.points.map { $0.mean * scale }
    ScatterPlot(
      groups: [
        ScatterPlot.Group(points: points(.left), role: .left, mark: .dot),
        ScatterPlot.Group(points: points(.right), role: .right, mark: .cross),
      ],
      xRange: Self.padded(xs), yRange: Self.padded(ys),
      horizontalLines: lines.map { PlotHorizontalLine(y: $0, role: .warning) }
        + [PlotHorizontalLine(y: agreement.bias * scale, role: .textStrong)],
      unit: unit, xUnit: unit
    ).render(in: plot, into: &buffer, context: context)
    func number(_ value: Double) -> String { FixedPoint.text(value * scale, decimals: 1) }
    let range =
      limits.map { ", limits \(number($0.lowerBound)) to \(number($0.upperBound))" } ?? ""
    let marks: [ScatterPlot.Mark] = [.dot, .cross]
    let legend = zip(marks, ["left", "right"])
      .map { "\($0.glyph(context.glyphs)) \($1)" }.joined(separator: " ")
    buffer.writeTruncated(
      "bias \(number(agreement.bias))\(range) \(unit), n \(agreement.points.count)  \(legend)",
      x: text.x, y: text.y, style: context.theme[.textDim],
      maxWidth: text.isEmpty ? 0 : text.width, ellipsis: context.glyphs.ellipsis)
  }

  /// The range of some numbers with a tenth of air at both ends.
  private static func padded(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max() else { return 0...1 }
    let air = max((high - low) * 0.1, 0.5)
    return (low - air)...(high + air)
  }
}
