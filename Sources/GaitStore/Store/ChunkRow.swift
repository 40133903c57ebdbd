import GRDB
import GaitModel

/// One row of samples, encoded and ready to be written.
struct ChunkRow: Sendable {
  let stream: String
  let startSeconds: Double
  let endSeconds: Double
  let sampleCount: Int
  let checksum: Int64
  let bytes: [UInt8]

  /// The rows of a block, of up to `ChunkCodec.framesPerChunk` frames each.
  static func rows(_ block: FrameBlock) -> [ChunkRow] {
    cut(block.count).map { range in
      let part = block.slice(range)
      return ChunkRow(
        stream: SessionSchema.framesStream(block.foot.rawValue), times: part.times,
        bytes: ChunkCodec.encode(part))
    }
  }

  /// The rows of a reference, of up to `ChunkCodec.framesPerChunk` samples each.
  static func rows(_ block: ForceBlock) -> [ChunkRow] {
    cut(block.count).map { range in
      let part = block.slice(range)
      return ChunkRow(
        stream: SessionSchema.referenceStream(block.foot.rawValue), times: part.times,
        bytes: ChunkCodec.encode(part))
    }
  }

  private static func cut(_ count: Int) -> [Range<Int>] {
    let size = ChunkCodec.framesPerChunk
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  func insert(into database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO chunk (stream, startSeconds, endSeconds, sampleCount, checksum, samples)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      stream, startSeconds, endSeconds, sampleCount, checksum, Blob(bytes),
    ])
  }
}

extension ChunkRow {
  /// - Precondition: there are times.
  private init(stream: String, times: [Double], bytes: [UInt8]) {
    precondition(!times.isEmpty, "a chunk without samples")
    self.init(
      stream: stream, startSeconds: times.first ?? 0, endSeconds: times.last ?? 0,
      sampleCount: times.count, checksum: ChunkCodec.checksum(bytes), bytes: bytes)
  }
}
