package import GaitModel

/// A chunk of frames or forces as the bytes of one row of the store, and back.
package enum ChunkCodec {
  /// Frames in a chunk: a second or two of most devices, so that a seek reads little.
  static let framesPerChunk = 256

  package static func encode(_ block: FrameBlock) -> [UInt8] {
    encode(times: block.times, values: block.cells, cellCount: block.cellCount)
  }

  static func encode(_ block: ForceBlock) -> [UInt8] {
    encode(times: block.times, values: block.newtons, cellCount: 1)
  }

  private static func encode(times: [Double], values: [Float], cellCount: Int) -> [UInt8] {
    var writer = BitWriter()
    TimeCodec.encode(times, into: &writer)
    ValueCodec.encode(values, cellCount: cellCount, into: &writer)
    writer.flush()
    return writer.bytes
  }

  /// The samples of a chunk, or nil if the bytes are not one of this size.
  package static func decode(
    _ bytes: [UInt8], frames: Int, cellCount: Int
  ) -> (times: [Double], values: [Float])? {
    // Sizes come from a file: believe them only as far as the bytes could hold them.
    guard (1...65_536).contains(frames), InsoleLayout.cellCountRange.contains(cellCount),
      // The smallest chunk has one byte for 32 frames of a cell.
      bytes.count >= cellCount * ((frames + 31) / 32)
    else { return nil }
    var reader = BitReader(bytes)
    guard let times = TimeCodec.decode(count: frames, from: &reader), times.count == frames,
      let values = ValueCodec.decode(frames: frames, cellCount: cellCount, from: &reader),
      reader.isAtEnd,
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    return (times, values)
  }

  /// FNV-1a, 64 bits: tells a damaged chunk from a sound one.
  static func checksum(_ bytes: [UInt8]) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}
