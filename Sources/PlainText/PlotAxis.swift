/// An axis between round numbers that hold all values between them.
package struct PlotAxis: Equatable, Sendable {
  package let start: Double
  package let step: Double
  package let steps: Int
  package let decimals: Int

  package var end: Double { start + step * Double(steps) }
  package var ticks: [Double] { (0...steps).map { start + step * Double($0) } }

  /// - Parameters:
  ///   - lowest: where the axis may begin; lengths of bars have to be told from zero.
  ///   - highest: of what is drawn; what is not above the lowest gives an axis of length 1.
  package init(lowest: Double = 0, highest: Double) {
    let lowest = lowest.isFinite ? min(max(lowest, -1e9), 1e9) : 0
    let highest = highest.isFinite && highest > lowest + 1e-6 ? min(highest, 2e9) : lowest + 1
    let span = highest - lowest
    var round = RoundStep(notAbove: span / 6)
    while round.value * 6 < span * (1 - 1e-9) { round = round.next }
    step = round.value
    decimals = min(round.decimals, 9)
    start = (lowest / step + 1e-9).rounded(.down) * step
    steps = max(1, Int(((highest - start) / step - 1e-9).rounded(.up)))
  }

  /// Where a value lies, 0...1.
  package func position(_ value: Double) -> Double {
    min(max((value - start) / (end - start), 0), 1)
  }

  package func label(_ tick: Double) -> String { FixedPoint.text(tick, decimals: decimals) }
}
