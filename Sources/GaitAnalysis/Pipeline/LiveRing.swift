package import GaitModel

/// The last frames of a live session as they came, for calibrations, lags and a frozen view.
package struct LiveRing: Sendable {
  /// What is kept, in seconds, unless that takes more than `byteLimit`.
  package static let seconds = 60.0
  /// Bytes of frames that are kept.
  package static let byteLimit = 48 << 20
  /// A foot whose newest frame is older than this, by the newest of either, shows none.
  private static let lateSeconds = 0.25

  /// The frames that are kept; nil for a foot without any.
  package private(set) var frames: PerFoot<FrameBlock?> = PerFoot(both: nil)
  /// The forces that are kept, on their own device's clock.
  package private(set) var reference = PerFoot.each { ForceBlock(foot: $0) }

  package init() {}

  /// Appends frames of an insole and drops the oldest beyond the limit.
  package mutating func append(_ block: FrameBlock) {
    if frames[block.foot]?.cellCount == block.cellCount {
      frames[block.foot]?.append(block)
    } else {
      frames[block.foot] = block
    }
    trim()
  }

  /// Appends forces of a reference.
  package mutating func append(reference block: ForceBlock) {
    reference[block.foot].append(block)
    trim()
  }

  /// From the oldest to the newest frame of either foot.
  package var range: ClosedRange<Double>? {
    var range: ClosedRange<Double>?
    for foot in Foot.allCases {
      if let block = frames[foot] { Self.widen(&range, over: block.times) }
    }
    return range
  }

  /// From the oldest to the newest sample of any kind.
  private var wholeRange: ClosedRange<Double>? {
    var range = range
    for foot in Foot.allCases { Self.widen(&range, over: reference[foot].times) }
    return range
  }

  /// Takes ascending times into a range; asked for every frame.
  private static func widen(_ range: inout ClosedRange<Double>?, over times: [Double]) {
    guard let first = times.first, let last = times.last else { return }
    let low = min(first, range?.lowerBound ?? first)
    range = low...max(low, last, range?.upperBound ?? last)
  }

  /// The frame of each foot that is shown at a moment; none where it has a hole there.
  package func frames(at seconds: Double, metadata: SessionMetadata) -> PerFoot<PressureFrame?> {
    PerFoot.each { foot in
      metadata.insoles[foot].flatMap { insole in
        frames[foot]?.frame(at: seconds, samplingRateHz: insole.samplingRateHz)
      }
    }
  }

  /// The newest frame of each foot; none of a foot whose device has stopped sending.
  ///
  /// Two devices send in turns, and what comes of one is older than the newest of the other.
  package func newestFrames(metadata: SessionMetadata) -> PerFoot<PressureFrame?> {
    guard let newest = range?.upperBound else { return PerFoot(both: nil) }
    return PerFoot.each { foot in
      guard let last = frames[foot]?.times.last, newest - last <= Self.lateSeconds,
        let insole = metadata.insoles[foot]
      else { return nil }
      return frames[foot]?.frame(at: last, samplingRateHz: insole.samplingRateHz)
    }
  }

  /// Drops a quarter at once, so that trimming costs little.
  private mutating func trim() {
    guard let range = wholeRange else { return }
    let bytes = Foot.allCases.reduce(0) { $0 + (frames[$1]?.cells.count ?? 0) * 4 }
    let isTooLong = range.upperBound - range.lowerBound > Self.seconds * 1.25
    guard isTooLong || bytes > Self.byteLimit else { return }
    let length = range.upperBound - range.lowerBound
    let start = range.upperBound - min(Self.seconds, length * 0.75)
    for foot in Foot.allCases {
      if let block = frames[foot] {
        frames[foot] = block.slice(block.times.lowerBound(of: start)..<block.count)
      }
      let forces = reference[foot]
      reference[foot] = forces.slice(forces.times.lowerBound(of: start)..<forces.count)
    }
  }
}
