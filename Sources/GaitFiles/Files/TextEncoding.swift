/// Tells UTF-8 from what only looks like it, and how the rest can be read.
package enum TextEncoding {
  package static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The error for a file that begins as UTF-16 or UTF-32, or nil.
  package static func problem(head: ArraySlice<UInt8>, path: String) -> GaitlabError? {
    let name: String
    if isUTF32(head) {
      name = "UTF-32"
    } else if isLittleEndianUTF16(head) != nil {
      name = "UTF-16"
    } else {
      return nil
    }
    return GaitlabError(
      .encoding, file: path, location: .byteOffset(0), found: "the text is \(name)",
      expected: "UTF-8 text",
      advice: "save the file as UTF-8, for instance: iconv -f \(name) -t UTF-8 FILE > NEW")
  }

  /// The first bytes of a UTF-16 text as UTF-8; nil for any other file.
  package static func utf8(head: ArraySlice<UInt8>) -> [UInt8]? {
    guard let isLittleEndian = isLittleEndianUTF16(head) else { return nil }
    var decoder = UTF16Decoder(isLittleEndian: isLittleEndian)
    var bytes: [UInt8] = []
    head.withUnsafeBytes { decoder.append($0, to: &bytes) }
    return bytes
  }

  /// Whether a UTF-16 text has its low bytes first; nil if the bytes are no UTF-16.
  static func isLittleEndianUTF16(_ head: ArraySlice<UInt8>) -> Bool? {
    if isUTF32(head) { return nil }
    if head.starts(with: [0xFF, 0xFE]) { return true }
    if head.starts(with: [0xFE, 0xFF]) { return false }
    // Every other byte is zero, which ASCII in UTF-16 without a mark looks like.
    let bytes = Array(head.prefix(64))
    guard bytes.count >= 16 else { return nil }
    let even = stride(from: 0, to: bytes.count - 1, by: 2).allSatisfy { bytes[$0] == 0 }
    let odd = stride(from: 1, to: bytes.count, by: 2).allSatisfy { bytes[$0] == 0 }
    return even == odd ? nil : odd
  }

  private static func isUTF32(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF])
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
