import Foundation
package import GaitIntake
package import GaitModel
import GaitStore

/// What a host says to those who look on.
package enum SharedMessage: Equatable, Sendable {
  case session(SharedSession)
  case state(SharedState)
  case feedback(SharedFeedback)
  case frames(FrameBlock)
  case forces(ForceBlock)
  case ended

  /// Why a packet is not believed, in words.
  package struct Problem: Error, Equatable, Sendable {
    package let reason: String
  }

  /// The packets of the message; a long run of samples takes several.
  package var packets: [SharePacket] {
    switch self {
    case .session(let session): Self.json(session, .session)
    case .state(let state): Self.json(state, .state)
    case .feedback(let feedback): Self.json(feedback, .feedback)
    case .frames(let block): SharedSamples.packets(block)
    case .forces(let block): SharedSamples.packets(block)
    case .ended: [SharePacket(.ended)]
    }
  }

  /// Reads a packet, of which nothing is believed.
  ///
  /// - Throws: what is wrong with it.
  package init(_ packet: SharePacket) throws(Problem) {
    switch packet.kind {
    case .session:
      let session: SharedSession = try Self.read(packet)
      if let problem = session.problem(MetadataCheck.problem) { throw Problem(reason: problem) }
      self = .session(session)
    case .state:
      let state: SharedState = try Self.read(packet)
      guard state.isPlausible else { throw Problem(reason: "devices that nobody has") }
      self = .state(state)
    case .feedback:
      let feedback: SharedFeedback = try Self.read(packet)
      if MetadataCheck.problem(feedback.summary) != nil || !feedback.isPlausible {
        throw Problem(reason: "feedback that cannot be")
      }
      self = .feedback(feedback)
    case .frames: self = .frames(try SharedSamples.frames(packet.payload))
    case .forces: self = .forces(try SharedSamples.forces(packet.payload))
    case .ended: self = .ended
    }
  }

  private static func json(_ value: some Encodable, _ kind: SharePacket.Kind) -> [SharePacket] {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? encoder.encode(value), data.count <= SharePacket.largestPayload else {
      return []
    }
    return [SharePacket(kind, payload: Array(data))]
  }

  private static func read<Value: Decodable>(_ packet: SharePacket) throws(Problem) -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let value = try? decoder.decode(Value.self, from: Data(packet.payload)) else {
      throw Problem(reason: "a \(packet.kind) that cannot be read")
    }
    return value
  }
}
