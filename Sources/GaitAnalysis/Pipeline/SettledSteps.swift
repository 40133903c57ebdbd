import GaitModel

/// Steps of a session without an end whose samples are gone, and what was collected of them.
///
/// A step comes here once nothing that follows can change it. It keeps the calibration, the lag and the level
/// of the reference that held then. Sums are kept beside the steps, so that an hour of them costs an update
/// no more than their list.
struct SettledSteps: Sendable {
  /// Steps as one force finds them.
  struct Listing: Sendable {
    /// Steps of both feet by initial contact.
    private(set) var steps: [Step] = []
    /// The numbers that the last steps of each foot have; 0 before the first.
    private(set) var counts = PerFoot(both: 0)
    /// Toe-off of the last step of each foot; what begins earlier is here already.
    private(set) var lastToeOff = PerFoot(both: -Double.infinity)
    private(set) var tally: SummaryTally
    /// Steps that have a number and are not in the list any more.
    private(set) var dropped = 0

    init(force: ForceKind) { tally = SummaryTally(force: force) }

    /// The last steps of each foot, beside which the next ones are put.
    var tail: PerFoot<[Step]> {
      let last = steps.suffix(Self.tailSteps)
      return PerFoot.each { foot in last.filter { $0.foot == foot } }
    }

    /// Takes the steps that end before a moment of their foot.
    ///
    /// - Parameters:
    ///   - listed: steps of both feet by initial contact, numbered behind those that are here.
    ///   - ends: seconds of each foot.
    mutating func take(_ listed: [Step], before ends: PerFoot<Double>) {
      let inOrder = steps.count
      for step in listed where step.stance.toeOffSeconds < ends[step.foot] {
        steps.append(step)
        tally.add(step)
        counts[step.foot] = step.index
        lastToeOff[step.foot] = step.stance.toeOffSeconds
      }
      guard inOrder > 0, inOrder < steps.count, steps.areDisordered(at: inOrder) else { return }
      steps.sortByContact()
    }

    /// Forgets the steps, but not their numbers.
    mutating func drop() {
      dropped += steps.count
      steps = []
      tally = SummaryTally(force: tally.force)
    }

    /// Steps that have something to say about the next ones.
    private static let tailSteps = 24
  }

  var onReference = Listing(force: .reference)
  var onEstimate = Listing(force: .estimated)
  /// Errors of the frames and steps that are settled.
  var errors = ErrorTally()
  /// Frames of each foot before this are settled.
  var until = PerFoot(both: -Double.infinity)
  /// The first frame of each foot.
  var first = PerFoot<Double?>(both: nil)
  /// Settled seconds in which the reference says nothing of a foot.
  var secondsWithoutReference = PerFoot(both: ReferenceReport.MissingSeconds())

  /// The steps as a force finds them.
  func listing(_ force: ForceKind) -> Listing { force == .reference ? onReference : onEstimate }

  /// Forgets everything but the numbers of the steps, where what follows is in another unit.
  mutating func drop() {
    onReference.drop()
    onEstimate.drop()
    errors = ErrorTally()
  }
}

extension [Step] {
  /// Whether a step from a place on belongs before that place.
  func areDisordered(at place: Int) -> Bool {
    self[place].stance.initialContactSeconds < self[place - 1].stance.initialContactSeconds
  }

  /// Orders the steps of both feet by initial contact.
  mutating func sortByContact() {
    sort {
      ($0.stance.initialContactSeconds, $0.foot.rawValue)
        < ($1.stance.initialContactSeconds, $1.foot.rawValue)
    }
  }
}
