/// An axis between round numbers that hold all values between them.
struct PlotAxis: Equatable {
  let start: Double
  let step: Double
  let steps: Int
  let decimals: Int

  var end: Double { start + step * Double(steps) }
  var ticks: [Double] { (0...steps).map { start + step * Double($0) } }

  /// - Parameters:
  ///   - lowest: where the axis may begin; lengths of bars have to be told from zero.
  ///   - highest: of what is drawn; what is not above the lowest gives an axis of length 1.
  init(lowest: Double = 0, highest: Double) {
    let lowest = lowest.isFinite ? min(max(lowest, -1e9), 1e9) : 0
    let highest = highest.isFinite && highest > lowest + 1e-6 ? min(highest, 2e9) : lowest + 1
    let span = highest - lowest
    // The power of ten that is not above a sixth of the span, counted without logarithms.
    var power = 1.0
    var decimals = 0
    while power > span / 6 {
      power /= 10
      decimals += 1
    }
    while power * 10 <= span / 6 { power *= 10 }
    let factor = [1.0, 2, 5].first { $0 * power * 6 >= span * (1 - 1e-9) } ?? 10
    if factor == 10, decimals > 0 { decimals -= 1 }
    step = factor * power
    start = (lowest / step + 1e-9).rounded(.down) * step
    steps = max(1, Int(((highest - start) / step - 1e-9).rounded(.up)))
    self.decimals = min(decimals, 9)
  }

  /// Where a value lies, 0...1.
  func position(_ value: Double) -> Double { min(max((value - start) / (end - start), 0), 1) }

  func label(_ tick: Double) -> String { ResultsText.number(tick, decimals) }
}
