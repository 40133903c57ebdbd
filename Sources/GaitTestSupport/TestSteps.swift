package import GaitAnalysis
package import GaitModel

/// Steps made by hand, with forces that are easy to reckon with.
package enum TestSteps {
  /// A step whose forces are `newtons` at its first peak.
  package static func step(
    _ foot: Foot, _ seconds: ClosedRange<Double>, index: Int = 1, newtons: Double? = nil,
    rejection: StepRejection? = nil
  ) -> Step {
    let stance = Stance(
      foot: foot, initialContactSeconds: seconds.lowerBound, toeOffSeconds: seconds.upperBound)
    let features = newtons.flatMap { twoPeaks(stance: stance, newtons: $0) }
    return Step(
      stance: stance, index: index, rejection: rejection, measured: features, estimated: features,
      reference: nil)
  }

  /// Straight lines to a peak at 20 %, a valley of 0.7 at 50 %, and a peak of 1.1 at 80 % of stance.
  package static func twoPeaks(stance: Stance, newtons: Double) -> ForceFeatures? {
    let knots: [(x: Double, y: Double)] = [(0, 0), (0.2, 1), (0.5, 0.7), (0.8, 1.1), (1, 0)]
    let times = (-20...1020).map {
      stance.initialContactSeconds + stance.stanceSeconds * Double($0) / 1000
    }
    let forces = (-20...1020).map { point -> Float in
      let x = min(max(Double(point) / 1000, 0), 1)
      for (low, high) in zip(knots, knots.dropFirst()) where x <= high.x {
        return Float(newtons * (low.y + (high.y - low.y) * (x - low.x) / (high.x - low.x)))
      }
      return 0
    }
    return ForceFeatures(times: times, newtons: forces, stance: stance)
  }
}
