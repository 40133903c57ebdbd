/// Bytes made shorter as zlib does it: RFC 1950 and 1951, with fixed codes.
///
/// For pictures of few colours: a repetition is looked for only where pictures have theirs, in the pixel before and the
/// row above.
enum Deflate {
  /// - Parameters:
  ///   - bytes: what is to be shorter.
  ///   - distances: how far back repetitions are looked for, 1 to 32768.
  /// - Returns: a zlib stream of it.
  static func zlib(_ bytes: [UInt8], distances: [Int]) -> [UInt8] {
    var writer = BitWriter()
    writer.bytes = [0x78, 0x01]
    // One block, the last one, with fixed codes.
    writer.put(0b011, count: 3)
    let usable = distances.filter { (1...32768).contains($0) }
    var index = 0
    while index < bytes.count {
      var best = (length: 0, distance: 0)
      for distance in usable where distance <= index {
        let length = repetition(in: bytes, at: index, distance: distance)
        if length > best.length { best = (length, distance) }
      }
      if best.length >= 4 {
        writer.put(length: best.length)
        writer.put(distance: best.distance)
        index += best.length
      } else {
        writer.put(literal: Int(bytes[index]))
        index += 1
      }
    }
    writer.put(literal: 256)
    writer.finish()
    let sum = adler32(bytes)
    return writer.bytes + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  private static let longest = 258

  private static func repetition(in bytes: [UInt8], at index: Int, distance: Int) -> Int {
    let most = min(longest, bytes.count - index)
    var length = 0
    while length < most, bytes[index + length] == bytes[index + length - distance] { length += 1 }
    return length
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (a, b) = (1 as UInt32, 0 as UInt32)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }

  /// Codes 257 to 285: the shortest length of each, and bits that say how much longer.
  static let lengths: [(base: Int, bits: Int)] = [
    (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1),
    (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4),
    (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
  ]

  /// Codes 0 to 29 of distances, likewise.
  static let distances: [(base: Int, bits: Int)] = (0..<30).map { code in
    let bits = max(code / 2 - 1, 0)
    return code < 4 ? (code + 1, 0) : ((2 + code % 2) << bits + 1, bits)
  }
}

/// Bits in the order of RFC 1951, the lowest of a byte first.
private struct BitWriter {
  var bytes: [UInt8] = []
  private var held: UInt32 = 0
  private var heldCount = 0

  mutating func put(_ value: Int, count: Int) {
    held |= UInt32(value) << UInt32(heldCount)
    heldCount += count
    while heldCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      heldCount -= 8
    }
  }

  /// Codes go with their highest bit first.
  private mutating func put(code: Int, count: Int) {
    var reversed = 0
    for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
    put(reversed, count: count)
  }

  /// A byte, the end of the block (256) or a code of a length.
  mutating func put(literal: Int) {
    switch literal {
    case ..<144: put(code: 0x30 + literal, count: 8)
    case ..<256: put(code: 0x190 + literal - 144, count: 9)
    case ..<280: put(code: literal - 256, count: 7)
    default: put(code: 0xC0 + literal - 280, count: 8)
    }
  }

  mutating func put(length: Int) {
    let code = Deflate.lengths.lastIndex { $0.base <= length } ?? 0
    put(literal: 257 + code)
    put(length - Deflate.lengths[code].base, count: Deflate.lengths[code].bits)
  }

  mutating func put(distance: Int) {
    let code = Deflate.distances.lastIndex { $0.base <= distance } ?? 0
    put(code: code, count: 5)
    put(distance - Deflate.distances[code].base, count: Deflate.distances[code].bits)
  }

  mutating func finish() {
    if heldCount > 0 { put(0, count: 8 - heldCount) }
  }
}
