import PlainText

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
package struct NiceTicks: Equatable, Sendable {
  /// The ticks, ascending, all inside the range; empty for a range without extent.
  package let values: [Double]
  package let step: Double
  /// The decimals that tell neighbouring ticks apart.
  package let decimals: Int

  /// Finds the finest step that gives at most `maxCount` ticks in `range`.
  package init(range: ClosedRange<Double>, maxCount: Int) {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite, maxCount > 0 else {
      (values, step, decimals) = ([], 0, 0)
      return
    }
    var step = RoundStep(notAbove: span / Double(maxCount))
    var ticks = Self.ticks(range, step: step.value)
    while ticks.count > maxCount {
      step = step.next
      ticks = Self.ticks(range, step: step.value)
    }
    self.step = step.value
    decimals = step.decimals
    values = ticks
  }

  /// Ticks that were found otherwise, with the decimals that their step has.
  init(values: [Double], step: Double) {
    self.values = values
    self.step = step
    var (scaled, decimals) = (step, 0)
    while abs(scaled - scaled.rounded()) > 1e-6 * scaled, decimals < 12 {
      scaled *= 10
      decimals += 1
    }
    self.decimals = decimals
  }

  /// Returns the text for a tick, such as `0.5` or `100`.
  package func label(_ value: Double) -> String {
    ScreenNumber.text(value, decimals: decimals)
  }

  private static func ticks(_ range: ClosedRange<Double>, step: Double) -> [Double] {
    let tolerance = 1e-9
    let first = (range.lowerBound / step - tolerance).rounded(.up)
    let last = (range.upperBound / step + tolerance).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }
}
