import GaitModel

/// Errors of the estimate, collected part by part: a recording at once, a live session as its frames go.
struct ErrorTally: Equatable, Sendable {
  private var overall = ErrorAccumulator()
  private var stance = ErrorAccumulator()
  private var phases = PhaseTally()
  private var footPhases = PerFoot(both: PhaseTally())
  private var features = FeatureTally()
  private var initialContacts = EventTally()
  private var toeOffs = EventTally()

  /// Takes a part, which begins where the last one has ended.
  ///
  /// - Complexity: O(frames).
  mutating func add(_ part: ErrorPart) {
    let weight = part.bodyWeightNewtons
    for foot in Foot.allCases {
      guard let track = part.tracks[foot], !track.reference.isEmpty else { continue }
      var place = PhaseLookup(steps: part.steps.filter { $0.foot == foot && !$0.isTooShort })
      let holes = part.excluded[foot]
      let seconds = part.seconds[foot]
      ErrorAnalysis.forEachPair(track) { time, estimate, reference in
        guard seconds.contains(time) else { return }
        let phase = place(time)
        guard phase != .leftOut, !holes.contains(where: { $0.contains(time) }) else { return }
        let estimate = estimate / weight
        let reference = reference / weight
        overall.push(estimate: estimate, reference: reference)
        if case .of(let phase) = phase {
          if phase != .swing { stance.push(estimate: estimate, reference: reference) }
          phases.push(phase, estimate: estimate, reference: reference)
          footPhases[foot].push(phase, estimate: estimate, reference: reference)
        }
      }
    }
    for step in part.steps where step.isAccepted && part.isNew(step) {
      features.push(step, bodyWeightNewtons: weight)
    }
    initialContacts.add(part, \.initialContactSeconds)
    toeOffs.add(part, \.toeOffSeconds)
  }

  /// What was collected so far.
  ///
  /// - Parameter bodyWeightNewtons: what forces were divided by.
  /// - Returns: nil if there was no moment with both forces.
  func report(bodyWeightNewtons: Double) -> ErrorReport? {
    let range = overall.referenceRange
    guard let whole = overall.statistics(range: range) else { return nil }
    let peaks = features.peaks(range: range)
    return ErrorReport(
      overall: whole, stance: stance.statistics(range: range),
      phases: phases.statistics(range: range),
      footPhases: footPhases.map { $0.statistics(range: range) },
      firstPeak: peaks.first, valley: peaks.valley, secondPeak: peaks.second,
      impulsePercent: features.impulsePercent, impulse: features.impulse,
      initialContact: initialContacts.errors.statistics()?.differencesOnly,
      toeOff: toeOffs.errors.statistics()?.differencesOnly,
      curves: features.curves, bodyWeightNewtons: bodyWeightNewtons,
      referenceRangeBodyWeights: range,
      initialContactDetection: initialContacts.detection, toeOffDetection: toeOffs.detection)
  }

  /// The same in body weights of another number of newtons.
  ///
  /// - Parameter factor: the old body weight by the new one.
  /// - Returns: the same pairs, divided by the new body weight.
  func scaled(by factor: Double) -> ErrorTally {
    var scaled = self
    scaled.overall = overall.scaled(by: factor)
    scaled.stance = stance.scaled(by: factor)
    scaled.phases = phases.scaled(by: factor)
    scaled.footPhases = footPhases.map { $0.scaled(by: factor) }
    scaled.features = features.scaled(by: factor)
    return scaled
  }
}
