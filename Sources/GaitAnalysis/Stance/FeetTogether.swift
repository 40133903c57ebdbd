import GaitModel

/// Tells squats, hops and jumps from walking: both feet come down and leave the ground together.
///
/// In walking a foot comes down half a stride after the other, and even in a very slow gait contacts of
/// both have less than half of their time in common.
enum FeetTogether {
  /// Part of the time of two contacts that they have in common from which on they are one of both feet.
  private static let commonPart = 0.85

  /// Whether a contact of the other foot begins and ends with this one.
  ///
  /// - Parameters:
  ///   - stance: of one foot.
  ///   - others: contacts of the other foot, in the order of time.
  /// - Returns: false where the feet come down in turn.
  /// - Complexity: O(log contacts), and those that overlap with the one.
  static func contains(_ stance: Stance, others: [Stance]) -> Bool {
    var (first, end) = (0, others.count)
    while first < end {
      let middle = (first + end) / 2
      if others[middle].toeOffSeconds <= stance.initialContactSeconds {
        first = middle + 1
      } else {
        end = middle
      }
    }
    return others[first...].prefix { $0.initialContactSeconds < stance.toeOffSeconds }
      .contains { other in
        let common = stance.seconds.shared(with: other.seconds)
        guard common > 0 else { return false }
        let both = stance.stanceSeconds + other.stanceSeconds - common
        return common >= commonPart * both
      }
  }
}
