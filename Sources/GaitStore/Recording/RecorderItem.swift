import GRDB
import GaitModel

/// Something that waits for the disk, encoded as far as it can be.
enum RecorderItem: Sendable {
  case chunk(ChunkRow)
  case marker(Marker)
  case clock(ClockPoint)
  /// How the walker did; in the place of what was added last where that was the same exercise before its end.
  case feedback(FeedbackSummary, replacesLast: Bool)
  /// A calibration and the second from which it holds; nil for the whole session.
  case calibration(Calibration, fromSeconds: Double?)
  case referenceLag(Double)
  case referenceLevels(PerFoot<ReferenceLevel?>)
  /// A foot that has joined a recording that continues.
  case insole(Foot, InsoleDescription)
  /// What a reference is that has joined.
  case reference(String)
  case bodyMass(Double)

  func write(to database: Database) throws {
    switch self {
    case .chunk(let row): try row.insert(into: database)
    case .marker(let marker):
      try database.execute(
        sql: "INSERT INTO marker (timeSeconds, note) VALUES (?, ?)",
        arguments: [marker.timeSeconds, StoredText.value(marker.note)])
    case .clock(let point): try ClockTable.append(point, to: database)
    case .feedback(let summary, let replacesLast):
      if replacesLast { try FeedbackTable.removeLast(from: database) }
      try FeedbackTable.append(summary, to: database)
    case .calibration(let calibration, let seconds):
      try CalibrationTable.append(calibration, fromSeconds: seconds, to: database)
    case .referenceLag(let seconds):
      try SessionProperty.write(.referenceLagSeconds, seconds.databaseValue, to: database)
    case .referenceLevels(let levels):
      try SessionProperty.write(
        .referenceLevels, try ReferenceLevelText.text(levels).databaseValue, to: database)
    case .insole(let foot, let insole):
      try MetadataTables.write(insole, foot: foot, to: database)
    case .reference(let name):
      try SessionProperty.write(.reference, StoredText.value(name).databaseValue, to: database)
    case .bodyMass(let kilograms):
      try SessionProperty.write(.bodyMassKilograms, kilograms.databaseValue, to: database)
    }
  }

  var byteCount: Int {
    switch self {
    case .chunk(let row): row.bytes.count + 64
    case .marker(let marker): marker.note.utf8.count + 64
    case .calibration(let calibration, _):
      4 * (calibration.zero.left.count + calibration.zero.right.count) + 64
    case .insole(_, let insole): 48 * insole.layout.cellCount + 256
    case .reference(let name): name.utf8.count + 64
    case .referenceLevels: 256
    case .clock, .feedback, .referenceLag, .bodyMass: 64
    }
  }

  /// Frames of an insole or a reference.
  var frameCount: Int {
    if case .chunk(let row) = self { row.sampleCount } else { 0 }
  }
}

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
