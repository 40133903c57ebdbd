import GaitModel

/// Tells noise from a load: a load changes slowly from frame to frame, noise as much as ever.
struct NoiseCheck {
  private let track: FootTrack

  /// Half of the mean square of the changes by the variance: 1 for noise, near 0 for a load.
  private static let leastRoughness = 0.5
  /// Seconds of a piece that is judged, and the frames that it needs.
  private static let pieceSeconds = 1.0
  private static let leastFrames = 20

  init(_ track: FootTrack) { self.track = track }

  /// Whether all of a recording is noise.
  var isNoise: Bool { isNoise(track.measured.indices) }

  /// Runs of seconds in which the insole reads noise that varies by less than a force.
  func stretches(below newtons: Float) -> [ClosedRange<Double>] {
    guard let first = track.times.first, let last = track.times.last else { return [] }
    var found: [ClosedRange<Double>] = []
    for start in stride(from: first, through: last - Self.pieceSeconds, by: Self.pieceSeconds) {
      let seconds = start...start + Self.pieceSeconds
      let range = track.times.indexRange(in: seconds)
      guard let low = track.measured[range].min(), let high = track.measured[range].max(),
        high - low < newtons, isNoise(range)
      else { continue }
      found.join(seconds)
    }
    return found
  }

  private func isNoise(_ range: Range<Int>) -> Bool {
    guard range.count >= Self.leastFrames else { return false }
    var values = MeanSD()
    var changes = 0.0
    for index in range {
      values.push(Double(track.measured[index]))
      if index > range.lowerBound {
        let change = Double(track.measured[index] - track.measured[index - 1])
        changes += change * change
      }
    }
    guard let sd = values.sd, sd > 0 else { return false }
    return changes / Double(2 * (range.count - 1)) > Self.leastRoughness * sd * sd
  }
}
