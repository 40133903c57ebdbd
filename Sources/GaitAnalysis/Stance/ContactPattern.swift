package import GaitModel

/// Tells running and very slow walking from scuffs and standing by a contact and its neighbours alone.
///
/// Nothing farther away than the contacts before and after has a say, so that the answer for a contact
/// is the same in a recording and while it is being made.
package enum ContactPattern {
  /// Longest contact of running, in seconds; at 0.2 s and less most runners have left the ground.
  static let longestRunningContact = 0.4
  /// Longest time between two contacts of a running foot, in seconds.
  static let longestRunningSwing = 0.9
  /// Longest stance of somebody who walks very slowly, in seconds.
  static let longestSlowStance = 12.0
  /// By how much the stances of a very slow walker may differ, as a ratio.
  static let slowLikeness = 0.7...1.43
  /// Shortest swing of a very slow walker, in seconds and as a part of the stance.
  static let shortestSlowSwing = 0.3
  static let shortestSlowSwingPart = 0.15
  /// By how much the swings of the two feet may differ, as a ratio.
  static let swingLikeness = 0.5...2.0

  /// Whether a contact is one of running: short, with a longer swing before or after it to another one
  /// of the same foot, so that there is a flight phase.
  ///
  /// - Parameters:
  ///   - index: the contact asked about.
  ///   - contacts: of one foot, in the order of time.
  /// - Returns: false for a contact on its own.
  package static func isRunning(_ index: Int, in contacts: [Stance]) -> Bool {
    let range = StanceRule.minRunningStanceSeconds...longestRunningContact
    guard range.contains(contacts[index].stanceSeconds) else { return false }
    return [index - 1, index + 1].contains { neighbour in
      guard contacts.indices.contains(neighbour),
        range.contains(contacts[neighbour].stanceSeconds)
      else { return false }
      let swing = swing(between: contacts[index], and: contacts[neighbour])
      let longer = max(contacts[index].stanceSeconds, contacts[neighbour].stanceSeconds)
      return swing > longer && swing <= longestRunningSwing
    }
  }

  /// Whether a long stance is one of walking: like the one before or after it, with a swing between,
  /// and with just one swing of the other foot within.
  ///
  /// - Parameters:
  ///   - index: the contact asked about.
  ///   - contacts: of one foot, in the order of time.
  ///   - other: contacts of the other foot; nil where it was not recorded.
  /// - Returns: false for standing, and for feet that are loaded together.
  package static func isSlowWalking(
    _ index: Int, in contacts: [Stance], other: [Stance]?
  ) -> Bool {
    let stance = contacts[index]
    guard stance.stanceSeconds <= longestSlowStance else { return false }
    let shortest = max(shortestSlowSwing, shortestSlowSwingPart * stance.stanceSeconds)
    let swings = [index - 1, index + 1].compactMap { neighbour -> Double? in
      guard contacts.indices.contains(neighbour),
        slowLikeness.contains(contacts[neighbour].stanceSeconds / stance.stanceSeconds)
      else { return nil }
      let swing = swing(between: stance, and: contacts[neighbour])
      return swing >= shortest && swing <= stance.stanceSeconds ? swing : nil
    }
    guard let other, !swings.isEmpty else { return !swings.isEmpty }
    let overlapping = other.indices.filter { other[$0].seconds.overlaps(stance.seconds) }
    guard let first = overlapping.first, let last = overlapping.last else { return false }
    if overlapping.count == 1 {
      // The other foot's swing began before its first contact, or ended after its last one.
      let isBegun =
        first == 0 && other[first].toeOffSeconds > stance.toeOffSeconds
        && other[first].initialContactSeconds - stance.initialContactSeconds >= shortest
      let isEnding =
        last == other.count - 1
        && other[last].initialContactSeconds < stance.initialContactSeconds
        && stance.toeOffSeconds - other[last].toeOffSeconds >= shortest
      return isBegun || isEnding
    }
    guard overlapping.count == 2 else { return false }
    let otherSwing = swing(between: other[first], and: other[last])
    return swings.contains { swingLikeness.contains(otherSwing / $0) }
  }

  /// The contacts of one foot that are long enough for a step, or part of running.
  package static func steps(of contacts: [Stance], rule: StanceRule) -> [Stance] {
    contacts.indices.filter { index in
      contacts[index].stanceSeconds >= rule.minStanceSeconds || isRunning(index, in: contacts)
    }.map { contacts[$0] }
  }

  private static func swing(between a: Stance, and b: Stance) -> Double {
    max(a.initialContactSeconds, b.initialContactSeconds) - min(a.toeOffSeconds, b.toeOffSeconds)
  }
}

extension [Step] {
  /// Whether most strides have a flight phase: contacts of running, shorter than the swings after them.
  package var isRunning: Bool {
    let strides = filter { $0.isAccepted && $0.swingSeconds != nil }
    let flying = strides.filter { step in
      step.stance.stanceSeconds <= ContactPattern.longestRunningContact
        && step.stance.stanceSeconds < (step.swingSeconds ?? 0)
    }
    return flying.count >= 2 && 2 * flying.count > strides.count
  }
}
