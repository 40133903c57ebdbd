/// When a live session hands its next update out: at most thirty times a second.
///
/// What comes in between is shown by the next one, so that nothing waits for longer than a thirtieth of a
/// second; analysis, recording and estimates do not wait for updates at all.
package struct UpdatePace: Sendable {
  /// Updates a second at most.
  package static let perSecond = 30.0
  /// Seconds between updates while nothing comes.
  private static let idleSeconds = 0.25

  private var updatedAt = -Double.infinity
  private var hasNews = false

  package init() {}

  /// Says whether an update is to be made now; whoever asks makes it then.
  ///
  /// - Parameters:
  ///   - now: seconds of a clock that goes forward.
  ///   - hasNews: whether something has come since it was asked last.
  /// - Returns: whether it is due.
  package mutating func isDue(now: Double, hasNews: Bool) -> Bool {
    self.hasNews = self.hasNews || hasNews
    guard secondsUntilDue(now: now) <= 0 else { return false }
    updatedAt = now
    self.hasNews = false
    return true
  }

  /// Seconds until the next update if nothing else comes; not above 0 where it is due.
  package func secondsUntilDue(now: Double) -> Double {
    updatedAt + (hasNews ? 1 / Self.perSecond : Self.idleSeconds) - now
  }
}
