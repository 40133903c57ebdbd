import GaitModel

/// The samples of one stance with its interpolated ends, for reading features off them.
struct StanceSamples {
  /// Seconds from initial contact to toe-off, the ends included.
  let times: [Double]
  /// Newtons, one a time.
  let forces: [Double]
  private let stance: Stance

  init(
    times: ArraySlice<Double>, newtons: ArraySlice<Float>, stance: Stance, first: Double,
    last: Double
  ) {
    var inner: [Double] = [stance.initialContactSeconds]
    var forces: [Double] = [first]
    for (time, force) in zip(times, newtons)
    where time > stance.initialContactSeconds && time < stance.toeOffSeconds {
      inner.append(time)
      forces.append(Double(force))
    }
    inner.append(stance.toeOffSeconds)
    forces.append(last)
    self.times = inner
    self.forces = forces
    self.stance = stance
  }

  /// The highest sample, the first of several.
  var highest: StancePoint {
    var highest = 0
    for index in forces.indices where forces[index] > forces[highest] { highest = index }
    return StancePoint(newtons: forces[highest], percentStance: percent(times[highest]))
  }

  /// Integral of force over the stance, by the trapezoidal rule, in newton-seconds.
  var impulse: Double {
    var sum = 0.0
    for index in 1..<times.count {
      sum += 0.5 * (forces[index] + forces[index - 1]) * (times[index] - times[index - 1])
    }
    return sum
  }

  private func percent(_ time: Double) -> Double {
    (time - stance.initialContactSeconds) / stance.stanceSeconds * 100
  }

  /// The sample that is first by `order` within a distance of a percent of stance and a range.
  func extreme(
    around center: Double, within distance: Double, upTo range: ClosedRange<Double>,
    by order: (Double, Double) -> Bool
  ) -> StancePoint {
    var best: StancePoint?
    var nearest = StancePoint(newtons: 0, percentStance: center)
    var nearestDistance = Double.infinity
    for (time, force) in zip(times, forces) {
      let percent = percent(time)
      if abs(percent - center) < nearestDistance {
        nearestDistance = abs(percent - center)
        nearest = StancePoint(newtons: force, percentStance: percent)
      }
      guard abs(percent - center) <= distance, range.contains(percent) else { continue }
      if best.map({ order(force, $0.newtons) }) ?? true {
        best = StancePoint(newtons: force, percentStance: percent)
      }
    }
    return best ?? nearest
  }

  /// Newtons per second between 20 and 80 % of the rise from zero to a peak.
  func loadingRate(to peak: StancePoint) -> Double? {
    func firstTime(atOrAbove level: Double) -> Double? {
      guard let index = forces.firstIndex(where: { $0 >= level }) else { return nil }
      guard index > 0 else { return times[0] }
      let fraction = (level - forces[index - 1]) / (forces[index] - forces[index - 1])
      return times[index - 1] + fraction * (times[index] - times[index - 1])
    }
    guard
      let low = firstTime(atOrAbove: 0.2 * peak.newtons),
      let high = firstTime(atOrAbove: 0.8 * peak.newtons), high > low
    else { return nil }
    return 0.6 * peak.newtons / (high - low)
  }
}
