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
