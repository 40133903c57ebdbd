package import GaitModel

/// Puts the samples of one stream back in order and counts what did not come.
///
/// Samples in order go through at once. Behind a hole they wait for what is missing, as long as frames
/// have lately been late, then the hole is given up as lost. Where the device does not number its
/// samples, their times do. A transport that keeps the order of bytes has lost what is missing before the transport:
/// there nothing is waited for until something has come late all the same.
package struct ReorderBuffer<Sample: Sendable>: Sendable {
  /// A sample with its place in the stream.
  private struct Waiting {
    let index: Int
    let device: Double
    let arrival: Double
    let sample: Sample
  }

  /// The longest that a hole is waited for, in seconds.
  package static var longestWaitSeconds: Double { 0.5 }
  private static var shortestWaitSeconds: Double { 0.05 }
  private static var firstWaitSeconds: Double { 0.3 }
  /// How long nothing is known of a stream yet, in seconds.
  private static var newSeconds: Double { 5 }
  /// A step of more samples is no loss: the device has begun again.
  private static var greatestStep: Int { 20_000 }
  /// A time before the last one by more is a clock that began again, in seconds.
  private static var greatestReturnSeconds: Double { 2 }
  private static var mostHoles: Int { 1024 }

  package private(set) var counters = StreamCounters()
  private var samplingRateHz: Double
  private var waiting: [Waiting] = []
  /// The place that comes next; nil before the stream, the least there is until its first frames have
  /// been waited for.
  private var next: Int?
  private var lastDevice = -Double.infinity
  /// The last sample that was taken: where others lie is told from it.
  private var anchor: (index: Int, device: Double)?
  private var lastSequence: (sequence: UInt32, index: Int)?
  /// Places that were given up and may still come, and when they were first missed.
  private var holes: [(places: Range<Int>, missedAt: Double)] = []
  /// Highest place seen.
  private var front: Int?
  private var lateness = Lateness()
  private var firstArrival: Double?
  private let isOrdered: Bool

  /// - Parameters:
  ///   - samplingRateHz: by which samples without numbers find their place.
  ///   - isOrdered: whether the transport keeps the order of what is sent, as TCP and serial lines do.
  package init(samplingRateHz: Double, isOrdered: Bool = false) {
    self.samplingRateHz = samplingRateHz
    self.isOrdered = isOrdered
  }

  /// What is to be done with a sample's clock.
  package enum Verdict: Equatable, Sendable {
    case taken
    /// It came before, or too late.
    case dropped
    /// The device has begun again: this is its first sample, and its clock is another.
    case restarted
  }

  /// Takes a sample.
  ///
  /// - Parameters:
  ///   - sample: what is to be put in order.
  ///   - sequence: the device's number of it; nil where only times tell the order.
  ///   - device: seconds of the device's clock.
  ///   - arrival: seconds of ours.
  ///   - release: gets everything that is in order now, with its device's time and its arrival.
  /// - Returns: what became of it.
  package mutating func push(
    _ sample: Sample, sequence: UInt32?, device: Double, arrival: Double,
    release: (Sample, _ device: Double, _ arrival: Double) -> Void
  ) -> Verdict {
    counters.received += 1
    if firstArrival == nil { firstArrival = arrival }
    // Who never says what time it is, says it with every sample.
    tick(now: arrival, release: release)
    guard let next, let index = place(sequence: sequence, device: device) else {
      let isRestart = self.next != nil
      if isRestart {
        flush(release: release)
        counters.restarts += 1
      }
      begin(sequence: sequence, device: device)
      waiting = [Waiting(index: 0, device: device, arrival: arrival, sample: sample)]
      front = 0
      return isRestart ? .restarted : .taken
    }
    observe(index: index, arrival: arrival)
    if index < next { return tooLate(index) }
    if index > next, waiting.contains(where: { $0.index == index }) {
      counters.duplicated += 1
      return .dropped
    }
    if let front, index < front { counters.reordered += 1 }
    front = max(front ?? index, index)
    if let sequence { lastSequence = (sequence, index) }
    anchor = (index, device)
    let item = Waiting(index: index, device: device, arrival: arrival, sample: sample)
    if index == next {
      give(item, release: release)
      releaseInOrder(release: release)
    } else {
      let position = waiting.lastIndex { $0.index < index }.map { $0 + 1 } ?? 0
      waiting.insert(item, at: position)
    }
    return .taken
  }

  /// Gives holes up that have been waited for long enough.
  package mutating func tick(
    now: Double, release: (Sample, _ device: Double, _ arrival: Double) -> Void
  ) {
    let patience = waitSeconds(now: now)
    while let oldest = waiting.first, now - (waiting.map(\.arrival).min() ?? now) >= patience {
      giveUp(to: oldest.index)
      releaseInOrder(release: release)
    }
  }

  /// Ends the stream: nothing is waited for any more.
  package mutating func flush(release: (Sample, _ device: Double, _ arrival: Double) -> Void) {
    while let oldest = waiting.first {
      giveUp(to: oldest.index)
      releaseInOrder(release: release)
    }
  }

  /// Samples that wait for an earlier one.
  package var waitingCount: Int { waiting.count }

  /// Takes another rate, by which samples without numbers find their place.
  package mutating func changeRate(to hertz: Double) { samplingRateHz = hertz }

  /// A sample that was given out could not be used any more.
  package mutating func countLate() {
    counters.used -= 1
    counters.late += 1
  }

  package mutating func count(_ change: (inout StreamCounters) -> Void) { change(&counters) }

  // MARK: - Places

  /// What comes first need not be the first: a while is waited as for a hole.
  private mutating func begin(sequence: UInt32?, device: Double) {
    next = .min
    lastDevice = -.infinity
    anchor = (0, device)
    holes = []
    lastSequence = sequence.map { ($0, 0) }
  }

  /// The place of a sample; nil if the device has begun again.
  private func place(sequence: UInt32?, device: Double) -> Int? {
    if let sequence, let lastSequence {
      let step = Int(Int32(bitPattern: sequence &- lastSequence.sequence))
      guard abs(step) <= Self.greatestStep else { return nil }
      // A device that was switched off and on counts from 0 again, by chance near its last number.
      let newest = max(lastDevice, anchor?.device ?? device)
      if device < newest - Self.greatestReturnSeconds { return nil }
      return lastSequence.index + step
    }
    guard let anchor else { return 0 }
    guard device >= max(lastDevice, anchor.device) - Self.greatestReturnSeconds else { return nil }
    let step = ((device - anchor.device) * samplingRateHz).rounded()
    guard step <= Double(Self.greatestStep) else { return nil }
    // Two samples never share a place, however much their times jitter.
    if step == 0, device > anchor.device { return anchor.index + 1 }
    return anchor.index + Int(step)
  }

  /// Remembers how long after it was first missed a place has come.
  private mutating func observe(index: Int, arrival: Double) {
    guard let front, index < front else { return }
    let missedAt =
      holes.first { $0.places.contains(index) }?.missedAt
      ?? waiting.lazy.filter { $0.index > index }.map(\.arrival).min()
    guard let missedAt else { return }
    lateness.observe(arrival - missedAt, at: arrival)
  }

  private func waitSeconds(now: Double) -> Double {
    let isNew = firstArrival.map { now - $0 <= Self.newSeconds } ?? true
    let least = isOrdered ? 0 : isNew ? Self.firstWaitSeconds : Self.shortestWaitSeconds
    return min(max(1.5 * lateness.greatest(at: now), least), Self.longestWaitSeconds)
  }

  private mutating func tooLate(_ index: Int) -> Verdict {
    guard let hole = holes.firstIndex(where: { $0.places.contains(index) }) else {
      counters.duplicated += 1
      return .dropped
    }
    let (places, missedAt) = holes.remove(at: hole)
    let (before, after) = (places.lowerBound..<index, index + 1..<places.upperBound)
    if !after.isEmpty { holes.insert((after, missedAt), at: hole) }
    if !before.isEmpty { holes.insert((before, missedAt), at: hole) }
    if holes.count > Self.mostHoles { holes.removeFirst() }
    counters.lost -= 1
    counters.late += 1
    return .dropped
  }

  // MARK: - Giving out

  private mutating func give(
    _ item: Waiting, release: (Sample, _ device: Double, _ arrival: Double) -> Void
  ) {
    next = item.index + 1
    // Numbers may be right and the clock wrong: time only goes forward.
    guard item.device > lastDevice else {
      counters.duplicated += 1
      return
    }
    lastDevice = item.device
    counters.used += 1
    release(item.sample, item.device, item.arrival)
  }

  private mutating func releaseInOrder(
    release: (Sample, _ device: Double, _ arrival: Double) -> Void
  ) {
    while let first = waiting.first, first.index == next {
      waiting.removeFirst()
      give(first, release: release)
    }
  }

  private mutating func giveUp(to index: Int) {
    guard let from = next, from < index else { return }
    next = index
    guard from > .min else { return }
    counters.lost += index - from
    holes.append((from..<index, waiting.map(\.arrival).min() ?? 0))
    if holes.count > Self.mostHoles { holes.removeFirst() }
  }
}
