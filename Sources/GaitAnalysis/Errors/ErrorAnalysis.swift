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
    var overall = ErrorAccumulator()
    var phases: [StancePhase: ErrorAccumulator] = [:]
    var footPhases = PerFoot<[StancePhase: ErrorAccumulator]>(both: [:])
    for foot in Foot.allCases {
      guard let track = tracks[foot], !track.reference.isEmpty else { continue }
      let own = steps.filter { $0.foot == foot && !$0.isTooShort }
      var place = PhaseLookup(steps: own)
      let holes = excluded[foot]
      forEachPair(track) { time, estimate, reference in
        let phase = place(time)
        guard phase != .leftOut, !holes.contains(where: { $0.contains(time) }) else { return }
        let estimate = estimate / bodyWeightNewtons
        let reference = reference / bodyWeightNewtons
        overall.push(estimate: estimate, reference: reference)
        if case .of(let phase) = phase {
          phases[phase, default: ErrorAccumulator()].push(estimate: estimate, reference: reference)
          footPhases[foot][phase, default: ErrorAccumulator()]
            .push(estimate: estimate, reference: reference)
        }
      }
    }
    let range = overall.referenceRange
    guard let whole = overall.statistics(range: range) else { return nil }
    let used = steps.filter(\.isAccepted)
    let features = FeatureErrors(
      steps: used, bodyWeightNewtons: bodyWeightNewtons, range: range)
    return ErrorReport(
      overall: whole,
      phases: phases.compactMapValues { $0.statistics(range: range) },
      footPhases: footPhases.map { $0.compactMapValues { $0.statistics(range: range) } },
      firstPeak: features.peak(\.first), valley: features.peak(\.valley),
      secondPeak: features.peak(\.second), impulsePercent: features.impulsePercent(),
      initialContact: eventErrors(used, estimatedStances, \.initialContactSeconds),
      toeOff: eventErrors(used, estimatedStances, \.toeOffSeconds),
      curve: features.curve(), bodyWeightNewtons: bodyWeightNewtons,
      referenceRangeBodyWeights: range,
      initialContactDetection: EventDetection(
        steps: steps, estimatedStances: estimatedStances, moment: \.initialContactSeconds),
      toeOffDetection: EventDetection(
        steps: steps, estimatedStances: estimatedStances, moment: \.toeOffSeconds))
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

  private static func eventErrors(
    _ steps: [Step], _ estimated: PerFoot<[Stance]>, _ moment: (Stance) -> Double
  ) -> ErrorStatistics? {
    var errors = ErrorAccumulator()
    for foot in Foot.allCases {
      let candidates = estimated[foot].map(moment)
      for step in steps where step.foot == foot {
        let reference = moment(step.stance)
        guard let nearest = EventDetection.nearest(to: reference, in: candidates) else { continue }
        errors.push(estimate: nearest, reference: reference)
      }
    }
    return errors.statistics()?.differencesOnly
  }
}

/// Tells the phase of ascending times from the steps of one foot.
private struct PhaseLookup {
  enum Place: Equatable {
    /// Before the first step, or in one that is not used.
    case elsewhere
    /// In a step that somebody has left out, or in the swing that follows it.
    case leftOut
    case of(StancePhase)
  }

  private let steps: [Step]
  private var position = 0

  init(steps: [Step]) { self.steps = steps }

  mutating func callAsFunction(_ time: Double) -> Place {
    // A step owns the time from its initial contact to the next one.
    while position + 1 < steps.count, steps[position + 1].stance.initialContactSeconds <= time {
      position += 1
    }
    guard position < steps.count, steps[position].isAccepted || steps[position].isLeftOut else {
      return .elsewhere
    }
    let step = steps[position]
    guard step.secondsWithSwing.contains(time) else { return .elsewhere }
    if step.isLeftOut { return .leftOut }
    guard time <= step.stance.toeOffSeconds else { return .of(.swing) }
    let start = step.stance.initialContactSeconds
    return .of(StancePhase(stanceFraction: (time - start) / step.stance.stanceSeconds))
  }
}
