/// The checksum that any line may end with, as in NMEA 0183: `*` and the XOR of all bytes before it.
enum LineChecksum {
  /// The line without its checksum.
  ///
  /// - Parameter line: without its end.
  /// - Returns: what comes before the checksum; all of it if there is none.
  /// - Throws: that the checksum is wrong.
  static func strip(
    _ line: UnsafeBufferPointer<UInt8>
  ) throws(WireProblem) -> UnsafeBufferPointer<UInt8> {
    let length = line.count - 3
    guard length >= 0, line[length] == UInt8(ascii: "*") else { return line }
    let content = UnsafeBufferPointer(rebasing: line[..<length])
    guard let high = PercentText.nibble(line[length + 1]),
      let low = PercentText.nibble(line[length + 2]), high << 4 | low == value(content)
    else { throw WireProblem("a line with a wrong checksum") }
    return content
  }

  /// Appends the checksum of the bytes from `start`.
  static func append(to bytes: inout [UInt8], from start: Int) {
    let sum = bytes[start...].reduce(0, ^)
    bytes.append(UInt8(ascii: "*"))
    PercentText.append(hex: sum, to: &bytes)
  }

  private static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var sum: UInt8 = 0
    for byte in bytes { sum ^= byte }
    return sum
  }
}
