package import GaitModel

/// Everything that analysis knows of one foot over time, in the order of the frames.
///
/// `estimated` may be shorter than `times`: estimates come late. The reference has a clock of its
/// own.
package struct FootTrack: Equatable, Sendable {
  /// Whose forces they are.
  package let foot: Foot
  /// Seconds of the session's clock, one a frame.
  package var times = ChunkedArray<Double>()
  /// The insole's own force in newtons, one a frame.
  package var measured = ChunkedArray<Float>()
  /// The estimated force in newtons, for the first `estimated.count` frames; NaN where the estimator has none.
  package var estimated = ChunkedArray<Float>()
  /// Centre of pressure, one a frame; NaN while the foot is not loaded.
  package var centers = ChunkedArray<CenterOfPressure>()
  /// The reference's force; empty without one.
  package var reference = ForceTrack()
  /// Holes between the frames, in the order of time.
  package var gaps: [Gap] = []
  /// Holes in the reference that are longer than the rule allows.
  package var referenceGaps: [Gap] = []

  /// Samples of a reference that are further apart, in seconds, leave the time between them without
  /// one; less is a hole in it.
  static let longestReferenceHole = 0.5

  /// Where the foot has frames and no reference, longer than `longestReferenceHole`.
  var secondsWithoutReference: [ClosedRange<Double>] {
    guard let first = times.first, let last = times.last else { return [] }
    guard let begin = reference.times.first, let end = reference.times.last else {
      return [first...last]
    }
    var ranges: [ClosedRange<Double>] = []
    if begin - first > Self.longestReferenceHole { ranges.append(first...min(begin, last)) }
    ranges += referenceGaps.filter { hole in
      // Where the foot has no frames either, nothing is to be compared.
      let seconds = hole.startSeconds...hole.endSeconds
      let shared = gaps.reduce(0.0) { $0 + seconds.shared(with: $1.startSeconds...$1.endSeconds) }
      return hole.durationSeconds - shared > Self.longestReferenceHole
    }.map { $0.startSeconds...$0.endSeconds }
    if last - end > Self.longestReferenceHole { ranges.append(max(end, first)...last) }
    return ranges
  }

  /// Whether the reference has samples all through some seconds.
  func hasReference(in seconds: ClosedRange<Double>) -> Bool {
    guard let begin = reference.times.first, let end = reference.times.last,
      begin <= seconds.lowerBound, end >= seconds.upperBound
    else { return false }
    return !referenceGaps.contains { $0.overlaps(seconds) }
  }

  package init(foot: Foot) { self.foot = foot }

  /// Makes room for so many frames.
  package mutating func reserveCapacity(_ frames: Int, hasReference: Bool) {
    times.reserveCapacity(frames)
    measured.reserveCapacity(frames)
    estimated.reserveCapacity(frames)
    centers.reserveCapacity(frames)
    if hasReference { reference.reserveCapacity(frames) }
  }

  /// Drops what lies before a moment, so that a track without an end stays small.
  ///
  /// Frames without their estimate yet stay.
  package mutating func forget(before seconds: Double) {
    let frames = min(times.lowerBound(of: seconds), estimated.count)
    times.removeFirst(frames)
    measured.removeFirst(frames)
    estimated.removeFirst(frames)
    centers.removeFirst(frames)
    reference.forget(before: seconds)
    gaps.removeAll { $0.endSeconds < seconds }
    referenceGaps.removeAll { $0.endSeconds < seconds }
  }

  /// The samples of one force; the estimate may end earlier than its times.
  package func samples(_ kind: ForceKind) -> (
    times: ChunkedArray<Double>, newtons: ChunkedArray<Float>
  ) {
    switch kind {
    case .measured: (times, measured)
    case .estimated: (times, estimated)
    case .reference: (reference.times, reference.newtons)
    }
  }

  /// The samples of one force over a stretch, with one more on either side.
  package func samples(_ kind: ForceKind, around seconds: ClosedRange<Double>) -> (
    times: [Double], newtons: [Float]
  ) {
    let (times, newtons) = samples(kind)
    let range = times.indexRange(in: seconds)
    let wide = (range.lowerBound - 1..<range.upperBound + 1).clamped(to: newtons.indices)
    return (Array(times[wide]), Array(newtons[wide]))
  }

  /// The force at a time, interpolated linearly; nil outside the samples or within a hole.
  package func newtons(_ kind: ForceKind, at seconds: Double, maxHoleSeconds: Double = 0.05)
    -> Double?
  {
    let clock = kind == .reference ? reference.times : times
    let forces =
      switch kind {
      case .measured: measured
      case .estimated: estimated
      case .reference: reference.newtons
      }
    guard let low = clock.lastIndex(notAbove: seconds), low < forces.count else { return nil }
    if clock[low] == seconds { return forces[low].isNaN ? nil : Double(forces[low]) }
    guard low + 1 < forces.count, clock[low + 1] - clock[low] <= maxHoleSeconds else { return nil }
    let fraction = (seconds - clock[low]) / (clock[low + 1] - clock[low])
    let value = Double(forces[low]) + (Double(forces[low + 1]) - Double(forces[low])) * fraction
    return value.isNaN ? nil : value
  }
}

extension FootTrack {
  /// Two frames without an estimate are equal, or no analysis would equal itself.
  package static func == (a: FootTrack, b: FootTrack) -> Bool {
    a.foot == b.foot && a.times == b.times && a.measured == b.measured && a.centers == b.centers
      && a.reference == b.reference && a.gaps == b.gaps && a.referenceGaps == b.referenceGaps
      && a.estimated.elementsEqual(b.estimated) { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
