/// Lets a stream through at up to three times its rate, with room for half a minute that came at once.
///
/// What a sender sends beyond that is an error or an attack, and is counted instead of analysed.
package struct RateLimit: Equatable, Sendable {
  /// Rate that is taken for granted where none was announced, in hertz.
  private static let unannouncedHz = 1000.0
  private static let factor = 3.0
  private static let burstSeconds = 30.0

  private var samplesPerSecond: Double
  private var room: Double
  private var last: Double?

  package init(samplingRateHz: Double?) {
    samplesPerSecond = Self.factor * max(samplingRateHz ?? Self.unannouncedHz, 20)
    room = samplesPerSecond * Self.burstSeconds / Self.factor
  }

  /// Whether one more sample is let through.
  package mutating func admits(at now: Double) -> Bool {
    let most = samplesPerSecond * Self.burstSeconds / Self.factor
    if let last { room = min(room + max(now - last, 0) * samplesPerSecond, most) }
    last = now
    guard room >= 1 else { return false }
    room -= 1
    return true
  }
}
