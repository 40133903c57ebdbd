import Foundation
import GRDB
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// The index keeps what is known of sessions, and is thrown away where it cannot be trusted.
@Suite struct LibraryIndexTests {
  static func file(_ path: String, identity: String? = "abc") -> IndexedFile {
    var entry = LibraryEntry(
      path: path, shelf: .named, title: "walk \0 one", source: "device",
      startedAt: "2026-11-20 10:00",
      durationSeconds: 31.5, tags: ["gym", "a,b \"c\""], hasReference: true, isSimulated: true)
    entry.startedAtUnixSeconds = 1_795_168_800
    entry.visit = SessionVisit(person: "P07", number: 2, condition: "shoe A")
    entry.noteCount = 3
    return IndexedFile(
      entry: entry, stamp: FileStamp(byteCount: 10, modifiedNanoseconds: 1_234_567_890_123_456_789),
      identity: identity)
  }

  static let numbers = SessionNumbers(
    stepsFound: 20, stepsUsed: 16, symmetry: -0.062, force: "estimated",
    values: [
      .init(measure: "stance", foot: .left, n: 8, mean: 0.71, sd: 0.02),
      .init(measure: "cadence", foot: nil, n: 1, mean: 104, sd: nil),
    ])

  @Test func whatIsKeptComesBack() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/state/library.sqlite"
      do {
        let index = LibraryIndex(path: path)
        #expect(index.problem == nil)
        index.keep([Self.file("/a"), Self.file("/b", identity: nil)])
        index.keep(.success(Self.numbers), of: "abc", version: "1")
      }
      let index = LibraryIndex(path: path)
      let files = index.files()
      var expected = Self.file("/a")
      expected.numbersVersion = "1"
      expected.entry.steps = .counted(used: 16, symmetry: -0.062)
      #expect(files["/a"] == expected)
      #expect(files["/b"] == Self.file("/b", identity: nil))
      #expect(index.numbers(of: "abc", version: "1") == .success(Self.numbers))
      #expect(index.numbers(of: "abc", version: "2") == nil)
      #expect(index.numbers(of: "abd", version: "1") == nil)
      index.forget(["/a"])
      #expect(index.files().keys.sorted() == ["/b"])
      #expect(index.steps(of: "abc")?.steps == .counted(used: 16, symmetry: -0.062))
    }
  }

  @Test func whyThereAreNoNumbersIsKept() {
    let index = LibraryIndex(path: nil)
    index.keep([Self.file("/a")])
    index.keep(.failure(.init(summary: "no cells")), of: "abc", version: "1")
    #expect(index.files()["/a"]?.entry.steps == .impossible("no cells"))
    #expect(index.numbers(of: "abc", version: "1") == .failure(.init(summary: "no cells")))
    index.keep(.success(Self.numbers), of: "abc", version: "2")
    #expect(index.files()["/a"]?.entry.steps == .counted(used: 16, symmetry: -0.062))
  }

  /// Text, a database of another program, one of another version, and one whose pages are damaged.
  @Test(arguments: ["text", "foreign", "version", "zeros", "tables"])
  func aBrokenIndexIsMadeAgain(kind: String) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/library.sqlite"
      do {
        let index = LibraryIndex(path: path)
        index.keep((0..<200).map { Self.file("/\($0)") })
      }
      switch kind {
      case "text": try "no database".write(toFile: path, atomically: true, encoding: .utf8)
      case "foreign":
        try FileManager.default.removeItem(atPath: path)
        try StoreFixture.execute("CREATE TABLE theirs (x)", on: path)
      case "version": try StoreFixture.pragma("PRAGMA user_version = 99", on: path)
      case "tables": try StoreFixture.execute("DROP TABLE numbers", on: path)
      default:
        var bytes = try Data(contentsOf: URL(filePath: path))
        for index in 100..<bytes.count { bytes[index] = 0 }
        try bytes.write(to: URL(filePath: path))
      }
      let index = LibraryIndex(path: path)
      #expect(index.problem == nil)
      #expect(index.files().isEmpty)
      index.keep([Self.file("/new")])
      #expect(LibraryIndex(path: path).files().keys.sorted() == ["/new"])
    }
  }

  @Test func twoProgramsShareIt() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/library.sqlite"
      let first = LibraryIndex(path: path)
      let second = LibraryIndex(path: path)
      DispatchQueue.concurrentPerform(iterations: 8) { number in
        let index = number % 2 == 0 ? first : second
        for step in 0..<10 { index.keep([Self.file("/\(number)-\(step)")]) }
      }
      #expect(first.files().count == 80)
      #expect(second.files() == first.files())
    }
  }

  @Test(.enabled(if: Privileges.canBeDropped, "needs a system with rights for files"))
  func whereNothingMayBeWrittenItIsKeptInMemory() throws {
    try Fixture.withFolder { folder throws in
      let manager = FileManager.default
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      let index = Privileges.dropped { LibraryIndex(path: folder + "/state/library.sqlite") }
      #expect(index.problem?.contains("cannot be kept") == true)
      index.keep([Self.file("/a")])
      #expect(index.files().count == 1)
    }
  }
}

/// A session is the same wherever it lies and whatever is said of it, but not with other samples.
@Suite struct ContentIdentityTests {
  @Test func itIsOfTheSamplesAndTheirBasis() throws {
    try StoreFixture.withFile { path throws in
      let identity = try SessionFile(path: path).contentIdentity()
      #expect(identity.count == 64)
      let moved = FileName.folder(path) + "/moved.gait"
      try FileManager.default.moveItem(atPath: path, toPath: moved)
      try VisitWriter.change(moved) { $0.visit.person = "P07" }
      try MarkerWriter.append(Marker(timeSeconds: 1, note: "knee"), path: moved)
      #expect(try SessionFile(path: moved).contentIdentity() == identity)
      try LeftOutWriter.leaveOut(
        LeftOutStep(foot: .left, initialContactSeconds: 1, reason: ""), path: moved)
      let without = try SessionFile(path: moved).contentIdentity()
      #expect(without != identity)
      var other = StoreFixture.session
      let frames = try #require(other.frames.left)
      var cells = Array(frames.cells)
      cells[0] += 1
      other.frames.left = FrameBlock(
        foot: .left, cellCount: frames.cellCount, times: Array(frames.times), cells: cells)
      try SessionWriter.write(other, to: path)
      #expect(try SessionFile(path: path).contentIdentity() != identity)
    }
  }
}
