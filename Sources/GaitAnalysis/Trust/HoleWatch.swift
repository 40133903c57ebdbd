/// Decides what stands for an estimate where a hole of a foot's recording is in view of the estimator.
///
/// As a rule nothing does. Where more than 4 % of the frames of the last ten seconds have a hole in
/// view, the sum of the calibrated cells stands in for the estimator until it is 2 % again: it has no
/// memory that a hole could spoil. Depends on the frames so far alone, so that live and replay agree.
package struct HoleWatch: Equatable, Sendable {
  /// What an estimate has looked at.
  package enum View: Int, Comparable, Sendable {
    /// Frames alone.
    case clear
    /// The beginning or the end of the recording.
    case edge
    case hole

    package static func < (a: View, b: View) -> Bool { a.rawValue < b.rawValue }
  }

  /// Part of the frames that may have a hole in view.
  package static let limit = 0.04
  private static let recovery = 0.02
  private static let windowSeconds = 10.0

  /// Frames with a hole in view.
  package private(set) var nearHole = 0
  /// Frames that were judged.
  package private(set) var frames = 0
  /// Frames for which the sum of cells stood in.
  package private(set) var fallenBack = 0
  /// Whether the sum of cells stands in now.
  package private(set) var isFallenBack = false

  private let window: Int
  /// The last `window` frames, those with a hole in view by their number, oldest first.
  private var recent: [Int] = []
  private var oldest = 0

  /// Starts without a frame.
  package init(samplingRateHz: Double) {
    window = Int(min(max(samplingRateHz, 1), 2000) * Self.windowSeconds)
  }

  /// What of the next frame goes into the track.
  ///
  /// - Parameters:
  ///   - estimate: the estimator's, in body weights.
  ///   - view: what it has looked at.
  ///   - sum: the calibrated sum of the frame's cells.
  /// - Returns: the estimate, the sum, or NaN for nothing.
  package mutating func judge(_ estimate: Float, view: View, sum: Float) -> Float {
    if view == .hole {
      nearHole += 1
      recent.append(frames)
    }
    while oldest < recent.count, recent[oldest] <= frames - window { oldest += 1 }
    if oldest > 1024 {
      recent.removeFirst(oldest)
      oldest = 0
    }
    frames += 1
    let share = Double(recent.count - oldest) / Double(window)
    isFallenBack = share > (isFallenBack ? Self.recovery : Self.limit)
    if isFallenBack {
      fallenBack += 1
      return sum
    }
    return view == .clear ? estimate : .nan
  }
}
