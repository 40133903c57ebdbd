/// A piece of a live session on its way to those who look on.
///
/// What is in it the session knows; what carries it needs to know only which pieces may be left out.
package struct SharePacket: Equatable, Sendable {
  package enum Kind: UInt8, CaseIterable, Sendable {
    /// What is measured, with what was found of it.
    case session = 1
    /// How devices and the recording are doing; also a sign of life.
    case state = 2
    /// Target and counts of feedback.
    case feedback = 3
    case frames = 4
    case forces = 5
    /// The session is over.
    case ended = 6

    /// Whether the newest of its kind says all that earlier ones do.
    var isNewestOnly: Bool {
      switch self {
      case .session, .state, .feedback: true
      case .frames, .forces, .ended: false
      }
    }
  }

  /// Bytes that a packet may hold: two insoles of 4096 cells take less.
  package static let largestPayload = 4 << 20
  /// Bytes of kind and length.
  static let headerBytes = 5

  package let kind: Kind
  package let payload: [UInt8]

  package init(_ kind: Kind, payload: [UInt8] = []) {
    precondition(payload.count <= Self.largestPayload, "\(payload.count) bytes in a packet")
    self.kind = kind
    self.payload = payload
  }

  /// As it is sent: the kind, the length of the payload with its lowest byte first, the payload.
  package var bytes: [UInt8] {
    let length = UInt32(payload.count)
    return [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
      + payload
  }
}
