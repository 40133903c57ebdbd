package import GaitModel

/// Reference forces of one foot, on a clock and at a rate of their own; times ascend strictly.
package struct ForceTrack: Equatable, Sendable {
  /// Seconds of the session's clock.
  package private(set) var times = ChunkedArray<Double>()
  /// One a time.
  package private(set) var newtons = ChunkedArray<Float>()

  package init() {}

  package init(_ block: ForceBlock) {
    times = ChunkedArray(block.times)
    newtons = ChunkedArray(block.newtons)
  }

  /// Whether there is no sample.
  package var isEmpty: Bool { times.isEmpty }

  /// Puts a sample behind the others; its time has to be later.
  package mutating func append(timeSeconds: Double, newtons value: Float) {
    times.append(timeSeconds)
    newtons.append(value)
  }

  mutating func reserveCapacity(_ samples: Int) {
    times.reserveCapacity(samples)
    newtons.reserveCapacity(samples)
  }

  /// The samples within some seconds.
  func block(of foot: Foot, in seconds: ClosedRange<Double>) -> ForceBlock {
    let range = times.indexRange(in: seconds)
    return ForceBlock(foot: foot, times: Array(times[range]), newtons: Array(newtons[range]))
  }

  /// Drops what lies before a moment, but for the last sample, from which on forces are interpolated.
  mutating func forget(before seconds: Double) {
    let samples = max(times.lowerBound(of: seconds) - 1, 0)
    times.removeFirst(samples)
    newtons.removeFirst(samples)
  }
}
