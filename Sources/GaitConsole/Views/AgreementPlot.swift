import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Differences against means with bias and limits of agreement of each foot (Bland and Altman 1986).
///
/// The steps are repeated ones of one walker; the limits hold for this session, not for people.
struct AgreementPlot {
  let agreements: PerFoot<BlandAltman?>
  let measure: StepMeasure

  private static let marks = PerFoot<ScatterPlot.Mark>(left: .dot, right: .cross)

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let (plot, text) = rect.splitBottom(rect.height >= 9 ? 2 : 0)
    let found = Foot.allCases.compactMap { foot in agreements[foot].map { (foot, $0) } }
    let lines = found.flatMap { foot, agreement in horizontalLines(foot, agreement) }
    let points = found.flatMap { $0.1.points }
    ScatterPlot(
      groups: found.map { foot, agreement in
        ScatterPlot.Group(
          points: agreement.points.map { ($0.mean * scale, $0.difference * scale) },
          role: foot.role, mark: Self.marks[foot])
      },
      xRange: Self.padded(points.map { $0.mean * scale }),
      yRange: Self.padded(points.map { $0.difference * scale } + lines.map(\.y) + [0]),
      horizontalLines: lines, unit: unit, xUnit: unit
    ).render(in: plot, into: &buffer, context: context)
    for (row, (foot, agreement)) in found.enumerated() where row < text.height {
      let mark = Self.marks[foot].glyph(context.glyphs)
      let fitting = Length.allCases.map { "\(mark) \(summary(foot, agreement, $0))" }
      buffer.writeTruncated(
        fitting.first { CharacterWidth.columns($0) <= text.width } ?? fitting[fitting.count - 1],
        x: text.x, y: text.y + row,
        style: context.theme[foot.role], maxWidth: text.width, ellipsis: context.glyphs.ellipsis)
    }
  }

  private var isForce: Bool { measure.unit == "N" }
  private var scale: Double { isForce ? 100 : 1 }
  private var unit: String { isForce ? "%BW" : measure.unit }

  private func horizontalLines(_ foot: Foot, _ agreement: BlandAltman) -> [PlotHorizontalLine] {
    let limits = agreement.limitsOfAgreement.map { [$0.lowerBound, $0.upperBound] } ?? []
    let bias = ScreenNumber.signed(agreement.bias * scale, decimals: 1)
    return [
      PlotHorizontalLine(
        y: agreement.bias * scale, role: foot.role, label: "\(foot.letter) \(bias)", line: .solid)
    ]
      + limits.map { PlotHorizontalLine(y: $0 * scale, role: foot.role) }
  }

  /// How much room a summary has.
  enum Length: CaseIterable {
    case whole, short, shortest
  }

  /// Bias and limits of a foot.
  func summary(_ foot: Foot, _ agreement: BlandAltman, _ length: Length = .whole) -> String {
    func number(_ value: Double) -> String { ScreenNumber.text(value * scale, decimals: 1) }
    let count = agreement.points.count
    let name = length == .whole ? foot.word : foot.letter
    let steps =
      length == .whole ? tr(count, one: "\(count) step", many: "\(count) steps") : "n \(count)"
    let bias = number(agreement.bias)
    guard let limits = agreement.limitsOfAgreement else {
      return "\(name): " + tr("bias \(bias) \(unit), \(steps)")
    }
    let (low, high) = (number(limits.lowerBound), number(limits.upperBound))
    let text =
      length == .shortest
      ? tr("bias \(bias) (\(low) to \(high)), \(steps)")
      : tr("bias \(bias), limits \(low) to \(high) \(unit), \(steps)")
    return "\(name): \(text)"
  }

  /// The range of some numbers with a tenth of air at both ends.
  private static func padded(_ values: [Double]) -> ClosedRange<Double> {
    guard let low = values.min(), let high = values.max(), low.isFinite, high.isFinite else {
      return 0...1
    }
    let air = max((high - low) * 0.1, 0.5)
    return (low - air)...(high + air)
  }
}
