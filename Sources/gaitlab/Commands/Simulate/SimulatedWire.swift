import ArgumentParser
import GaitFiles
import GaitIntake

/// The bytes of a simulated device's messages.
enum SimulatedWire {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case line, binary

    fileprivate var encoding: WireEncoder.Format { self == .line ? .lines : .binary }
  }

  /// What makes the bytes of each message: one line, or one binary frame.
  ///
  /// - Parameters:
  ///   - announcement: what the device says of itself.
  ///   - format: lines or binary.
  /// - Returns: the encoder of its messages.
  /// - Throws: what the encoder throws for a header that is too long.
  static func encoder(
    of announcement: WireMessage, format: Format
  ) throws(GaitlabError) -> (WireMessage) -> [UInt8] {
    guard case .announcement(let said) = announcement else { return { _ in [] } }
    let encoder = try WireEncoder(announcement: said, format: format.encoding)
    return encoder.bytes(of:)
  }
}
