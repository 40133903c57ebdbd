/// How long to wait before each attempt to connect again: 0.5, 1, 2, 4, then always 8 seconds.
package struct Backoff: Equatable, Sendable {
  private static let firstSeconds = 0.5
  private static let doublings = 4

  /// The attempts since the last success.
  package private(set) var attempts = 0

  package init() {}

  /// Seconds to wait before the next attempt, which is counted.
  package mutating func next() -> Double {
    defer { attempts += 1 }
    return Self.firstSeconds * Double(1 << min(attempts, Self.doublings))
  }

  /// After a success the next failure begins again.
  package mutating func reset() { attempts = 0 }
}
