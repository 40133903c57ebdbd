/// The greatest lateness of the last half to whole minute.
struct Lateness: Sendable {
  private static let windowSeconds = 30.0

  private var current = 0.0
  private var previous = 0.0
  private var windowStart = -Double.infinity

  mutating func observe(_ lateness: Double, at now: Double) {
    if now - windowStart > Self.windowSeconds {
      previous = now - windowStart > 2 * Self.windowSeconds ? 0 : current
      current = 0
      windowStart = now
    }
    current = max(current, lateness)
  }

  func greatest(at now: Double) -> Double {
    now - windowStart > 2 * Self.windowSeconds ? 0 : max(current, previous)
  }
}
