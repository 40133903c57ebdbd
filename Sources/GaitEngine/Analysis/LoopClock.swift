/// Seconds that only go forward; the loop asks nobody else what time it is.
package protocol LoopClock: AnyObject {
  func now() -> Double
}

/// The machine's monotonic clock; it stands while the machine sleeps.
package final class MonotonicClock: LoopClock {
  private let start = SuspendingClock.now

  package init() {}

  package func now() -> Double {
    let duration = SuspendingClock.now - start
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
