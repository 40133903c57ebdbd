/// A stretch of one foot's recording in which the device delivered no frames.
package struct Gap: Equatable, Hashable, Codable, Sendable {
  /// The foot whose frames are missing.
  package var foot: Foot
  /// Time of the last frame before the hole, in seconds of the session's clock.
  package var startSeconds: Double
  /// Time of the first frame after it.
  package var endSeconds: Double

  package init(foot: Foot, startSeconds: Double, endSeconds: Double) {
    self.foot = foot
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
  }

  /// From the last frame before the hole to the first one after it.
  package var durationSeconds: Double { endSeconds - startSeconds }

  /// Frames that are missing in the hole at the given rate.
  package func missingFrames(samplingRateHz: Double) -> Int {
    max(0, Int((durationSeconds * samplingRateHz).rounded()) - 1)
  }

  /// Whether the gap shares any time with the closed range.
  package func overlaps(_ range: ClosedRange<Double>) -> Bool {
    startSeconds < range.upperBound && endSeconds > range.lowerBound
  }

  /// Whether two successive frames leave a hole at the given rate: half a frame of jitter is not one.
  package static func isHole(from earlier: Double, to later: Double, samplingRateHz: Double) -> Bool
  {
    (later - earlier) * samplingRateHz > 1.5
  }
}
