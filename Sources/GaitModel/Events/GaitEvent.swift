/// A moment of the gait cycle.
package struct GaitEvent: Equatable, Hashable, Codable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case initialContact
    case toeOff
  }

  package var kind: Kind
  package var foot: Foot
  /// Seconds of the session's clock.
  package var timeSeconds: Double

  package init(kind: Kind, foot: Foot, timeSeconds: Double) {
    self.kind = kind
    self.foot = foot
    self.timeSeconds = timeSeconds
  }
}
