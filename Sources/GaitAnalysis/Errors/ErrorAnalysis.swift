package import GaitModel

/// Compares the estimate with the reference.
package enum ErrorAnalysis {
  /// Reference samples further apart than this are not interpolated between.
  static let maxReferenceHoleSeconds = 0.05
  /// Events further apart than this belong to different steps.
  static let maxEventDistanceSeconds = 0.15

  /// Compares estimate and reference over a session.
  ///
  /// - Parameters:
  ///   - tracks: the forces of each foot.
  ///   - steps: the steps of both feet, found on the reference.
  ///   - estimatedStances: what the same rule finds on the estimate alone.
  ///   - bodyWeightNewtons: what forces are divided by.
  ///   - excluded: seconds in which a foot's reference is not that foot's force, in order.
  /// - Returns: nil if there is no moment with both.
  /// - Complexity: O(frames).
  package static func report(
    tracks: PerFoot<FootTrack?>, steps: [Step], estimatedStances: PerFoot<[Stance]>,
    bodyWeightNewtons: Double,
    excluded: PerFoot<[ClosedRange<Double>]> = PerFoot(both: [])
  ) -> ErrorReport? {
    var tally = ErrorTally()
    tally.add(
      ErrorPart(
        tracks: tracks, steps: steps, estimatedStances: estimatedStances,
        bodyWeightNewtons: bodyWeightNewtons, excluded: excluded))
    return tally.report(bodyWeightNewtons: bodyWeightNewtons)
  }

  /// Calls `body` with every frame that has an estimate and a reference, in newtons.
  static func forEachPair(
    _ track: FootTrack, _ body: (_ time: Double, _ estimate: Double, _ reference: Double) -> Void
  ) {
    let clock = track.reference.times
    let forces = track.reference.newtons
    guard clock.count > 1 else { return }
    var low = 0
    for index in track.estimated.indices {
      let time = track.times[index]
      let estimate = track.estimated[index]
      guard !estimate.isNaN, time >= clock[0] else { continue }
      while low + 1 < clock.count, clock[low + 1] <= time { low += 1 }
      if clock[low] == time {
        body(time, Double(estimate), Double(forces[low]))
        continue
      }
      guard low + 1 < clock.count, clock[low + 1] - clock[low] <= maxReferenceHoleSeconds else {
        continue
      }
      let fraction = (time - clock[low]) / (clock[low + 1] - clock[low])
      // Subtracted as doubles: a float's rounding would show in the eighth digit of the errors.
      let rise = Double(forces[low + 1]) - Double(forces[low])
      let reference = Double(forces[low]) + rise * fraction
      body(time, Double(estimate), reference)
    }
  }
}
