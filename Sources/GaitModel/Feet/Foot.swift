/// One of the two feet of a walker.
package enum Foot: String, CaseIterable, Codable, Hashable, Sendable {
  case left
  case right

  /// The other foot.
  package var opposite: Foot { self == .left ? .right : .left }
}
