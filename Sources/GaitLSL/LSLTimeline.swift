import GaitIntake
import GaitModel

/// Turns a sender's time stamps into one ascending time of this machine.
///
/// liblsl measures the difference of the clocks every few seconds, and each measurement is a little
/// off. It is followed slowly, so that stamps that ascend still do so afterwards and a measurement
/// shifts no frame past its neighbour.
struct LSLTimeline: Equatable {
  /// Seconds of correction that one second of samples may bring.
  private static let slew = 0.1
  /// A difference in seconds that is no error of measurement: a clock was set, or another came.
  private static let jump = 1.0

  private var correction: Double?
  private var lastStamp: Double?

  init() {}

  /// Puts a stamp on this machine's LSL clock.
  ///
  /// - Parameters:
  ///   - stamp: the sender's time in seconds.
  ///   - measured: the latest difference of the clocks in seconds.
  /// - Returns: microseconds; nil for a stamp that is no time.
  mutating func microseconds(stamp: Double, correction measured: Double) -> Int64? {
    guard Plausible.times.contains(stamp), Plausible.times.contains(measured) else { return nil }
    let passed = lastStamp.map { max(stamp - $0, 0) } ?? 0
    var correction = self.correction ?? measured
    let difference = measured - correction
    if abs(difference) > Self.jump {
      correction = measured
    } else {
      correction += min(max(difference, -Self.slew * passed), Self.slew * passed)
    }
    self.correction = correction
    lastStamp = stamp
    return Int64(((stamp + correction) * 1e6).rounded())
  }
}

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

  /// The time of liblsl's clock at a time of ours; measures again once a minute.
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
