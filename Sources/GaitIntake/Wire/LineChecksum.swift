/// The checksum that any line may end with: `*` and the digits of a sum of all bytes before it.
package enum LineChecksum: Sendable {
  /// The XOR of all bytes, two hex digits, as in NMEA 0183. Two flipped bits of one place pass it.
  case xor
  /// CRC-16 with the polynomial 0x1021 and the start 0xFFFF (CRC-16/IBM-3740), four hex digits.
  case crc16

  /// The line without its checksum.
  ///
  /// - Parameter line: without its end.
  /// - Returns: what comes before the checksum; all of it if there is none.
  /// - Throws: that the checksum is wrong.
  static func strip(
    _ line: UnsafeBufferPointer<UInt8>
  ) throws(WireProblem) -> UnsafeBufferPointer<UInt8> {
    for kind in [xor, crc16] {
      let length = line.count - kind.digits - 1
      guard length >= 0, line[length] == UInt8(ascii: "*") else { continue }
      let content = UnsafeBufferPointer(rebasing: line[..<length])
      guard number(line[(length + 1)...]) == kind.value(content) else {
        throw WireProblem("a line with a wrong checksum")
      }
      return content
    }
    return line
  }

  /// Appends the checksum of the bytes from `start`.
  package func append(to bytes: inout [UInt8], from start: Int) {
    let value = bytes.withUnsafeBufferPointer {
      self.value(UnsafeBufferPointer(rebasing: $0[start...]))
    }
    bytes.append(UInt8(ascii: "*"))
    if case .crc16 = self { PercentText.append(hex: UInt8(value >> 8), to: &bytes) }
    PercentText.append(hex: UInt8(value & 0xFF), to: &bytes)
  }

  private var digits: Int {
    switch self {
    case .xor: 2
    case .crc16: 4
    }
  }

  private func value(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt16 {
    switch self {
    case .xor: UInt16(bytes.reduce(0, ^))
    case .crc16:
      bytes.reduce(0xFFFF) { sum, byte in
        let place = sum >> 8 ^ UInt16(byte)
        let low = place ^ place >> 4
        return sum << 8 ^ low << 12 ^ low << 5 ^ low
      }
    }
  }

  /// The number that hex digits are; nil where one is none.
  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
    var number: UInt16 = 0
    for digit in digits {
      guard let value = PercentText.nibble(digit) else { return nil }
      number = number << 4 | UInt16(value)
    }
    return number
  }
}
