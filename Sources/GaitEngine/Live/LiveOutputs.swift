import GaitAnalysis
import GaitModel

/// Finds the estimates that were not sent on yet.
struct OutgoingEstimates {
  /// A foot this much behind the other is not waited for, in seconds.
  private static let patienceSeconds = 0.25

  /// The session's time up to which estimates were sent on.
  private var sentUntil = -Double.infinity

  mutating func take(from tracks: PerFoot<FootTrack?>, newest: Double) -> [LiveEstimate] {
    let ends = tracks.estimateEnds
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
      estimates.append(
        LiveEstimate(newtons: newtons, seconds: time, agoSeconds: newest - time))
      sentUntil = time
    }
    return estimates
  }
}

/// Finds the accepted steps that were not sent on yet, in the order of their toe-offs.
struct OutgoingSteps {
  /// Steps that nobody takes are not kept for ever.
  private static let most = 1000

  private var waiting: [LiveStep] = []
  private var lastContact = PerFoot(both: -Double.infinity)
  private var lastToeOff = -Double.infinity
  private var counts = PerFoot(both: 0)

  /// Looks at an analysis as the screen shows it.
  ///
  /// Analysis names the same steps again and again, with a contact that a new calibration has moved a
  /// little; each goes out once, as the counts of feedback have it.
  mutating func look(at analysis: SessionAnalysis, newest: Double) {
    // The other foot may still have an earlier toe-off, unless it has fallen silent.
    let ends = analysis.tracks.estimateEnds
    let known = [ends.left, ends.right].filter { newest - $0 <= RunningScale.delaySeconds }.min()
    // The list is in the order of contacts and holds the whole session: what lies before the last ones was seen.
    let feet = Foot.allCases.filter { analysis.tracks[$0] != nil }
    let seen = feet.map { lastContact[$0] }.min() ?? -.infinity
    let last = analysis.steps.lastIndex { $0.stance.initialContactSeconds <= seen } ?? -1
    let steps = analysis.steps[(last + 1)...].compactMap { step in
      FeedbackStep(
        step, force: analysis.decidedBy,
        bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    }.filter { step in
      step.toeOffSeconds < known ?? .infinity
        && step.initialContactSeconds
          > lastContact[step.foot] + FeedbackTally.sameContactSeconds
    }.sorted { $0.toeOffSeconds < $1.toeOffSeconds }
    for step in steps {
      lastContact[step.foot] = step.initialContactSeconds
      // One that was accepted only after a later one is too late to be in order.
      guard step.toeOffSeconds >= lastToeOff else { continue }
      lastToeOff = step.toeOffSeconds
      counts[step.foot] += 1
      waiting.append(
        LiveStep(
          foot: step.foot, number: counts[step.foot],
          initialContactSeconds: step.initialContactSeconds, toeOffSeconds: step.toeOffSeconds,
          peakPercent: step.peakPercent, loadingRate: step.loadingRate,
          agoSeconds: newest - step.toeOffSeconds))
    }
    if waiting.count > Self.most { waiting.removeFirst(waiting.count - Self.most) }
  }

  mutating func take() -> [LiveStep] {
    defer { waiting = [] }
    return waiting
  }
}

extension PerFoot<FootTrack?> {
  /// The time of each foot's last estimate; before all times for a foot without one.
  fileprivate var estimateEnds: PerFoot<Double> {
    map { track in
      guard let track, !track.estimated.isEmpty else { return -.infinity }
      return track.times[track.estimated.count - 1]
    }
  }
}
