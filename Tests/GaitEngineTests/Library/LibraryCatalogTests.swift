import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// The library reads what has changed, and nothing else.
@Suite struct LibraryCatalogTests {
  /// A recording, a broken one and a folder for both.
  private static func withLibrary(_ body: (String, LibraryIndex) throws -> Void) throws {
    try Fixture.withFolder { folder throws in
      try AnalyzedWalk.write(to: folder + "/a.gait")
      try "not a session".write(
        toFile: folder + "/broken.gait", atomically: true, encoding: .utf8)
      try body(folder, LibraryIndex(path: folder + "/state/library.sqlite"))
    }
  }

  private static func counter() throws -> StepCounter {
    try StepCounter(models: ModelLibrary(bundledFolder: nil, userFolder: nil))
  }

  private static func listing(_ folder: String, _ index: LibraryIndex) -> LibraryListing {
    LibraryListing(LibraryFolders(recordings: folder, samples: nil), index: index)
  }

  @Test func theFirstListHasNamesOnlyAndTheSecondAll() throws {
    try Self.withLibrary { folder, index in
      let catalog = LibraryCatalog(index: index)
      var listing = Self.listing(folder, index)
      #expect(listing.entries.map(\.isRead) == [false, false])
      #expect(!listing.isComplete)
      var reported: [LibraryEntry] = []
      catalog.refresh(&listing) { reported = $0 }
      #expect(listing.isComplete)
      #expect(reported == listing.entries)
      #expect(reported[0].problem == nil)
      #expect(reported[0].isSimulated)
      #expect(reported[1].problem?.contains("broken.gait") == true)
      catalog.count(&listing, by: try Self.counter())
      guard case .counted(let used, let symmetry, let n) = listing.entries[0].steps else {
        Issue.record("no steps: \(listing.entries[0].steps)")
        return
      }
      #expect(used > 8)
      #expect(symmetry != nil)
      #expect((n ?? 0) > 3 && (n ?? 0) <= used / 2)
      // A new program knows them without opening a file; what could not be read is tried again.
      let next = Self.listing(folder, LibraryIndex(path: folder + "/state/library.sqlite"))
      #expect(next.entries == listing.entries)
      #expect(!next.isComplete)
    }
  }

  /// What `analyze` says of a vendor's file stands in the list as well.
  @Test func aVendorsFileHasItsDateAndLength() throws {
    let path = Fixture.path("moticon/two-feet.txt")
    let index = LibraryIndex(path: nil)
    let folders = LibraryFolders(named: [path], recordings: nil, samples: nil)
    var listing = LibraryListing(folders, index: index)
    LibraryCatalog(index: index).refresh(&listing)
    let entry = listing.entries[0]
    #expect(entry.startedAtUnixSeconds == 1_709_371_815.5)
    #expect(entry.startedAt.hasPrefix("2024-03-0"))
    #expect(entry.durationSeconds.map { $0 > 0 && $0 < 1 } == true)
    #expect(LibraryListing(folders, index: index).entries == listing.entries)
    // What a file leaves open is asked when it is opened, not here.
    let asking = LibraryFolders(
      named: [Fixture.path("pliance/mat.asc")], recordings: nil, samples: nil)
    var open = LibraryListing(asking, index: index)
    LibraryCatalog(index: index).refresh(&open)
    #expect(open.entries[0].problem == nil)
    #expect(open.entries[0].startedAt.isEmpty)
  }

  @Test func aMovedSessionIsNotAnalysedAgain() throws {
    try Self.withLibrary { folder, index in
      let catalog = LibraryCatalog(index: index)
      var listing = Self.listing(folder, index)
      catalog.refresh(&listing)
      catalog.count(&listing, by: try Self.counter())
      let steps = listing.entries[0].steps
      try FileManager.default.moveItem(
        atPath: folder + "/a.gait", toPath: folder + "/other name.gait")
      var moved = Self.listing(folder, index)
      catalog.refresh(&moved)
      #expect(moved.entries.map(\.fileName) == ["broken.gait", "other name.gait"])
      // Without a counter: the steps come with what the samples are.
      #expect(moved.entries[1].steps == steps)
      #expect(index.files()[folder + "/a.gait"] == nil)
    }
  }

  @Test func aChangedFileIsReadAgain() throws {
    try Self.withLibrary { folder, index in
      let catalog = LibraryCatalog(index: index)
      var listing = Self.listing(folder, index)
      catalog.refresh(&listing)
      try VisitWriter.change(folder + "/a.gait") { metadata in
        metadata.visit = SessionVisit(person: "P07", number: 2, condition: "shoe A")
        metadata.tags.append("gym")
      }
      try MarkerWriter.append(Marker(timeSeconds: 1, note: "knee"), path: folder + "/a.gait")
      let before = listing.entries[0].noteCount
      var changed = Self.listing(folder, index)
      #expect(changed.entries[0].isRead == false)
      catalog.refresh(&changed)
      #expect(changed.entries[0].visit.person == "P07")
      #expect(changed.entries[0].tags.contains("gym"))
      #expect(changed.entries[0].noteCount == before + 1)
    }
  }

  @Test func whatIsCancelledIsReadTheNextTime() throws {
    try Self.withLibrary { folder, index in
      let catalog = LibraryCatalog(index: index)
      var listing = Self.listing(folder, index)
      let token = CancellationToken()
      token.cancel()
      token.bind { catalog.refresh(&listing) }
      #expect(listing.entries.map(\.isRead) == [false, false])
      catalog.refresh(&listing)
      #expect(listing.entries.map(\.isRead) == [true, true])
    }
  }

  @Test func aTrendPutsVisitsInOrderAndSaysWhatIsMissing() throws {
    try Self.withLibrary { folder, index in
      for (name, number) in [("b", 2), ("c", 1)] {
        try AnalyzedWalk.write(to: "\(folder)/\(name).gait")
        try VisitWriter.change("\(folder)/\(name).gait") {
          $0.visit = SessionVisit(person: "P07", number: number)
        }
      }
      let trend = LibraryCatalog(index: index).trend(
        of: "P07", paths: ["b", "c", "broken"].map { "\(folder)/\($0).gait" },
        counter: try Self.counter())
      #expect(trend?.visits.map(\.number) == [1, 2])
      #expect(trend?.leftOut.map(\.name) == ["broken.gait"])
      let stance = try #require(trend?.visits[0].mean(.stance, .left))
      let all = try AnalyzedWalk.shared().session.analysis?.summary.feet.left[.stanceSeconds]
      #expect(stance.n == all?.n)
      #expect(abs(stance.mean - (all?.mean ?? 0)) < 1e-12)
      #expect(abs((stance.sd ?? 0) - (all?.sd ?? 1)) < 1e-12)
    }
  }
}
