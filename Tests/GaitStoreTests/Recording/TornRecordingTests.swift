import Foundation
import GRDB
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFiles
@testable import GaitStore

/// A recording of which some pages are of before and others of after a commit.
@Suite struct TornRecordingTests {
  private static let pageSize = 4096

  private struct Commit {
    /// The file before the commit, whole after it, and the journal in the middle of it.
    var before: Data
    var after: Data
    var journal: Data
    var framesBefore: Int
  }

  private static let metadata = RandomSessions.session(
    seed: 8, layout: TestLayouts.matrix16x8, values: .quarters, feet: [.left], frames: 1
  ).metadata

  private static let frames: FrameBlock = {
    let session = RandomSessions.session(
      seed: 8, layout: TestLayouts.matrix16x8, values: .quarters, feet: [.left], frames: 3200)
    return session.frames.left ?? FrameBlock(foot: .left, cellCount: 128)
  }()

  /// A recording of forty commits and one more, as the disk has it before and after that one.
  private static func commit(in folder: String) throws -> Commit {
    let path = folder + "/made.gait"
    let file = URL(filePath: path)
    try SessionWriter(path: path, metadata: metadata).finish()
    let store = try RecordingStore(path: path)
    try store.begin()
    for start in stride(from: 0, to: 3040, by: 80) {
      try store.commit(items(start..<start + 80))
    }
    let before = try Data(contentsOf: file)
    store.close()
    // The journal of this commit as it was when it had reached the disk: a second name keeps it.
    let database = try DatabaseQueue(path: path)
    let kept = folder + "/kept-journal"
    try database.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE")
      for item in items(3040..<3200) { try item.write(to: database) }
      try FileManager.default.linkItem(atPath: path + "-journal", toPath: kept)
      try database.execute(sql: "COMMIT")
    }
    try database.close()
    let journal = try Data(contentsOf: URL(filePath: kept))
    let after = try Data(contentsOf: file)
    return Commit(before: before, after: after, journal: journal, framesBefore: 3040)
  }

  private static func items(_ range: Range<Int>) -> [RecorderItem] {
    ChunkRow.rows(frames.slice(range)).map { .chunk($0) }
  }

  /// The file of after with a choice of its pages as they were before; pages that were not are zeros.
  private func mixture(
    _ commit: Commit, isAfter: (Int) -> Bool, pageCount: Int
  ) -> Data {
    var bytes = Data()
    for page in 0..<pageCount {
      let range = page * Self.pageSize..<(page + 1) * Self.pageSize
      if isAfter(page), range.upperBound <= commit.after.count {
        bytes += commit.after[range]
      } else if range.upperBound <= commit.before.count {
        bytes += commit.before[range]
      } else {
        bytes += Data(count: Self.pageSize)
      }
    }
    return bytes
  }

  /// The power goes in the middle of a commit: of the pages that were not yet synchronised any may be on
  /// the disk, but the journal is.
  @Test func anyPagesOfACommitAreUndoneAfterALossOfPower() throws {
    try Fixture.withFolder { folder throws in
      let commit = try Self.commit(in: folder)
      let pages = commit.after.count / Self.pageSize
      var random = SplitMix64(seed: 4)
      for number in 0..<25 {
        let path = folder + "/power-\(number).gait"
        let limit = number % 3 == 0 ? commit.before.count / Self.pageSize : pages
        let bytes = mixture(commit, isAfter: { _ in random.uniform() < 0.5 }, pageCount: limit)
        try bytes.write(to: URL(filePath: path))
        try commit.journal.write(to: URL(filePath: path + "-journal"))
        let file = try SessionFile(path: path)
        #expect(file.isRecordingUnfinished)
        #expect(!file.isSalvaged)
        let frames = try file.frames(.left, seconds: -1e6...1e6)
        #expect(frames == Self.frames.slice(0..<commit.framesBefore))
      }
    }
  }

  /// The same without the journal: what was committed before is saved from it.
  @Test func tornCopiesAreSalvaged() throws {
    try Fixture.withFolder { folder throws in
      let commit = try Self.commit(in: folder)
      let pages = commit.after.count / Self.pageSize
      let old = commit.before.count / Self.pageSize
      var random = SplitMix64(seed: 5)
      var salvaged = 0
      for number in 0..<40 {
        let path = folder + "/torn-\(number).gait"
        let choice = (0..<pages).map { _ in random.uniform() < 0.5 }
        let count = old + Int(random.next() % UInt64(pages - old + 1))
        let bytes = mixture(commit, isAfter: { choice[$0] }, pageCount: count)
        try bytes.write(to: URL(filePath: path))
        let file = try SessionFile(path: path)
        salvaged += file.isSalvaged ? 1 : 0
        let frames = try #require(try file.frames(.left, seconds: -1e6...1e6))
        #expect(frames == Self.frames.slice(0..<frames.count))
        #expect(frames.count >= commit.framesBefore, "torn copy \(number)")
        if let salvage = file.salvage {
          #expect(salvage.sampleCount == frames.count)
          #expect(salvage.chunkCount > 0)
          #expect(file.metadata == Self.metadata)
          #expect(file.isRecordingUnfinished)
          #expect(marker(path)?.code == .corruptChunk)
          #expect(continuing(path)?.code == .corruptChunk)
        }
        // Reading changed nothing, nor did the attempts to write.
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
      }
      #expect(salvaged > 10)
    }
  }

  /// Cut at any place, a recording gives what came before; one without samples is refused.
  @Test func truncatedRecordingsGiveTheirBeginning() throws {
    try Fixture.withFolder { folder throws in
      let bytes = try Self.commit(in: folder).after
      let path = folder + "/cut.gait"
      var most = 0
      for length in stride(from: 1000, to: bytes.count, by: 50_021) {
        try bytes.prefix(length).write(to: URL(filePath: path))
        if let error = StoreFixture.error(opening: path) {
          #expect(most == 0, "cut at \(length)")
          #expect(!error.advice.isEmpty, "cut at \(length)")
          continue
        }
        let file = try SessionFile(path: path)
        let frames = try #require(try file.frames(.left, seconds: -1e6...1e6))
        #expect(file.isSalvaged)
        #expect(!frames.isEmpty)
        #expect(frames.count >= most)
        #expect(frames == Self.frames.slice(0..<frames.count))
        most = frames.count
      }
      #expect(most > 2000)
    }
  }

  private func marker(_ path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      try MarkerWriter.append(Marker(timeSeconds: 1, note: ""), path: path)
      return nil
    } catch {
      return error
    }
  }

  private func continuing(_ path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionRecorder.continuing(path: path)
      return nil
    } catch {
      return error
    }
  }
}
