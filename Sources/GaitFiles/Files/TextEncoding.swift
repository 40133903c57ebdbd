/// Tells UTF-8 from what only looks like it.
package enum TextEncoding {
  package static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The error for a file that begins as UTF-16 or UTF-32, or nil.
  package static func problem(head: ArraySlice<UInt8>, path: String) -> SessionError? {
    let bytes = Array(head.prefix(64))
    let name: String
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      name = "UTF-32"
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      name = "UTF-16"
    } else if hasAlternatingZeros(bytes) {
      name = "UTF-16"
    } else {
      return nil
    }
    return SessionError(
      .encoding, file: path, location: .byteOffset(0), found: "the text is \(name)",
      expected: "UTF-8 text",
      advice: "save the file as UTF-8, for instance: iconv -f \(name) -t UTF-8 FILE > NEW")
  }

  /// Whether the text is UTF-16 with its high byte first; nil where it is not UTF-16 at all.
  static func isBigEndianUTF16(head: ArraySlice<UInt8>) -> Bool? {
    let bytes = Array(head.prefix(64))
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return nil  // UTF-32
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    return hasAlternatingZeros(bytes) ? bytes[0] == 0 : nil
  }

  /// Whether every other byte is zero, which ASCII in UTF-16 without a mark looks like.
  private static func hasAlternatingZeros(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16 else { return false }
    let even = stride(from: 0, to: bytes.count - 1, by: 2).allSatisfy { bytes[$0] == 0 }
    let odd = stride(from: 1, to: bytes.count, by: 2).allSatisfy { bytes[$0] == 0 }
    return even != odd
  }

  /// The index, counted from the slice's start, of the first byte that is not UTF-8, or nil.
  package static func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> Int? {
    let isASCII = bytes.withUnsafeBufferPointer { buffer in
      var all: UInt8 = 0
      for byte in buffer { all |= byte }
      return all < 0x80
    }
    if isASCII { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return min(offset, bytes.count - 1)
      case .emptyInput: return nil
      }
    }
  }
}
