package import GaitModel

/// A protocol that is being gone through: which phase runs, and since when.
package struct VisitRun: Equatable, Sendable {
  package let plan: VisitProtocol
  /// The place of the phase, from 0 on.
  package private(set) var index: Int
  /// When the phase began, in seconds of the session's clock; nil before the first frame.
  package private(set) var startSeconds: Double?
  /// How much of the phase was over before the session's first frame: it goes on after an interruption.
  package private(set) var elapsedSeconds: Double
  /// The newest frame that was seen.
  private var lastSeconds: Double?
  /// Whether all phases are over.
  package private(set) var isOver = false
  /// Whether the phase is marked in the recording that runs.
  package var isMarked = false

  /// Without frames for longer than this no time of a phase passes.
  static let longestGapSeconds = 2.0
  /// A phase that is marked no later than this is marked where it began.
  private static let markSeconds = 0.5

  /// - Parameters:
  ///   - plan: what is gone through.
  ///   - index: where it goes on.
  ///   - elapsedSeconds: how much of that phase is over.
  package init(plan: VisitProtocol, index: Int = 0, elapsedSeconds: Double = 0) {
    self.plan = plan
    self.index = min(max(index, 0), plan.phases.count - 1)
    self.elapsedSeconds = elapsedSeconds
  }

  /// Goes on where a recording was interrupted.
  ///
  /// - Parameters:
  ///   - plan: what is gone through.
  ///   - markers: of the recording.
  ///   - lastSeconds: when it ended.
  package init(plan: VisitProtocol, resuming markers: [Marker], lastSeconds: Double) {
    let sorted = markers.sorted { $0.timeSeconds < $1.timeSeconds }
    let marks = sorted.compactMap { marker in
      PhaseMark(note: marker.note).map { (mark: $0, seconds: marker.timeSeconds) }
    }
    // Another protocol's phases say nothing of this one's.
    guard let last = marks.last, last.mark.count == plan.phases.count,
      plan.phases[last.mark.position - 1].name == last.mark.name
    else {
      self.init(plan: plan)
      return
    }
    self.init(
      plan: plan, index: last.mark.position - 1,
      elapsedSeconds: last.mark.elapsedSeconds + max(lastSeconds - last.seconds, 0))
    isOver = sorted.contains {
      $0.note == PhaseMark.overNote && $0.timeSeconds >= last.seconds
    }
  }

  package var phase: VisitProtocol.Phase { plan.phases[index] }

  /// When the phase ends; nil where somebody ends it, or before the first frame.
  package var endSeconds: Double? {
    guard let startSeconds, let seconds = phase.seconds else { return nil }
    return startSeconds + seconds - elapsedSeconds
  }

  /// What a screen shows of it.
  package var status: PhaseStatus {
    PhaseStatus(
      name: phase.name, position: index + 1, count: plan.phases.count, endSeconds: endSeconds,
      next: index + 1 < plan.phases.count ? plan.phases[index + 1].name : nil, isOver: isOver)
  }

  /// The marker behind the last phase.
  static func overMarker(at seconds: Double) -> Marker {
    Marker(timeSeconds: seconds, note: PhaseMark.overNote)
  }

  /// The marker of the phase as it begins, or goes on, at a moment.
  func marker(at seconds: Double) -> Marker {
    let start = startSeconds ?? seconds
    // The frame that says that a phase has begun comes a little later than the beginning.
    let isNew = seconds - start < Self.markSeconds
    return Marker(
      timeSeconds: isNew ? start : seconds,
      note: PhaseMark(
        name: phase.name, position: index + 1, count: plan.phases.count,
        elapsedSeconds: elapsedSeconds + (isNew ? 0 : seconds - start)
      ).note)
  }

  /// The session has begun.
  mutating func begin(at seconds: Double) {
    startSeconds = startSeconds ?? seconds
    lastSeconds = seconds
  }

  /// Takes the time of the newest frame: a phase waits while no frames come.
  mutating func observe(_ seconds: Double) {
    if let lastSeconds, let start = startSeconds, seconds - lastSeconds > Self.longestGapSeconds {
      startSeconds = start + seconds - lastSeconds
      isMarked = false
    }
    lastSeconds = max(lastSeconds ?? seconds, seconds)
  }

  /// Whether the time of the phase is over.
  func isDue(at seconds: Double) -> Bool {
    !isOver && endSeconds.map { seconds >= $0 } ?? false
  }

  /// Goes on to the next phase, or to the end.
  mutating func advance(at seconds: Double) {
    guard index + 1 < plan.phases.count else {
      isOver = true
      isMarked = false
      return
    }
    index += 1
    startSeconds = seconds
    elapsedSeconds = 0
    isMarked = false
  }
}
