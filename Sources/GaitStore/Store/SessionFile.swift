import Foundation
import GRDB
package import GaitFiles
package import GaitModel
import PlainText

/// A `.gait` file, opened to read at random.
///
/// Opening reads the metadata and the extent only, so that an hour opens as fast as a minute.
/// Reading takes the chunks that overlap the asked-for time, and no others.
package struct SessionFile: SessionReading {
  /// The version of the tables that this program writes.
  package static let formatVersion = SessionSchema.currentVersion

  package let path: String
  package let metadata: SessionMetadata
  package let markers: [Marker]
  /// How the walker did against targets, in the order in which it was recorded.
  package let feedback: [FeedbackSummary]
  package let seconds: ClosedRange<Double>
  /// Whether the recording continues, or was cut off.
  package let isRecordingUnfinished: Bool
  /// How much was saved from a damaged file; nil if the file is whole.
  package let salvage: SessionSalvage?
  let database: DatabaseQueue

  /// Whether only the beginning of the file could be read, into memory.
  package var isSalvaged: Bool { salvage != nil }

  /// Opens a file without ever writing to it, unless a change to it was cut off by a loss of power:
  /// that change is undone first.
  ///
  /// A copy that was made while somebody recorded may be torn; what is sound of it goes to memory and is
  /// read from there.
  ///
  /// - Throws: `notAGaitFile`, `newerVersion`, `unreadable`, `readOnly` if a change has to be undone
  ///   and cannot be, or `corruptChunk` for damaged tables.
  package init(path: String) throws(GaitlabError) {
    try Self.checkHeader(path: path)
    do {
      let opened = try Self.openUndoing(path: path)
      self.path = path
      database = opened.database
      metadata = opened.content.metadata
      markers = opened.content.markers
      feedback = opened.content.feedback
      seconds = opened.content.seconds
      isRecordingUnfinished = opened.content.isRecordingUnfinished
      salvage = opened.salvage
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  private typealias Opened = (
    database: DatabaseQueue, content: SessionContent, salvage: SessionSalvage?
  )

  private static func openUndoing(path: String) throws -> Opened {
    do {
      return try openSalvaging(path: path)
    } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
    {
      try undoInterruptedChange(path: path)
      return try openSalvaging(path: path)
    }
  }

  private static func openSalvaging(path: String) throws -> Opened {
    do {
      return try open(path: path)
    } catch {
      // What is not a recording, or holds nothing sound, is refused for what was found first.
      guard SessionSalvage.mayHelp(error), let saved = try? SessionSalvage.read(path: path) else {
        throw error
      }
      return (saved.database, saved.content, saved.salvage)
    }
  }

  private static func open(path: String) throws -> Opened {
    let database = try DatabaseQueue(
      path: path, configuration: StoreAccess.configuration(readonly: true))
    let content = try database.read { database -> SessionContent in
      let content = try SessionContent.read(from: database, path: path)
      // A finished file was whole when it was finished; one that was not may be a torn copy.
      if content.isRecordingUnfinished { try SessionSalvage.requireSound(database) }
      return content
    }
    return (database, content, nil)
  }

  /// - Throws: `corruptChunk` if only a part of the file could be read.
  func requireWhole() throws(GaitlabError) {
    guard let salvage else { return }
    throw GaitlabError(
      .corruptChunk, file: path,
      found:
        "a damaged recording, of which \(Counted.text(salvage.sampleCount, "sample")) can be read",
      expected: "a whole session", advice: "it can be read but not changed; use the original file")
  }

  /// Lets SQLite roll back a change whose commit was cut off, which takes the right to write.
  private static func undoInterruptedChange(path: String) throws(GaitlabError) {
    do {
      let database = try DatabaseQueue(
        path: path, configuration: StoreAccess.configuration(readonly: false))
      try database.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      try database.close()
    } catch {
      throw StoreErrors.interruptedChange(path)
    }
  }

  package func frames(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> FrameBlock? {
    guard let insole = metadata.insoles[foot] else { return nil }
    let count = insole.layout.cellCount
    var block = FrameBlock(foot: foot, cellCount: count)
    try forEachChunk(
      stream: SessionSchema.framesStream(foot.rawValue), cellCount: count,
      plausible: Plausible.readings(insole.unit), seconds: seconds
    ) { times, values in
      block.append(FrameBlock(foot: foot, cellCount: count, times: times, cells: values))
    }
    return trimmed(block.times, to: seconds).map(block.slice) ?? block
  }

  package func reference(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> ForceBlock? {
    guard metadata.reference != nil else { return nil }
    var block = ForceBlock(foot: foot)
    let stream = SessionSchema.referenceStream(foot.rawValue)
    try forEachChunk(
      stream: stream, cellCount: 1,
      plausible: Plausible.newtons, seconds: seconds
    ) { times, values in
      block.append(ForceBlock(foot: foot, times: times, newtons: values))
    }
    // The reference may be of the other foot alone.
    if block.times.isEmpty {
      guard try hasSamples(stream) else { return nil }
    }
    return trimmed(block.times, to: seconds).map(block.slice) ?? block
  }

  private func hasSamples(_ stream: String) throws(GaitlabError) -> Bool {
    do {
      return try database.read {
        try Bool.fetchOne(
          $0, sql: "SELECT EXISTS (SELECT 1 FROM chunk WHERE stream = ?)", arguments: [stream])
      } ?? false
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  /// The indices to keep, or nil if all lie in the range.
  private func trimmed(_ times: [Double], to seconds: ClosedRange<Double>) -> Range<Int>? {
    let range = times.indexRange(in: seconds)
    return range.count == times.count ? nil : range
  }

  private func forEachChunk(
    stream: String, cellCount: Int, plausible: ClosedRange<Double>, seconds: ClosedRange<Double>,
    _ body: ([Double], [Float]) -> Void
  ) throws(GaitlabError) {
    do {
      try database.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT id, sampleCount, checksum, samples, startSeconds, endSeconds FROM chunk
            WHERE stream = ?1 AND startSeconds <= ?2 AND endSeconds >= ?3
              AND startSeconds >= coalesce(
                (SELECT max(startSeconds) FROM chunk WHERE stream = ?1 AND startSeconds <= ?3), ?3)
            ORDER BY startSeconds
            """,
          // Chunks follow one another: those before the last that begins before the span have ended too, and
          // there may be thousands.
          arguments: [stream, seconds.upperBound, seconds.lowerBound])
        var last = -Double.infinity
        while let row = try rows.next() {
          try CancellationToken.check(path: path, "reading")
          let id = Int.fromDatabaseValue(row[0]) ?? 0
          guard let count = Int.fromDatabaseValue(row[1]),
            let checksum = Int64.fromDatabaseValue(row[2]),
            let blob = Blob.fromDatabaseValue(row[3]),
            ChunkCodec.checksum(blob.bytes) == checksum,
            let (times, values) = ChunkCodec.decode(
              blob.bytes, frames: count, cellCount: cellCount),
            let first = times.first, let end = times.last, first > last,
            Double.fromDatabaseValue(row[4]) == first, Double.fromDatabaseValue(row[5]) == end
          else { throw StoreErrors.corruptChunk(id, path: path) }
          last = end
          if let value = SampleCheck.firstImplausible(values, in: plausible) {
            throw StoreErrors.implausibleChunk(id, path: path, value: value, plausible: plausible)
          }
          body(times, values)
        }
      }
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  /// What is known of a device's clock, in the order of the session's time.
  ///
  /// - Parameters:
  ///   - foot: whose device.
  ///   - isReference: whether it is the reference of the foot and not the insole.
  /// - Returns: moments on both clocks; none where the device's times are the session's.
  /// - Throws: `corruptChunk` for times that cannot be, `unreadable`.
  package func clockPoints(
    foot: Foot, isReference: Bool
  ) throws(GaitlabError) -> [ClockPoint] {
    do {
      return try database.read {
        try ClockTable.points(foot, isReference: isReference, from: $0)
      }
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  private static func checkHeader(path: String) throws(GaitlabError) {
    if OpenRecordings.contains(path: path) { return }
    let file = try FileInspection.open(path: path, byteLimit: .max)
    guard file.head.starts(with: "SQLite format 3\0".utf8) else {
      throw GaitlabError(
        .notAGaitFile, file: path, location: .byteOffset(0),
        found: "the file does not begin like a .gait session", expected: "a SQLite 3 file",
        advice: "import vendor files with 'gaitlab import FILE -o SESSION.gait'")
    }
  }
}
