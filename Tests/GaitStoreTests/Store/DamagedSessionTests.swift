import Foundation
import GRDB
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitStore

@Suite struct DamagedSessionTests {
  @Test func aNewerVersionIsNamedAndRefused() throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.pragma("PRAGMA user_version = 7", on: path)
      let error = try #require(StoreFixture.error(opening: path))
      #expect(error.code == .newerVersion)
      #expect(error.file == path)
      #expect(error.found.contains("7"))
      #expect(error.expected.contains("1"))
    }
  }

  @Test func anotherProgramsDatabaseIsRefused() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/other.gait"
      try StoreFixture.execute("CREATE TABLE chunk (id INTEGER)", on: path)
      let error = try #require(StoreFixture.error(opening: path))
      #expect(error.code == .notAGaitFile)
    }
  }

  @Test func whatIsNoDatabaseIsRefused() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/text.gait"
      try Data("time,force\n1,2\n".utf8).write(to: URL(filePath: path))
      #expect(StoreFixture.error(opening: path)?.code == .notAGaitFile)
      try Data().write(to: URL(filePath: path))
      #expect(StoreFixture.error(opening: path)?.code == .emptyFile)
      #expect(StoreFixture.error(opening: folder)?.code == .notAFile)
      #expect(StoreFixture.error(opening: folder + "/none.gait")?.code == .unreadable)
      try Data("SQLite format 3\0".utf8).write(to: URL(filePath: path))
      #expect(StoreFixture.error(opening: path) != nil)
    }
  }

  @Test func aCorruptChunkIsNamedAndOthersAreRead() throws {
    try StoreFixture.withFile { path throws in
      let database = try DatabaseQueue(path: path)
      let (id, start, samples) = try database.write { database in
        let row = try #require(
          try Row.fetchOne(
            database,
            sql: """
              SELECT id, startSeconds, samples FROM chunk WHERE stream = 'left.frames'
              ORDER BY startSeconds LIMIT 1 OFFSET 1
              """))
        return (row[0] as Int, row[1] as Double, row[2] as Data)
      }
      try database.close()
      // One bit, in the file itself.
      var bytes = try Data(contentsOf: URL(filePath: path))
      let place = try #require(bytes.firstRange(of: samples.prefix(64)))
      bytes[place.lowerBound + 40] ^= 0x04
      try bytes.write(to: URL(filePath: path))

      let file = try SessionFile(path: path)
      #expect(file.metadata == StoreFixture.session.metadata)
      let error = try #require(StoreFixture.error(reading: path))
      #expect(error.code == .corruptChunk)
      #expect(error.location == .chunk(id))
      #expect(error.summary.contains("chunk \(id)"))
      // What lies before and after is intact, and so is the other foot.
      let before = file.seconds.lowerBound...start.nextDown
      let left = try #require(StoreFixture.session.frames.left)
      #expect(try file.frames(.left, seconds: before) == left.slice(seconds: before))
      let after = left.times[600 - 80]...left.times[599]
      #expect(try file.frames(.left, seconds: after) == left.slice(seconds: after))
      #expect(try file.frames(.right, seconds: file.seconds)?.count == 600)
    }
  }

  @Test func everyTruncationIsRefusedOrReadInPart() throws {
    try StoreFixture.withFile { path throws in
      let bytes = try Data(contentsOf: URL(filePath: path))
      for length in stride(from: 1, to: bytes.count, by: 1531) {
        try bytes.prefix(length).write(to: URL(filePath: path))
        let error = try #require(StoreFixture.error(reading: path), "cut at \(length)")
        #expect(!error.advice.isEmpty)
        #expect(error.file == path)
      }
    }
  }

  @Test(arguments: [
    "property", "tag", "insole", "cell", "marker", "chunk", "calibration", "feedback",
  ])
  func aMissingTableIsRefused(table: String) throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.pragma("PRAGMA foreign_keys = OFF; DROP TABLE \(table)", on: path)
      let error = try #require(StoreFixture.error(opening: path))
      #expect(error.code == .corruptChunk)
      #expect(error.summary.contains("damaged"))
    }
  }

  @Test(arguments: [
    "UPDATE property SET value = 1e9 WHERE key = 'bodyMassKilograms'",
    "UPDATE property SET value = -70 WHERE key = 'bodyMassKilograms'",
    "UPDATE property SET value = 9e999 WHERE key = 'bodyMassKilograms'",
    "DELETE FROM property WHERE key = 'name'",
    "DELETE FROM cell WHERE foot = 'left'",
    "UPDATE cell SET areaSquareMillimetres = -1",
    "UPDATE cell SET lateralX = 9e999",
    "UPDATE cell SET heelY = 'NaN'",
    "UPDATE cell SET width = 0",
    "UPDATE cell SET width = 1e-300",
    "UPDATE cell SET length = 1e-9",
    "UPDATE cell SET lateralX = -1e200",
    "UPDATE cell SET areaSquareMillimetres = 1e-300",
    "UPDATE insole SET widthMillimetres = 1e-300",
    "UPDATE insole SET samplingRateHz = 1e-300",
    "UPDATE insole SET samplingRateHz = 0",
    "UPDATE insole SET samplingRateHz = 'often'",
    "UPDATE insole SET lengthMillimetres = 1e300",
    "UPDATE insole SET unit = 'torr'",
    "UPDATE insole SET matrixRows = 3, matrixColumns = 3, matrixMask = x'010101010101010101'",
    "UPDATE insole SET matrixRows = 99999999999, matrixColumns = 99999999999, matrixMask = x'01'",
    "UPDATE chunk SET endSeconds = 1e300 WHERE stream = 'left.frames'",
    "UPDATE chunk SET startSeconds = -1e12 WHERE id = 1",
    """
    WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 4200)
    INSERT INTO cell SELECT 'left', i, 1, 1, 1, 1, 1 FROM n
    """,
  ])
  func absurdMetadataIsRefused(sql: String) throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.execute(sql, on: path)
      let error = try #require(StoreFixture.error(opening: path))
      #expect(error.code == .corruptChunk)
      #expect(!error.found.isEmpty)
    }
  }

  @Test(arguments: [
    "UPDATE chunk SET sampleCount = 0", "UPDATE chunk SET sampleCount = 9223372036854775807",
    "UPDATE chunk SET sampleCount = 65536", "UPDATE chunk SET sampleCount = 'many'",
    "UPDATE chunk SET samples = x''", "UPDATE chunk SET samples = 'text'",
    "UPDATE chunk SET checksum = checksum + 1",
    "UPDATE chunk SET startSeconds = startSeconds + 0.5 WHERE stream = 'left.frames'",
    "DELETE FROM cell WHERE position = 3",
  ])
  func chunksThatContradictTheirTablesAreRefused(sql: String) throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.execute(sql, on: path)
      #expect(StoreFixture.error(reading: path)?.code == .corruptChunk)
    }
  }

  /// Sound by its checksum, but no device measures it: the chunk is named, others are read.
  @Test(arguments: [
    (stream: "left.frames", value: Float(1e30)), ("left.frames", -Float.infinity),
    ("left.frames", 2001), ("right.reference", 100_001),
  ])
  func aSampleThatNoDeviceMeasuresIsRefused(stream: String, value: Float) throws {
    let isForce = stream.hasSuffix("reference")
    let cells = isForce ? 1 : 4
    let bytes = ChunkCodec.encode(
      FrameBlock(
        foot: .left, cellCount: cells, times: [1e4],
        cells: [value] + [Float](repeating: .nan, count: cells - 1)))
    try StoreFixture.withFile { path throws in
      let database = try DatabaseQueue(path: path)
      let id = try database.write { database in
        try database.execute(
          sql: """
            INSERT INTO chunk (stream, startSeconds, endSeconds, sampleCount, checksum, samples)
            VALUES (?, 1e4, 1e4, 1, ?, ?)
            """, arguments: [stream, ChunkCodec.checksum(bytes), Data(bytes)])
        return Int(database.lastInsertedRowID)
      }
      try database.close()
      let error = try #require(StoreFixture.error(reading: path))
      #expect(error.code == .implausibleValue)
      #expect(error.location == .chunk(id))
      #expect(error.file == path)
      #expect(!error.advice.isEmpty)
      let left = try SessionFile(path: path).frames(.left, seconds: -1e3...1e3)
      #expect(left == StoreFixture.session.frames.left)
    }
  }

  @Test func aMarkerWithoutATimeIsLeftOut() throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.execute("UPDATE marker SET timeSeconds = 9e999 WHERE id = 1", on: path)
      let markers = try SessionFile(path: path).markers
      #expect(markers == Array(StoreFixture.session.markers.dropFirst()))
    }
  }
}
