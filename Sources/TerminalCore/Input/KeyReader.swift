/// Turns the bytes that a keyboard or a pipe sends into keys, where curses does not.
///
/// Keys come as xterm and its kind send them; sequences that mean nothing here are dropped whole.
package struct KeyReader {
  private var bytes: [UInt8] = []

  package init() {}

  /// Whether what has come may be the beginning of a longer key.
  package var isWaiting: Bool { !bytes.isEmpty }

  /// Takes bytes.
  ///
  /// - Returns: the keys that are complete.
  package mutating func read(_ new: some Sequence<UInt8>) -> [Key] {
    bytes += new
    var keys: [Key] = []
    while let (key, count) = first() {
      bytes.removeFirst(count)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// Takes what has come as all there is: nothing followed for a while.
  package mutating func flush() -> [Key] {
    var keys: [Key] = []
    while !bytes.isEmpty {
      let byte = bytes.removeFirst()
      if byte == 0x1B {
        keys.append(.escape)
        keys += read([])
      }
    }
    return keys
  }

  /// The first key, nil for bytes without a meaning, and how many bytes it takes; nil until all of them are there.
  private func first() -> (Key?, Int)? {
    guard let byte = bytes.first else { return nil }
    switch byte {
    case 0x1B: return sequence()
    case 0x09: return (.tab, 1)
    case 0x0A, 0x0D: return (.enter, 1)
    case 0x08, 0x7F: return (.backspace, 1)
    case 0x01...0x1A: return (.control(Character(Unicode.Scalar(byte + 0x60))), 1)
    case 0..<0x20: return (nil, 1)
    case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(byte))), 1)
    default: return scalar(length: byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1)
    }
  }

  /// A character beyond ASCII; bytes that are none are dropped one by one.
  private func scalar(length: Int) -> (Key?, Int)? {
    guard bytes.count >= length else {
      return bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 } ? nil : (nil, 1)
    }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars
    guard text.count == 1, let scalar = text.first, scalar != "\u{FFFD}", scalar.value >= 0xA0
    else { return (nil, 1) }
    return (.character(Character(scalar)), length)
  }

  /// Longer sequences are none that a keyboard sends.
  private static let longestSequence = 16

  private func sequence() -> (Key?, Int)? {
    guard bytes.count > 1 else { return nil }
    switch bytes[1] {
    case UInt8(ascii: "O"):
      guard bytes.count > 2 else { return nil }
      return (Self.letters[bytes[2]] ?? Self.functions[bytes[2]], 3)
    case UInt8(ascii: "["):
      guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
        return bytes.count > Self.longestSequence ? (nil, bytes.count) : nil
      }
      let parameters = bytes[2..<end].split(separator: UInt8(ascii: ";")).map {
        Int(String(decoding: $0, as: UTF8.self)) ?? 0
      }
      return (Self.key(parameters, end: bytes[end]), end + 1)
    default: return (.escape, 1)
    }
  }

  private static func key(_ parameters: [Int], end: UInt8) -> Key? {
    let isShifted = parameters.count > 1 && parameters[1] == 2
    switch end {
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "~"): return parameters.first.flatMap { numbers[$0] }
    case UInt8(ascii: "C") where isShifted: return .shiftRight
    case UInt8(ascii: "D") where isShifted: return .shiftLeft
    default: return letters[end] ?? functions[end]
    }
  }

  private static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]
  private static let functions: [UInt8: Key] = [
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]
  private static let numbers: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
