import Foundation
import GRDB
package import GaitFiles
package import GaitModel

/// Writes a `.gait` file block by block, so that an hour never has to be in memory.
///
/// The file is built under another name beside its place and moved there by `finish`; until then,
/// and whenever something fails, nothing is there.
///
/// A class because it owns the unfinished file and removes it when it goes away.
package final class SessionWriter {
  private let path: String
  private let partialPath: String
  private let replacing: Bool
  private let database: DatabaseQueue
  private var frames: PerFoot<FrameBlock?> = PerFoot(both: nil)
  private var reference = PerFoot.each { ForceBlock(foot: $0) }
  private var check: SampleCheck
  private var isFinished = false

  /// Begins a file.
  ///
  /// - Throws: `notAFile` where something else than a file is, `alreadyExists` unless it may be
  ///   replaced, `inconsistentSession` for metadata that no
  ///   reader would accept, `writeFailed`, `unreadable`.
  package init(
    path: String, metadata: SessionMetadata, replacing: Bool = false
  ) throws(GaitlabError) {
    try OutputPath.requireReplaceable(path)
    if !replacing, FileManager.default.fileExists(atPath: path) {
      throw GaitlabError.alreadyExists(path)
    }
    if let problem = MetadataCheck.problem(metadata) {
      throw GaitlabError.inconsistent(path, problem)
    }
    self.path = path
    check = SampleCheck(metadata: metadata, path: path)
    let url = URL(fileURLWithPath: path)
    // Two writers of one name never share a file.
    partialPath =
      url.deletingLastPathComponent().path + "/.\(url.lastPathComponent).partial-\(UUID())"
    self.replacing = replacing
    do {
      var configuration = Configuration()
      // One transaction spans the calls from the first chunk to `finish`.
      configuration.allowsUnsafeTransactions = true
      database = try DatabaseQueue(path: partialPath, configuration: configuration)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "the file cannot be made there",
        advice: "check that the folder exists and that you may write to it")
    }
    do {
      // Durability comes from moving the finished file into place; a journal would only cost time.
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try database.execute(sql: "BEGIN")
        try SessionSchema.migrate(database)
        try MetadataTables.write(metadata, to: database)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: partialPath)
      throw StoreErrors.sessionError(error, path: path)
    }
    for foot in metadata.feet {
      frames[foot] = metadata.insoles[foot].map {
        FrameBlock(foot: foot, cellCount: $0.layout.cellCount)
      }
    }
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(atPath: partialPath) }
  }

  /// Adds frames of a foot; they follow those added before.
  ///
  /// - Throws: `inconsistentSession` for samples that no reader would accept, `writeFailed`.
  package func append(_ block: FrameBlock) throws(GaitlabError) {
    try CancellationToken.check(path: path, "writing")
    try check.take(block)
    frames[block.foot]?.append(block)
    try writeFullChunks(of: block.foot, all: false)
  }

  /// Adds reference forces of a foot; they follow those added before.
  ///
  /// - Throws: `inconsistentSession` for samples that no reader would accept, `writeFailed`.
  package func append(reference block: ForceBlock) throws(GaitlabError) {
    try CancellationToken.check(path: path, "writing")
    try check.take(reference: block)
    reference[block.foot].append(block)
    try writeFullChunks(of: block.foot, all: false)
  }

  /// Adds a marker; markers may come in any order.
  package func append(_ marker: Marker) throws(GaitlabError) {
    try StoreErrors.check(marker, path: path)
    try write { database in
      try database.execute(
        sql: "INSERT INTO marker (timeSeconds, note) VALUES (?, ?)",
        arguments: [marker.timeSeconds, StoredText.value(marker.note)])
    }
  }

  /// Writes what is left and moves the file into its place.
  package func finish() throws(GaitlabError) {
    for foot in Foot.allCases { try writeFullChunks(of: foot, all: true) }
    try write { try $0.execute(sql: "COMMIT") }
    do {
      try database.close()
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: partialPath))
      try handle.synchronize()
      try handle.close()
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
    // Before the name changes hands, or a crash in between would undo into the new file.
    if replacing || !FileManager.default.fileExists(atPath: path) { removeStaleJournals() }
    try OutputPath.place(partialPath, at: path, replacing: replacing)
    isFinished = true
  }

  /// Removes what a former file of this name left beside it; SQLite would apply it to this one.
  private func removeStaleJournals() {
    for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }

  private func writeFullChunks(of foot: Foot, all: Bool) throws(GaitlabError) {
    let size = ChunkCodec.framesPerChunk
    if let block = frames[foot], block.count >= size || all {
      let end = all ? block.count : block.count / size * size
      for start in stride(from: 0, to: end, by: size) {
        try insert(ChunkRow.rows(block.slice(start..<min(start + size, end))))
      }
      frames[foot] = block.slice(end..<block.count)
    }
    let forces = reference[foot]
    if forces.count >= size || all {
      let end = all ? forces.count : forces.count / size * size
      for start in stride(from: 0, to: end, by: size) {
        try insert(ChunkRow.rows(forces.slice(start..<min(start + size, end))))
      }
      reference[foot] = forces.slice(end..<forces.count)
    }
  }

  private func insert(_ rows: [ChunkRow]) throws(GaitlabError) {
    // A block may be a whole recording.
    try CancellationToken.check(path: path, "writing")
    try write { database in for row in rows { try row.insert(into: database) } }
  }

  private func write(_ body: (Database) throws -> Void) throws(GaitlabError) {
    do {
      try database.writeWithoutTransaction(body)
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }
}

extension SessionWriter {
  /// Writes a session that is wholly in memory.
  package static func write(
    _ session: RecordedSession, to path: String, replacing: Bool = false
  ) throws(GaitlabError) {
    let writer = try SessionWriter(path: path, metadata: session.metadata, replacing: replacing)
    for foot in Foot.allCases {
      if let block = session.frames[foot] { try writer.append(block) }
      if let block = session.reference[foot] { try writer.append(reference: block) }
    }
    for marker in session.markers { try writer.append(marker) }
    try writer.finish()
  }
}
