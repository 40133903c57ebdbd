/// The checksum of binary frames: CRC-32 of IEEE 802.3, as zlib, Ethernet and PNG have it.
package enum CRC32 {
  /// Eight tables, one behind the other: `slices[256 * k + b]` is byte `b` with `k` zeros after it.
  private static let slices: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 8 * 256)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      table[index] = value
    }
    for index in 256..<8 * 256 {
      let before = table[index - 256]
      table[index] = before >> 8 ^ table[Int(before & 0xFF)]
    }
    return table
  }()

  /// The checksum of the bytes, eight of them at a time (Kounavis and Berry 2008).
  package static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    slices.withUnsafeBufferPointer { slices in
      let raw = UnsafeRawBufferPointer(bytes)
      var value: UInt32 = 0xFFFF_FFFF
      var index = 0
      while index + 8 <= raw.count {
        let word =
          UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          ^ UInt64(value)
        value = slices[7 * 256 + Int(word & 0xFF)]
        value ^= slices[6 * 256 + Int(word >> 8 & 0xFF)]
        value ^= slices[5 * 256 + Int(word >> 16 & 0xFF)]
        value ^= slices[4 * 256 + Int(word >> 24 & 0xFF)]
        value ^= slices[3 * 256 + Int(word >> 32 & 0xFF)]
        value ^= slices[2 * 256 + Int(word >> 40 & 0xFF)]
        value ^= slices[256 + Int(word >> 48 & 0xFF)]
        value ^= slices[Int(word >> 56)]
        index += 8
      }
      while index < raw.count {
        value = value >> 8 ^ slices[Int((value ^ UInt32(raw[index])) & 0xFF)]
        index += 1
      }
      return value ^ 0xFFFF_FFFF
    }
  }
}
