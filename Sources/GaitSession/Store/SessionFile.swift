import Foundation
import GRDB
package import GaitModel

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
  package let seconds: ClosedRange<Double>
  private let database: DatabaseQueue

  /// Opens a file without ever writing to it, unless a change to it was cut off by a loss of power:
  /// that change is undone first.
  ///
  /// - Throws: `notAGaitFile`, `newerVersion`, `unreadable`, `readOnly` if a change has to be undone
  ///   and cannot be, or `corruptChunk` for damaged tables.
  package init(path: String) throws(SessionError) {
    try Self.checkHeader(path: path)
    do {
      let opened: (database: DatabaseQueue, content: Content)
      do {
        opened = try Self.open(path: path)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        try Self.undoInterruptedChange(path: path)
        opened = try Self.open(path: path)
      }
      self.path = path
      database = opened.database
      metadata = opened.content.metadata
      markers = opened.content.markers
      seconds = opened.content.seconds
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  private typealias Content = (
    metadata: SessionMetadata, markers: [Marker], seconds: ClosedRange<Double>
  )

  private static func open(path: String) throws -> (database: DatabaseQueue, content: Content) {
    let database = try DatabaseQueue(
      path: path, configuration: StoreAccess.configuration(readonly: true))
    let content = try database.read { database -> Content in
      try checkVersion(database, path: path)
      return (
        metadata: try MetadataTables.read(from: database), markers: try markers(database),
        seconds: try extent(database)
      )
    }
    return (database, content)
  }

  /// Lets SQLite roll back a marker whose commit was cut off, which takes the right to write.
  private static func undoInterruptedChange(path: String) throws(SessionError) {
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
  ) throws(SessionError) -> FrameBlock? {
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
  ) throws(SessionError) -> ForceBlock? {
    guard metadata.reference != nil else { return nil }
    var block = ForceBlock(foot: foot)
    try forEachChunk(
      stream: SessionSchema.referenceStream(foot.rawValue), cellCount: 1,
      plausible: Plausible.newtons, seconds: seconds
    ) { times, values in
      block.append(ForceBlock(foot: foot, times: times, newtons: values))
    }
    return trimmed(block.times, to: seconds).map(block.slice) ?? block
  }

  /// The indices to keep, or nil if all lie in the range.
  private func trimmed(_ times: [Double], to seconds: ClosedRange<Double>) -> Range<Int>? {
    let range = times.indexRange(in: seconds)
    return range.count == times.count ? nil : range
  }

  private func forEachChunk(
    stream: String, cellCount: Int, plausible: ClosedRange<Double>, seconds: ClosedRange<Double>,
    _ body: ([Double], [Float]) -> Void
  ) throws(SessionError) {
    do {
      try database.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT id, sampleCount, checksum, samples, startSeconds, endSeconds FROM chunk
            WHERE stream = ? AND startSeconds <= ? AND endSeconds >= ? ORDER BY startSeconds
            """, arguments: [stream, seconds.upperBound, seconds.lowerBound])
        var last = -Double.infinity
        while let row = try rows.next() {
          try Interruption.check(path: path, "reading")
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

  // MARK: - Opening

  private static func checkHeader(path: String) throws(SessionError) {
    let file = try FileInspection.open(path: path, byteLimit: .max)
    guard file.head.starts(with: "SQLite format 3\0".utf8) else {
      throw SessionError(
        .notAGaitFile, file: path, location: .byteOffset(0),
        found: "the file does not begin like a .gait session", expected: "a SQLite 3 file",
        advice: "import vendor files with 'gaitlab import FILE -o SESSION.gait'")
    }
  }

  private static func checkVersion(_ database: Database, path: String) throws {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard id == SessionSchema.applicationID else {
      throw SessionError(
        .notAGaitFile, file: path, found: "a SQLite database of another program",
        expected: "a gait session", advice: "choose a .gait file")
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version == SessionSchema.currentVersion else {
      throw SessionError(
        .newerVersion, file: path, found: "version \(version) of the session format",
        expected: "version \(SessionSchema.currentVersion)",
        advice: "open it with a newer gaitlab; it was not changed")
    }
  }

  private static func markers(_ database: Database) throws -> [Marker] {
    try Row.fetchAll(database, sql: "SELECT timeSeconds, note FROM marker ORDER BY timeSeconds")
      .compactMap { row in
        guard let time = Double.fromDatabaseValue(row[0]), time.isFinite,
          let note = String.fromDatabaseValue(row[1])
        else { return nil }
        return Marker(timeSeconds: time, note: note)
      }
  }

  private static func extent(_ database: Database) throws -> ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for foot in Foot.allCases {
      let stream = SessionSchema.framesStream(foot.rawValue)
      // Each half is one step into the index; asked for together they would scan it.
      let first = try Double.fetchOne(
        database, sql: "SELECT min(startSeconds) FROM chunk WHERE stream = ?", arguments: [stream])
      let last = try Double.fetchOne(
        database,
        sql: """
          SELECT endSeconds FROM chunk WHERE stream = ? ORDER BY startSeconds DESC LIMIT 1
          """, arguments: [stream])
      if let first, let last, first <= last {
        low = min(low, first)
        high = max(high, last)
      }
    }
    guard low <= high else { return 0...0 }
    // Readers step through this; an absurd end would keep them busy for ever.
    guard Plausible.times.contains(low), high - low <= Plausible.longestSeconds else {
      throw MetadataTables.Damage(found: "a recording from \(low) s to \(high) s")
    }
    return low...high
  }
}
