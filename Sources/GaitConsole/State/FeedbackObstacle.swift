import GaitAnalysis
import GaitModel

/// Why nothing can be counted against a target: the number would not be what it says.
enum FeedbackObstacle: Equatable {
  /// No calibration has been found or measured yet.
  case uncalibrated
  /// The insoles read what no person weighs.
  case nobodysWeight
  /// Counts of the device that nothing makes newtons of.
  case noNewtons
  /// Nothing comes from a foot that is measured.
  case noData
  /// Another gaitlab measures, and is not heard.
  case noHost

  /// - Returns: nil where the target's number can be trusted, and before anything was analysed.
  init?(_ session: SessionState, _ target: FeedbackTarget) {
    // Time needs no weight.
    guard target.measure != .stanceTime, let analysis = session.analysis else { return nil }
    if analysis.calibration.origin == .none {
      self = .uncalibrated
    } else if target.unit != .percentBodyWeight {
      guard !analysis.hasNewtons(analysis.decidedBy) else { return nil }
      self = .noNewtons
    } else if !analysis.hasBodyWeights(analysis.decidedBy) {
      self = analysis.hasBodyWeights ? .noNewtons : .nobodysWeight
    } else {
      return nil
    }
  }
}

extension FeedbackObstacle {
  /// The same for a screen that people walk by, on which old numbers would be taken for new ones.
  init?(_ session: SessionState, _ target: FeedbackTarget, live: LiveState?) {
    if let live, session.frozenAt == nil {
      if let host = live.host, host.connection != .streaming {
        self = .noHost
        return
      }
      let text = LiveText(live: live)
      let feet = session.metadata.feet.filter { foot in
        target.measure == .symmetry || target.foot == nil || target.foot == foot
      }
      if feet.contains(where: { text.silence(of: $0) != nil }) {
        self = .noData
        return
      }
    }
    self.init(session, target)
  }
}

extension FeedbackState {
  /// The numbers of the last steps of each foot, which do not count; nothing where they mean nothing.
  func uncounted(_ session: SessionState) -> PerFoot<FeedbackTally.Entry?> {
    guard let analysis = session.analysis,
      FeedbackObstacle(session, target) == .uncalibrated
    else { return PerFoot(both: nil) }
    var tally = FeedbackTally(target: target)
    let until = analysis.stepCount(until: Self.moment(of: session))
    let steps = analysis.steps[..<until].suffix(8).compactMap {
      FeedbackStep(
        $0, force: analysis.decidedBy, bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    }
    for step in steps.sorted(by: { $0.toeOffSeconds < $1.toeOffSeconds }) { tally.push(step) }
    return tally.last
  }

  /// Seconds after which a number of a live session is of a walk that has ended, or was cut off.
  private static let freshSeconds = 5.0

  /// How long ago a counted step ended, where that is so long that its number is no answer to what the walker does
  /// now; nil otherwise, and in a replay.
  func staleSeconds(_ entry: FeedbackTally.Entry?, _ session: SessionState) -> Double? {
    guard let entry, session.isLive, session.frozenAt == nil else { return nil }
    let seconds = Self.moment(of: session) - entry.seconds
    return seconds > Self.freshSeconds ? seconds : nil
  }
}
