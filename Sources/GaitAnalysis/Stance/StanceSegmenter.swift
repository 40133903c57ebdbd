public import GaitModel

/// Finds the stances of one foot in a stream of force samples.
///
/// Force rising above `onNewtons` is an initial contact, falling below `offNewtons` a toe-off; both
/// are placed between samples by linear interpolation. Contacts parted by less than the minimum
/// swing are one stance; a foot scuff shorter than the minimum contact beside one is ignored; what is
/// shorter than the minimum stance is no stance. Only stances whose initial contact and toe-off
/// were both seen are found. What comes out depends on the samples alone, never on how they were
/// cut into calls.
public struct StanceSegmenter: Equatable, Sendable {
  /// Whose stances it finds.
  package let foot: Foot
  /// When a stance begins and ends.
  package let rule: StanceRule
  /// The rule in newtons.
  package let thresholds: StanceThresholds
  /// Stances found so far, in order.
  public private(set) var stances: [Stance] = []

  /// A contact of the raw force; its beginning is nil if the recording began within it.
  private struct Contact: Equatable, Sendable {
    var beginning: Double?
    var end: Double
  }

  private var previous: (time: Double, newtons: Double)?
  /// Whether the raw force is in contact, and since when.
  private var inContact = false
  private var contactBeginning: Double?
  /// The last contact that ended; the next one may still turn out to be part of it.
  private var pending: Contact?

  /// Begins with the usual rule: contact above 5 % of body weight, 20 N at least, and its end below
  /// four fifths of that; stances of 0.2 s or more, swings of 0.1 s or more.
  ///
  /// - Parameters:
  ///   - foot: whose stances are looked for.
  ///   - bodyWeightNewtons: the walker's weight.
  public init(foot: Foot, bodyWeightNewtons: Double) {
    let rule = StanceRule()
    self.init(
      foot: foot, rule: rule, thresholds: rule.thresholds(bodyWeightNewtons: bodyWeightNewtons))
  }

  /// Begins with a rule of one's own.
  package init(foot: Foot, rule: StanceRule, thresholds: StanceThresholds) {
    self.foot = foot
    self.rule = rule
    self.thresholds = thresholds
  }

  /// Takes the next sample; times must ascend.
  ///
  /// - Parameters:
  ///   - time: seconds.
  ///   - newtons: vertical ground reaction force of the foot.
  public mutating func push(timeSeconds time: Double, newtons: Double) {
    defer { previous = (time, newtons) }
    guard let previous else {
      inContact = newtons > thresholds.onNewtons
      contactBeginning = nil
      return
    }
    if inContact {
      if newtons < thresholds.offNewtons {
        let end = Self.crossing(previous, (time, newtons), level: thresholds.offNewtons)
        contactEnded(Contact(beginning: contactBeginning, end: end))
      }
    } else if newtons > thresholds.onNewtons {
      let beginning = Self.crossing(previous, (time, newtons), level: thresholds.onNewtons)
      if let pending, beginning - pending.end >= rule.minSwingSeconds { settle(pending) }
      inContact = true
      contactBeginning = beginning
    } else if let pending, time - pending.end >= rule.minSwingSeconds {
      settle(pending)
    }
  }

  /// Ends the recording: a stance whose toe-off was seen is settled, one still going on is not found.
  public mutating func finish() {
    // A contact still going on, other than a foot scuff, that began within the minimum swing is part of
    // the last one, whose toe-off was therefore not seen.
    let isGoingOn =
      inContact && (previous?.time ?? 0) - (contactBeginning ?? 0) >= rule.minContactSeconds
    if let pending, !isGoingOn { settle(pending) }
    pending = nil
    inContact = false
    previous = nil
  }

  private mutating func contactEnded(_ contact: Contact) {
    inContact = false
    guard let earlier = pending else {
      pending = contact
      return
    }
    // One whose beginning was not seen is no stance, and takes none that follows with it.
    if earlier.beginning == nil, contact.beginning != nil {
      pending = contact
      return
    }
    // The swing between the two was too short to be one (a longer one has settled `earlier`).
    if contact.end - (contact.beginning ?? contact.end) < rule.minContactSeconds { return }
    let earlierIsBrush =
      earlier.beginning.map { earlier.end - $0 < rule.minContactSeconds } ?? false
    pending = Contact(
      beginning: earlierIsBrush ? contact.beginning : earlier.beginning, end: contact.end)
  }

  private mutating func settle(_ contact: Contact) {
    pending = nil
    guard let beginning = contact.beginning else { return }
    guard contact.end - beginning >= rule.minStanceSeconds else { return }
    stances.append(
      Stance(foot: foot, initialContactSeconds: beginning, toeOffSeconds: contact.end))
  }

  /// Drops the stances that ended before a moment.
  ///
  /// - Parameter seconds: seconds of the session's clock.
  /// - Returns: how many were dropped.
  @discardableResult
  package mutating func forget(before seconds: Double) -> Int {
    let count = stances.firstIndex { $0.toeOffSeconds >= seconds } ?? stances.count
    stances.removeFirst(count)
    return count
  }

  private static func crossing(
    _ before: (time: Double, newtons: Double), _ after: (time: Double, newtons: Double),
    level: Double
  ) -> Double {
    let rise = after.newtons - before.newtons
    guard rise != 0 else { return after.time }
    let fraction = min(max((level - before.newtons) / rise, 0), 1)
    return before.time + fraction * (after.time - before.time)
  }

  /// Equal ones have seen the same and find the same from now on.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.foot == rhs.foot && lhs.rule == rhs.rule && lhs.thresholds == rhs.thresholds
      && lhs.stances == rhs.stances && lhs.inContact == rhs.inContact
      && lhs.contactBeginning == rhs.contactBeginning && lhs.pending == rhs.pending
      && lhs.previous?.time == rhs.previous?.time && lhs.previous?.newtons == rhs.previous?.newtons
  }
}
