package import GaitModel

/// Everything that analysis knows of one foot over time, in the order of the frames.
///
/// `estimated` may be shorter than `times`: estimates come late. The reference has a clock of its
/// own.
public struct FootTrack: Equatable, Sendable {
  /// Whose forces they are.
  package let foot: Foot
  /// Seconds of the session's clock, one a frame.
  public var times: [Double] = []
  /// The insole's own force in newtons, one a frame.
  public var measured: [Float] = []
  /// The estimated force in newtons, for the first `estimated.count` frames; NaN where the estimator has none.
  public var estimated: [Float] = []
  /// Centre of pressure, one a frame; NaN while the foot is not loaded.
  package var centers: [CenterOfPressure] = []
  /// The reference's force; empty without one.
  package var reference: ForceBlock
  /// Holes between the frames, in the order of time.
  package var gaps: [Gap] = []
  /// Holes in the reference that are longer than the rule allows.
  package var referenceGaps: [Gap] = []

  /// Holes of frames and of the reference in the order of time.
  package var allGaps: [Gap] {
    referenceGaps.isEmpty
      ? gaps : (gaps + referenceGaps).sorted { $0.startSeconds < $1.startSeconds }
  }

  package init(foot: Foot) {
    self.foot = foot
    reference = ForceBlock(foot: foot)
  }

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
    reference = reference.slice(
      reference.times.lowerBound(of: seconds)..<reference.times.count)
    gaps.removeAll { $0.endSeconds < seconds }
    referenceGaps.removeAll { $0.endSeconds < seconds }
  }

  /// The samples of one force; the estimate may end earlier than its times.
  package func samples(_ kind: ForceKind) -> (times: [Double], newtons: [Float]) {
    switch kind {
    case .measured: (times, measured)
    case .estimated: (times, estimated)
    case .reference: (reference.times, reference.newtons)
    }
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
  public static func == (a: FootTrack, b: FootTrack) -> Bool {
    a.foot == b.foot && a.times == b.times && a.measured == b.measured && a.centers == b.centers
      && a.reference == b.reference && a.gaps == b.gaps && a.referenceGaps == b.referenceGaps
      && a.estimated.elementsEqual(b.estimated) { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
