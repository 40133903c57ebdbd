/// An axis from zero to a round number that is not below the highest value.
struct PlotAxis: Equatable {
  let step: Double
  let steps: Int
  let decimals: Int

  var end: Double { step * Double(steps) }
  var ticks: [Double] { (0...steps).map { step * Double($0) } }

  /// - Parameter highest: of what is drawn; what is not above zero gives an axis to 1.
  init(highest: Double) {
    let highest = highest.isFinite && highest > 1e-9 ? min(highest, 1e9) : 1
    // The power of ten that is not above a sixth of the highest value, counted without logarithms.
    var power = 1.0
    var decimals = 0
    while power > highest / 6 {
      power /= 10
      decimals += 1
    }
    while power * 10 <= highest / 6 { power *= 10 }
    let factor = [1.0, 2, 5].first { $0 * power * 6 >= highest * (1 - 1e-9) } ?? 10
    if factor == 10, decimals > 0 { decimals -= 1 }
    let step = factor * power
    self.step = step
    steps = max(1, Int((highest / step - 1e-9).rounded(.up)))
    self.decimals = min(decimals, 9)
  }

  /// Where a value lies, 0...1.
  func position(_ value: Double) -> Double { min(max(value / end, 0), 1) }

  func label(_ tick: Double) -> String { ResultsText.number(tick, decimals) }
}
