/// Values of the header line: bytes that would end or damage it are written as `%` and two hex digits.
enum PercentText {
  /// The text that bytes stand for, or nil where a `%` is not followed by two hex digits.
  ///
  /// What is not UTF-8 becomes replacement characters.
  static func decode(_ bytes: some Collection<UInt8>) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = iterator.next().flatMap(nibble), let low = iterator.next().flatMap(nibble)
      else { return nil }
      decoded.append(high << 4 | low)
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Appends a text so that it is one word of ASCII.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "%"), byte != UInt8(ascii: "*") {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        append(hex: byte, to: &bytes)
      }
    }
  }

  /// Appends two hex digits.
  static func append(hex byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(digit(byte >> 4))
    bytes.append(digit(byte & 15))
  }

  /// The hex digit of 0 to 15.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// The value of a hex digit of either case, or nil.
  static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
