import PlainText

/// A range over the rows of a plot, widened so that its ticks fall on rows and stand at even distances.
///
/// Of all round steps whose ticks are two rows or more apart it takes the one that widens the range least. Where
/// none does with less than three tenths more, the range stays, and ticks go to the rows next to them.
struct RowScale: Equatable, Sendable {
  let range: ClosedRange<Double>
  let ticks: NiceTicks

  private static let mostWidening = 1.3
  /// What a scale costs beside its widening: steps of 2.5 and 4 are read less easily, two ticks say little.
  private static let unusualStep = 0.1
  private static let twoTicksOnly = 0.12

  /// Finds the scale.
  ///
  /// - Parameters:
  ///   - range: what has to be on it.
  ///   - rows: of the plot; the range's ends belong to the middles of the first and the last.
  ///   - maxTicks: labels that have room.
  init(range: ClosedRange<Double>, rows: Int, maxTicks: Int) {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite, rows >= 3, maxTicks >= 2 else {
      self.range = range
      ticks = NiceTicks(range: range, maxCount: maxTicks)
      return
    }
    let power = RoundStep(notAbove: span / Double(maxTicks)).value
    let candidates = [1, 10].flatMap { decade in
      [1, 2, 2.5, 4, 5].compactMap { factor in
        Candidate(
          range: range, step: factor * power * decade, intervals: rows - 1, maxTicks: maxTicks)
      }
    }
    let best = candidates.filter { $0.widening <= Self.mostWidening }.min { $0.cost < $1.cost }
    self.range = best?.range ?? range
    ticks =
      best.map { best in
        NiceTicks(values: best.ticks.map { Double($0) * best.step }, step: best.step)
      } ?? NiceTicks(range: range, maxCount: maxTicks)
  }

  /// A step with the most rows between its ticks that still has everything on the scale.
  private struct Candidate {
    let range: ClosedRange<Double>
    let step: Double
    /// The ticks, in steps.
    let ticks: ClosedRange<Int>
    let widening: Double
    let cost: Double

    init?(range: ClosedRange<Double>, step: Double, intervals: Int, maxTicks: Int) {
      let span = range.upperBound - range.lowerBound
      var distance = min(intervals, Int(step * Double(intervals) / span + 1e-9))
      while distance >= 2 {
        let row = step / Double(distance)
        var low = Int((range.lowerBound / row + 1e-9).rounded(.down))
        let high = Int((range.upperBound / row - 1e-9).rounded(.up))
        let free = intervals - (high - low)
        guard free >= 0 else {
          distance -= 1
          continue
        }
        // Room goes to both sides of zero alike, else to the top.
        if range.lowerBound < 0, range.upperBound > 0 { low -= free / 2 }
        let first = Int((Double(low) / Double(distance)).rounded(.up))
        let last = Int((Double(low + intervals) / Double(distance)).rounded(.down))
        guard (2...maxTicks).contains(last - first + 1) else { return nil }
        self.range = (Double(low) * row)...(Double(low + intervals) * row)
        ticks = first...last
        self.step = step
        let isUsual = RoundStep(notAbove: step * 1.001).value > step * 0.999
        widening = row * Double(intervals) / span
        cost =
          widening + (isUsual ? 0 : RowScale.unusualStep)
          + (ticks.count == 2 ? RowScale.twoTicksOnly : 0)
        return
      }
      return nil
    }
  }
}
