/// A moment of the gait cycle.
package struct GaitEvent: Equatable, Hashable, Codable, Sendable {
  /// Which moment it is.
  package enum Kind: String, Codable, Sendable {
    case initialContact
    case toeOff
  }

  /// Which moment it is.
  package var kind: Kind
  /// The foot that meets or leaves the ground.
  package var foot: Foot
  /// Seconds of the session's clock.
  package var timeSeconds: Double

  package init(kind: Kind, foot: Foot, timeSeconds: Double) {
    self.kind = kind
    self.foot = foot
    self.timeSeconds = timeSeconds
  }
}
