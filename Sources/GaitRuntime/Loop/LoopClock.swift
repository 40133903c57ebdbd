/// Seconds that only go forward; the loop asks nobody else what time it is.
package protocol LoopClock: AnyObject {
  func now() -> Double
}

/// The machine's monotonic clock.
package final class MonotonicClock: LoopClock {
  private let start = ContinuousClock.now

  package init() {}

  package func now() -> Double {
    let duration = ContinuousClock.now - start
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}

/// A clock that stands until it is moved: tests and scripted runs.
package final class ManualClock: LoopClock {
  private var seconds = 0.0

  package init() {}

  package func now() -> Double { seconds }

  package func advance(by step: Double) { seconds += step }
}
