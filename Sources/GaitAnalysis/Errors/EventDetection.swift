package import GaitModel

/// How surely and how exactly one kind of event is found on the estimate.
///
/// The same rule runs on reference and estimate. Events further apart than
/// `ErrorAnalysis.maxEventDistanceSeconds` are not of the same step.
package struct EventDetection: Equatable, Sendable {
  /// Median of |estimated - reference| in seconds; nil if nothing was found.
  package let medianAbsoluteSeconds: Double?
  /// 95th percentile of the same.
  package let p95AbsoluteSeconds: Double?
  /// Events of accepted steps that the estimate has as well.
  package let found: Int
  /// Events of accepted steps that it does not have.
  package let missed: Int
  /// Events of the estimate between the first and the last of the reference that belong to no step,
  /// accepted or not.
  ///
  /// What lies in a step that somebody has left out is not counted.
  package let spurious: Int

  package init(
    medianAbsoluteSeconds: Double?, p95AbsoluteSeconds: Double?, found: Int, missed: Int,
    spurious: Int
  ) {
    self.medianAbsoluteSeconds = medianAbsoluteSeconds
    self.p95AbsoluteSeconds = p95AbsoluteSeconds
    self.found = found
    self.missed = missed
    self.spurious = spurious
  }

  /// - Parameters:
  ///   - steps: of both feet, found on the reference.
  ///   - estimatedStances: what the same rule finds on the estimate alone, by time.
  ///   - moment: the event of a stance.
  package init(
    steps: [Step], estimatedStances: PerFoot<[Stance]>, moment: (Stance) -> Double
  ) {
    var tally = EventTally()
    tally.add(
      ErrorPart(
        tracks: PerFoot(both: nil), steps: steps, estimatedStances: estimatedStances,
        bodyWeightNewtons: 1), moment)
    self = tally.detection
  }

  /// The nearest of ascending moments that is near enough to be the same event.
  static func nearest(to moment: Double, in moments: [Double]) -> Double? {
    let after = moments.lowerBound(of: moment)
    let around = moments[max(after - 1, 0)..<min(after + 1, moments.count)]
    guard let nearest = around.min(by: { abs($0 - moment) < abs($1 - moment) }),
      abs(nearest - moment) <= ErrorAnalysis.maxEventDistanceSeconds
    else { return nil }
    return nearest
  }
}
