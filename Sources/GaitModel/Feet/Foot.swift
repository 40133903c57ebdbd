/// One of the two feet of a walker.
public enum Foot: String, CaseIterable, Codable, Hashable, Sendable {
  /// The left foot.
  case left
  /// The right foot.
  case right

  /// The other foot.
  package var opposite: Foot { self == .left ? .right : .left }
}
