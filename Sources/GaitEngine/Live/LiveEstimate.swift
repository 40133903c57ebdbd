import GaitAnalysis
package import GaitModel

/// The estimates of both feet at one moment of a live session.
package struct LiveEstimate: Equatable, Sendable {
  /// NaN where there is none.
  package let newtons: PerFoot<Float>
  /// How long ago the frame was measured that it is of.
  package let agoSeconds: Double
}

/// Finds the estimates that were not given out yet.
struct OutgoingEstimates {
  /// A foot this much behind the other is not waited for, in seconds.
  private static let patienceSeconds = 0.25

  /// The session's time up to which estimates were given out.
  private var sentUntil = -Double.infinity

  mutating func take(from tracks: PerFoot<FootTrack?>, newest: Double) -> [LiveEstimate] {
    let ends = PerFoot.each { foot in
      tracks[foot].flatMap { $0.estimated.isEmpty ? nil : $0.times[$0.estimated.count - 1] }
        ?? -.infinity
    }
    let foot: Foot = ends.left >= ends.right ? .left : .right
    guard let track = tracks[foot] else { return [] }
    // Both feet of a moment go out together, unless one has fallen silent.
    let other = ends[foot.opposite]
    let limit = newest - other <= Self.patienceSeconds ? other : .infinity
    var estimates: [LiveEstimate] = []
    for index in track.times.lowerBound(of: sentUntil.nextUp)..<track.times.count {
      let time = track.times[index]
      guard index < track.estimated.count, time <= limit else { break }
      var newtons = PerFoot(both: Float.nan)
      newtons[foot] = track.estimated[index]
      newtons[foot.opposite] =
        tracks[foot.opposite]?.newtons(.estimated, at: time).map { Float($0) } ?? .nan
      estimates.append(LiveEstimate(newtons: newtons, agoSeconds: newest - time))
      sentUntil = time
    }
    return estimates
  }
}
