/// Takes a safetensors header apart into strings, whole numbers and punctuation.
///
/// Knows no more of JSON than such headers need, so nothing nests and nothing recurses. Offsets in
/// errors are those of the file, where the header begins after its length.
struct HeaderScanner {
  /// Bytes of the file before the header.
  static let lengthBytes = 8

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where the next token begins, in bytes from the start of the file.
  var byteOffset: Int { position + Self.lengthBytes }

  // MARK: - Punctuation

  mutating func skipWhitespace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// Whether the next token is this one, which is then taken.
  mutating func take(_ token: Character) -> Bool {
    skipWhitespace()
    guard position < bytes.count, bytes[position] == token.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func expect(_ token: Character, as name: String) throws(ModelFileError) {
    guard take(token) else { throw refusal(expected: name) }
  }

  /// Refuses anything but whitespace up to the end.
  mutating func expectEnd() throws(ModelFileError) {
    skipWhitespace()
    guard position == bytes.count else { throw refusal(expected: "nothing but spaces") }
  }

  // MARK: - Values

  /// A string without its quotes and escapes.
  mutating func string(_ role: String) throws(ModelFileError) -> String {
    skipWhitespace()
    let start = byteOffset
    guard position < bytes.count, bytes[position] == 0x22 else { throw refusal(expected: role) }
    position += 1
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else { throw refusal(expected: "the end of a string") }
      let byte = bytes[position]
      switch byte {
      case 0x22:
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw ModelFileError(
            .headerSyntax, at: start, found: "a string that is not UTF-8", expected: "UTF-8")
        }
        return text
      case 0x5C:
        content.append(contentsOf: String(try escape()).utf8)
      case ..<0x20:
        throw ModelFileError(
          .headerSyntax, at: byteOffset, found: "a control character of \(byte) in a string",
          expected: "an escape")
      default:
        content.append(byte)
        position += 1
      }
    }
  }

  /// A number without sign, fraction and exponent.
  ///
  /// - Throws: `code` for a number that is not whole, not positive or too large.
  mutating func wholeNumber(
    _ role: String, code: ModelFileError.Code
  ) throws(ModelFileError) -> Int {
    skipWhitespace()
    let start = position
    while position < bytes.count, Self.numberBytes.contains(bytes[position]) { position += 1 }
    guard position > start else { throw refusal(expected: role) }
    let digits = bytes[start..<position]
    let isCanonical = digits.first != 0x30 || digits.count == 1
    let text = String(decoding: digits, as: UTF8.self)
    guard isCanonical, digits.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text)
    else {
      throw ModelFileError(
        code, at: start + Self.lengthBytes, found: ModelFileError.quote(text),
        expected: "\(role) of 0 or more")
    }
    return value
  }

  /// What may stand in a JSON number: digits, signs, point and exponent.
  private static let numberBytes = Set("0123456789+-.eE".utf8)

  // MARK: - Escapes

  /// One escape from its backslash on, or two where a pair of surrogates is one scalar.
  private mutating func escape() throws(ModelFileError) -> Unicode.Scalar {
    let start = position
    guard position + 1 < bytes.count else { throw refusal(expected: "an escape") }
    position += 2
    switch bytes[position - 1] {
    case 0x22: return "\""
    case 0x5C: return "\\"
    case 0x2F: return "/"
    case 0x62: return "\u{08}"
    case 0x66: return "\u{0C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      if let scalar = unicodeEscape() { return scalar }
    default: break
    }
    position = start
    throw ModelFileError(
      .headerSyntax, at: byteOffset, found: "an escape that stands for no character",
      expected: "an escape of JSON")
  }

  private mutating func unicodeEscape() -> Unicode.Scalar? {
    guard let first = codeUnit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75
    else { return nil }
    position += 2
    guard let second = codeUnit(), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
  }

  /// The four hexadecimal digits of an escape.
  private mutating func codeUnit() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    let digits = bytes[position..<position + 4]
    guard !digits.contains(0x2B), !digits.contains(0x2D) else { return nil }
    position += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: - Refusals

  /// Names what stands where `expected` should.
  mutating func refusal(expected: String) -> ModelFileError {
    skipWhitespace()
    return ModelFileError(.headerSyntax, at: byteOffset, found: nextToken, expected: expected)
  }

  private var nextToken: String {
    guard position < bytes.count else { return "the end of the header" }
    let byte = bytes[position]
    switch byte {
    case 0x22: return "a string"
    case 0x7B: return "an object"
    case 0x5B: return "an array"
    case 0x2D, 0x30...0x39: return "a number"
    case 0x21...0x7E: return "'\(Character(Unicode.Scalar(byte)))'"
    default: return "a byte of \(byte)"
    }
  }
}
