/// The vertical ground reaction force under one foot at one moment.
package struct ForceSample: Equatable, Sendable {
  /// The foot that carries it.
  package var foot: Foot
  /// Seconds of the session's clock.
  package var timeSeconds: Double
  /// Vertical ground reaction force.
  package var newtons: Double

  package init(foot: Foot, timeSeconds: Double, newtons: Double) {
    self.foot = foot
    self.timeSeconds = timeSeconds
    self.newtons = newtons
  }
}

/// A run of force samples of one foot on a clock and at a rate of its own; times ascend strictly.
public struct ForceBlock: Equatable, Sendable {
  /// The foot that carries it.
  package let foot: Foot
  /// `[T]` seconds of the session's clock.
  public private(set) var times: [Double]
  /// `[T]` newtons.
  public private(set) var newtons: [Float]

  /// A run of samples.
  ///
  /// - Parameters:
  ///   - foot: whose force it is.
  ///   - times: `[T]` seconds of the session's clock, strictly ascending.
  ///   - newtons: `[T]` vertical ground reaction force.
  public init(foot: Foot, times: [Double] = [], newtons: [Float] = []) {
    precondition(times.count == newtons.count, "\(times.count) times, \(newtons.count) forces")
    self.foot = foot
    self.times = times
    self.newtons = newtons
  }

  /// Samples in the run.
  package var count: Int { times.count }
  /// Whether it holds no sample.
  package var isEmpty: Bool { times.isEmpty }

  /// Makes room for samples in all.
  package mutating func reserveCapacity(_ samples: Int) {
    times.reserveCapacity(samples)
    newtons.reserveCapacity(samples)
  }

  /// Appends a sample.
  ///
  /// - Parameters:
  ///   - timeSeconds: seconds of the session's clock, after that of the sample before.
  ///   - value: vertical ground reaction force in newtons.
  public mutating func append(timeSeconds: Double, newtons value: Float) {
    times.append(timeSeconds)
    newtons.append(value)
  }

  /// Appends the samples of another run of the same foot.
  package mutating func append(_ other: ForceBlock) {
    times.append(contentsOf: other.times)
    newtons.append(contentsOf: other.newtons)
  }

  /// The same forces some seconds later.
  package func shifted(bySeconds seconds: Double) -> ForceBlock {
    guard seconds != 0 else { return self }
    return ForceBlock(foot: foot, times: times.map { $0 + seconds }, newtons: newtons)
  }

  /// The samples from index `range.lowerBound` up to `range.upperBound`.
  package func slice(_ range: Range<Int>) -> ForceBlock {
    ForceBlock(foot: foot, times: Array(times[range]), newtons: Array(newtons[range]))
  }

  /// The samples whose time lies in `seconds`.
  package func slice(seconds: ClosedRange<Double>) -> ForceBlock {
    slice(times.indexRange(in: seconds))
  }
}
