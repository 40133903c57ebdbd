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
  ///   - others: contacts of the other foot.
  /// - Returns: false where the feet come down in turn.
  static func contains(_ stance: Stance, others: [Stance]) -> Bool {
    others.contains { other in
      let common = stance.seconds.shared(with: other.seconds)
      guard common > 0 else { return false }
      let both = stance.stanceSeconds + other.stanceSeconds - common
      return common >= commonPart * both
    }
  }
}
