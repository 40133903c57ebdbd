import GaitIntake

/// How the clock of liblsl stands to `ArrivalClock` on this machine.
///
/// On Linux both are one clock; elsewhere they may drift, or one may stand still while the machine
/// sleeps.
struct LSLClockMap {
  /// Seconds between two measurements.
  private static let interval = 60.0
  /// Looks at both clocks a measurement, of which the least interrupted counts.
  private static let looks = 5

  private let now: () -> Double
  private let lslNow: () -> Double
  private var offset: Double
  private var measuredSeconds: Double

  init(library: LSLLibrary) {
    self.init(now: ArrivalClock.now, lslNow: library.clock)
  }

  init(now: @escaping () -> Double, lslNow: @escaping () -> Double) {
    self.now = now
    self.lslNow = lslNow
    (offset, measuredSeconds) = Self.measure(now, lslNow)
  }

  /// The time of liblsl's clock at a time of ours; measures anew once a minute.
  mutating func lslSeconds(arrivalSeconds: Double) -> Double {
    if now() - measuredSeconds >= Self.interval {
      (offset, measuredSeconds) = Self.measure(now, lslNow)
    }
    return arrivalSeconds + offset
  }

  private static func measure(
    _ now: () -> Double, _ lslNow: () -> Double
  ) -> (offset: Double, at: Double) {
    var best = (offset: 0.0, at: 0.0, width: Double.infinity)
    for _ in 0..<looks {
      let before = now()
      let lsl = lslNow()
      let after = now()
      if after - before < best.width {
        best = (lsl - (before + after) / 2, after, after - before)
      }
    }
    return (best.offset, best.at)
  }
}
