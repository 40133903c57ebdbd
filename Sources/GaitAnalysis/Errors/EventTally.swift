import GaitModel

/// Errors of one kind of event, such as initial contacts, collected part by part.
struct EventTally: Equatable, Sendable {
  /// Seconds of estimate and reference, paired.
  private(set) var errors = ErrorAccumulator()
  /// |estimated - reference| of each pair in seconds.
  private var distances: [Double] = []
  private var missed = 0
  private var spurious = 0
  /// The first event of each foot: before it nobody knows whether the foot was on the ground.
  private var first = PerFoot<Double?>(both: nil)

  /// Takes the events of a part.
  ///
  /// - Parameters:
  ///   - part: steps and estimated stances, with some that were taken before.
  ///   - moment: the event of a stance.
  mutating func add(_ part: ErrorPart, _ moment: (Stance) -> Double) {
    for foot in Foot.allCases {
      let own = part.steps.filter { $0.foot == foot }
      let references = own.map { moment($0.stance) }
      let candidates = part.estimatedStances[foot].map(moment)
      for (step, reference) in zip(own, references) where step.isAccepted && part.isNew(step) {
        if let nearest = EventDetection.nearest(to: reference, in: candidates) {
          errors.push(estimate: nearest, reference: reference)
          distances.append(abs(nearest - reference))
        } else {
          missed += 1
        }
      }
      // Before the first and after the last step it is not known whether the foot was on the ground.
      first[foot] = first[foot] ?? references.first
      guard let first = first[foot], let last = references.last else { continue }
      let leftOut = own.filter(\.isLeftOut).map(\.secondsWithSwing)
      spurious += candidates.count { candidate in
        candidate > first && candidate < last && part.seconds[foot].contains(candidate)
          && EventDetection.nearest(to: candidate, in: references) == nil
          && !leftOut.contains { $0.contains(candidate) }
      }
    }
  }

  /// How surely and how exactly the events were found.
  var detection: EventDetection {
    EventDetection(
      medianAbsoluteSeconds: distances.median, p95AbsoluteSeconds: distances.quantile(0.95),
      found: distances.count, missed: missed, spurious: spurious)
  }
}
