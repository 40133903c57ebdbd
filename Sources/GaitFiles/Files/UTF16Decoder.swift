/// Turns UTF-16 into UTF-8 piece by piece; what is no character becomes U+FFFD.
struct UTF16Decoder {
  private let isLittleEndian: Bool
  /// The first byte of a unit that the last piece cut in two.
  private var half: UInt8?
  /// The first of two surrogates.
  private var lead: UInt16?

  init(isLittleEndian: Bool) { self.isLittleEndian = isLittleEndian }

  mutating func append(_ raw: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    for byte in raw {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let low = isLittleEndian ? first : byte
      let high = isLittleEndian ? byte : first
      append(UInt16(high) << 8 | UInt16(low), to: &bytes)
    }
  }

  /// Writes what a file that ends within a character leaves.
  mutating func finish(_ bytes: inout [UInt8]) {
    if half != nil || lead != nil { Self.append("\u{FFFD}", to: &bytes) }
    half = nil
    lead = nil
  }

  private mutating func append(_ unit: UInt16, to bytes: inout [UInt8]) {
    if unit < 0x80, lead == nil {
      bytes.append(UInt8(unit))
      return
    }
    if let first = lead {
      lead = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(unit - 0xDC00)
        Self.append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &bytes)
        return
      }
      Self.append("\u{FFFD}", to: &bytes)
    }
    if UTF16.isLeadSurrogate(unit) {
      lead = unit
    } else {
      Self.append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &bytes)
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(scalar).utf8)
  }
}
