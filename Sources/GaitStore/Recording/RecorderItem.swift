import GRDB
import GaitModel

/// Something that waits for the disk, encoded as far as it can be.
enum RecorderItem: Sendable {
  case chunk(ChunkRow)
  case marker(Marker)
  case clock(ClockPoint)
  case feedback(FeedbackSummary)
  case calibration(Calibration)
  case referenceLag(Double)
  case referenceLevels(PerFoot<ReferenceLevel?>)
  /// A foot that has joined a recording that goes on.
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
    case .feedback(let summary): try FeedbackTable.append(summary, to: database)
    case .calibration(let calibration):
      try CalibrationTable.append(calibration, to: database)
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
    case .calibration(let calibration):
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
