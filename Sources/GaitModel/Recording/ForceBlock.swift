/// The vertical ground reaction force under one foot at one moment.
package struct ForceSample: Equatable, Sendable {
  package var foot: Foot
  /// Seconds of the session's clock.
  package var timeSeconds: Double
  package var newtons: Double

  package init(foot: Foot, timeSeconds: Double, newtons: Double) {
    self.foot = foot
    self.timeSeconds = timeSeconds
    self.newtons = newtons
  }
}

/// A run of force samples of one foot on a clock and at a rate of its own; times ascend strictly.
package struct ForceBlock: Equatable, Sendable {
  package let foot: Foot
  package private(set) var times: [Double]
  package private(set) var newtons: [Float]

  package init(foot: Foot, times: [Double] = [], newtons: [Float] = []) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.foot = foot
    self.times = times
    self.newtons = newtons
  }

  package var count: Int { times.count }
  package var isEmpty: Bool { times.isEmpty }

  package mutating func reserveCapacity(_ samples: Int) {
    times.reserveCapacity(samples)
    newtons.reserveCapacity(samples)
  }

  package mutating func append(timeSeconds: Double, newtons value: Float) {
    times.append(timeSeconds)
    newtons.append(value)
  }

  package mutating func append(_ other: ForceBlock) {
    times.append(contentsOf: other.times)
    newtons.append(contentsOf: other.newtons)
  }

  /// The same forces some seconds later.
  package func shifted(bySeconds seconds: Double) -> ForceBlock {
    guard seconds != 0 else { return self }
    return ForceBlock(foot: foot, times: times.map { $0 + seconds }, newtons: newtons)
  }

  package func slice(_ range: Range<Int>) -> ForceBlock {
    ForceBlock(foot: foot, times: Array(times[range]), newtons: Array(newtons[range]))
  }

  package func slice(seconds: ClosedRange<Double>) -> ForceBlock {
    slice(times.indexRange(in: seconds))
  }
}
