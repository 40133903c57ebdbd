/// Reads zlib streams of one block with fixed codes (RFC 1950, 1951); it shares nothing with what writes them.
package enum Inflate {
  /// - Returns: nil for anything else, and for a wrong check sum.
  package static func zlib(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 6, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0, bytes[0] & 15 == 8 else {
      return nil
    }
    var bits = Bits(bytes: bytes[2..<bytes.count - 4])
    guard bits.take(1) == 1, bits.take(2) == 1 else { return nil }
    var result: [UInt8] = []
    while let symbol = literal(&bits) {
      if symbol == 256 { return checked(result, bytes.suffix(4)) }
      if symbol < 256 {
        result.append(UInt8(symbol))
        continue
      }
      guard symbol <= 285, let length = length(symbol, &bits), let code = bits.code(5), code < 30
      else { return nil }
      let extra = code < 4 ? 0 : code / 2 - 1
      guard let more = bits.take(extra) else { return nil }
      let distance = (code < 4 ? code : (2 + code % 2) << extra) + 1 + more
      guard distance <= result.count else { return nil }
      for _ in 0..<length { result.append(result[result.count - distance]) }
    }
    return nil
  }

  private static func checked(_ bytes: [UInt8], _ sum: ArraySlice<UInt8>) -> [UInt8]? {
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    let wanted = sum.reduce(0) { $0 << 8 | Int($1) }
    return wanted == b << 16 | a ? bytes : nil
  }

  private static func literal(_ bits: inout Bits) -> Int? {
    guard let seven = bits.code(7) else { return nil }
    if seven < 24 { return 256 + seven }
    guard let eighth = bits.take(1) else { return nil }
    let eight = seven << 1 | eighth
    if eight < 0xC0 { return eight - 0x30 }
    if eight < 0xC8 { return 280 + eight - 0xC0 }
    guard let ninth = bits.take(1) else { return nil }
    return 144 + (eight << 1 | ninth) - 0x190
  }

  private static func length(_ symbol: Int, _ bits: inout Bits) -> Int? {
    if symbol == 285 { return 258 }
    let code = symbol - 257
    guard code >= 8 else { return code + 3 }
    let extra = code / 4 - 1
    guard let more = bits.take(extra) else { return nil }
    return (4 + code % 4) << extra + 3 + more
  }

  private struct Bits {
    let bytes: ArraySlice<UInt8>
    private var position = 0

    init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// The next bits, the first one the lowest.
    mutating func take(_ count: Int) -> Int? {
      var value = 0
      for bit in 0..<count {
        let index = bytes.startIndex + position / 8
        guard index < bytes.endIndex else { return nil }
        value |= Int(bytes[index] >> UInt8(position % 8) & 1) << bit
        position += 1
      }
      return value
    }

    /// The next bits, the first one the highest.
    mutating func code(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard let bit = take(1) else { return nil }
        value = value << 1 | bit
      }
      return value
    }
  }
}
