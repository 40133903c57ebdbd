import GaitModel

/// What was appended since the recorder's thread last looked.
struct RecorderBatch: Sendable {
  private var frames: PerFoot<FrameBlock?> = PerFoot(both: nil)
  private var forces = PerFoot.each { ForceBlock(foot: $0) }
  private var others: [RecorderItem] = []
  private(set) var byteCount = 0
  private(set) var frameCount = 0

  static func byteCount(_ block: FrameBlock) -> Int { 8 * block.count + 4 * block.cells.count }

  static func byteCount(_ block: ForceBlock) -> Int { 12 * block.count }

  mutating func append(_ block: FrameBlock) {
    if frames[block.foot] == nil {
      frames[block.foot] = block
    } else {
      frames[block.foot]?.append(block)
    }
    byteCount += Self.byteCount(block)
    frameCount += block.count
  }

  mutating func append(reference block: ForceBlock) {
    forces[block.foot].append(block)
    byteCount += Self.byteCount(block)
    frameCount += block.count
  }

  mutating func append(_ item: RecorderItem) {
    others.append(item)
    byteCount += item.byteCount
  }

  /// All of it, encoded; a second of two feet takes some milliseconds.
  func items() -> [RecorderItem] {
    var rows: [ChunkRow] = []
    for foot in Foot.allCases {
      if let block = frames[foot] { rows += ChunkRow.rows(block) }
      rows += ChunkRow.rows(forces[foot])
    }
    return rows.map { RecorderItem.chunk($0) } + others
  }
}
