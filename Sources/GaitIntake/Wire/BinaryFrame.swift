/// Where the parts of a binary message are; docs/WIRE.md has the same as a table.
enum BinaryFrame {
  enum Kind: UInt8 {
    case announcement = 0
    case pressure = 1
    case force = 2
  }

  /// What bytes may be the beginning of.
  enum Look: Equatable {
    /// Of no binary message.
    case nothing
    /// So far of one, but there are too few to tell its length.
    case tooFew
    /// Of one that is damaged or that this version does not know.
    case unusable(BinaryDamage)
    /// Of one with this many bytes.
    case message(length: Int)
  }

  static let magic: (UInt8, UInt8) = (0x47, 0x4C)
  static let version: UInt8 = 1
  static let kindOffset = 3
  static let lengthOffset = 4
  static let footOffset = 6
  static let complementOffset = 6
  static let textOffset = 8
  static let timeOffset = 8
  static let sequenceOffset = 16
  static let countOffset = 20
  static let newtonsOffset = 20
  static let cellsOffset = 22
  static let checksumBytes = 4
  static let longest = 65_535
  static let longestText = longest - textOffset - checksumBytes

  /// Judges the beginning of a message from as many bytes as there are.
  ///
  /// The length must fit the kind, the number of cells or its own complement, so that a damaged length is seldom waited for.
  static func look(at bytes: UnsafeBufferPointer<UInt8>) -> Look {
    guard let first = bytes.first, first == magic.0 else { return .nothing }
    guard bytes.count > 1 else { return .tooFew }
    guard bytes[1] == magic.1 else { return .nothing }
    guard bytes.count > 2 else { return .tooFew }
    guard bytes[2] == version else {
      return .unusable(.version(bytes[2]))
    }
    guard bytes.count > kindOffset else { return .tooFew }
    guard let kind = Kind(rawValue: bytes[kindOffset]) else {
      return .unusable(.kind(bytes[kindOffset]))
    }
    guard bytes.count > footOffset else { return .tooFew }
    let length = Int(integer(bytes, at: lengthOffset, as: UInt16.self))
    switch kind {
    case .announcement:
      guard bytes.count >= textOffset else { return .tooFew }
      let complement = integer(bytes, at: complementOffset, as: UInt16.self)
      guard length > textOffset + checksumBytes, length + Int(complement) == longest else {
        return .unusable(.length)
      }
    case .force:
      guard length == newtonsOffset + 4 + checksumBytes, bytes[footOffset] < 2 else {
        return .unusable(.length)
      }
    case .pressure:
      guard bytes[footOffset] < 2, bytes.count >= cellsOffset else {
        return bytes[footOffset] < 2 ? .tooFew : .unusable(.length)
      }
      let count = Int(integer(bytes, at: countOffset, as: UInt16.self))
      guard count > 0, length == cellsOffset + 2 * count + checksumBytes else {
        return .unusable(.length)
      }
    }
    return .message(length: length)
  }

  /// Whether a whole message ends with the checksum of what comes before.
  static func isSound(_ message: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = message.count - checksumBytes
    return CRC32.checksum(UnsafeBufferPointer(rebasing: message[..<end]))
      == integer(message, at: end, as: UInt32.self)
  }

  static func integer<Value: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, as type: Value.Type
  ) -> Value {
    Value(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: type))
  }

  static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
