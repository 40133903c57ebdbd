import ConsoleRuntime
import Foundation
import GaitAnalysis
import GaitConsole
import GaitModel
import GaitStore
import GaitTestSupport
import TerminalCore
import Testing

/// What the console lists and changes on disk: recordings, whose they are, and those that somebody deletes.
@Suite struct LibraryLoopTests {
  @Test func aFolderStandsForTheRecordingsInIt() throws {
    try Fixture.withFolder { folder in
      let walks = folder + "/all walks"
      try FileManager.default.createDirectory(
        atPath: walks + "/deeper", withIntermediateDirectories: true)
      for name in ["b.gait", "a.gait", ".hidden.gait"] {
        try LoopRig.writeWalk(to: walks + "/" + name)
      }
      try "no recording".write(toFile: walks + "/notes.txt", atomically: true, encoding: .utf8)
      let rig = LoopRig()
      rig.loop.scanLibrary()
      rig.press(.character("o"))
      rig.type("'\(walks)/'")
      rig.press(.enter)
      rig.loop.turn()
      #expect(
        rig.loop.state.library.entries.map(\.path) == [walks + "/a.gait", walks + "/b.gait"])
      // Which of both is meant nobody knows.
      #expect(rig.loop.state.session == nil)
      #expect(rig.loop.state.screen == .library)
      rig.press(.enter)
      rig.loop.turn()
      #expect(rig.loop.state.session != nil)
      #expect(rig.loop.state.screen == .monitor)
    }
  }

  @Test func aFolderWithoutRecordingsIsRefused() throws {
    try Fixture.withFolder { folder in
      let rig = LoopRig()
      rig.loop.scanLibrary()
      rig.press(.character("o"))
      rig.type(folder)
      rig.press(.enter)
      rig.loop.turn()
      #expect(rig.loop.state.opening == nil)
      #expect(rig.loop.state.session == nil)
      #expect(rig.loop.state.notice?.kind == .problem)
      #expect(rig.loop.state.notice?.text.contains("no recording that gaitlab knows") == true)
    }
  }

  @Test func libraryListsRecordingsBeforeSamples() throws {
    try Fixture.withFolder { folder in
      let (samples, recordings) = try Self.makeLibrary(in: folder)
      let rig = LoopRig(samples: samples, recordings: recordings)
      rig.loop.scanLibrary()
      rig.loop.turn()
      let entries = rig.loop.state.library.entries
      #expect(
        entries.map { ($0.path as NSString).lastPathComponent }
          == ["a.gait", "broken.gait", "walk.gait"])
      #expect(entries.map(\.shelf) == [.recording, .recording, .sample])
      #expect(entries[2].isSimulated)
      #expect(entries[2].hasReference)
      #expect(abs((entries[2].durationSeconds ?? 0) - 11.99) < 0.02)
      #expect(entries[1].durationSeconds == nil)
      #expect(entries[1].problem?.contains("broken.gait") == true)
      #expect(rig.screen.contains("3 of 3"))
    }
  }

  @Test func missingFoldersAreAnEmptyLibrary() {
    let rig = LoopRig(samples: "/nowhere/at/all", recordings: nil)
    rig.loop.scanLibrary()
    rig.loop.turn()
    #expect(rig.loop.state.library.isScanned)
    #expect(rig.screen.contains("no sessions here"))
  }

  @Test func onlyTheConfirmedRecordingIsDeletedAndComesBack() throws {
    try Fixture.withFolder { folder in
      let (samples, recordings) = try Self.makeLibrary(in: folder)
      let rig = LoopRig(
        samples: samples, recordings: recordings, trashFolder: folder + "/state/trash")
      rig.loop.scanLibrary()
      rig.loop.turn()
      rig.press(.down, .down, .delete, .character("y"))
      #expect(FileManager.default.fileExists(atPath: samples + "/walk.gait"))
      rig.press(.up, .up, .delete, .character("n"))
      #expect(FileManager.default.fileExists(atPath: recordings + "/a.gait"))
      let before = try Data(contentsOf: URL(filePath: recordings + "/a.gait"))
      rig.press(.delete, .character("y"))
      #expect(!FileManager.default.fileExists(atPath: recordings + "/a.gait"))
      #expect(FileManager.default.fileExists(atPath: recordings + "/broken.gait"))
      #expect(rig.loop.state.library.entries.count == 2)
      #expect(rig.loop.state.notice?.text == "a.gait is in the trash; U brings it back")
      rig.press(.character("U"))
      #expect(try Data(contentsOf: URL(filePath: recordings + "/a.gait")) == before)
      #expect(rig.loop.state.library.entries.count == 3)
      rig.press(.character("U"))
      #expect(rig.loop.state.notice?.text == "nothing was deleted that could come back")
    }
  }

  @Test func withoutATrashNothingIsDeleted() throws {
    try Fixture.withFolder { folder in
      let (_, recordings) = try Self.makeLibrary(in: folder)
      let rig = LoopRig(recordings: recordings)
      rig.loop.scanLibrary()
      rig.loop.turn()
      rig.press(.delete, .character("y"))
      #expect(FileManager.default.fileExists(atPath: recordings + "/a.gait"))
      #expect(rig.loop.state.notice?.kind == .problem)
    }
  }

  @Test func whoseASessionIsIsKeptAndFollowed() throws {
    try Fixture.withFolder { folder in
      let (_, recordings) = try Self.makeLibrary(in: folder)
      let rig = LoopRig(recordings: recordings, indexFile: folder + "/state/library.sqlite")
      rig.loop.scanLibrary()
      rig.loop.turn()
      rig.press(.character("e"))
      rig.type("P07")
      rig.press(.tab)
      rig.type("2")
      rig.press(.enter)
      rig.loop.turn()
      let visit = try SessionFile(path: recordings + "/a.gait").metadata.visit
      #expect(visit == SessionVisit(person: "P07", number: 2))
      #expect(rig.loop.state.library.entries.first?.visit == visit)
      rig.press(.character("v"))
      rig.loop.drawNow()
      #expect(rig.loop.state.library.trend?.trend.visits.map(\.number) == [2])
      #expect(rig.screen.contains("P07: 1 visit"))
      // Another program knows the steps that were counted for the visits.
      let next = LoopRig(recordings: recordings, indexFile: folder + "/state/library.sqlite")
      next.loop.scanLibrary()
      next.loop.turn()
      guard case .counted = next.loop.state.library.entries.first?.steps else {
        Issue.record("the steps are not known")
        return
      }
    }
  }

  @Test func openingFromTheLibraryPlays() throws {
    try Fixture.withFolder { folder in
      let (samples, recordings) = try Self.makeLibrary(in: folder)
      let rig = LoopRig(samples: samples, recordings: recordings)
      rig.loop.scanLibrary()
      rig.loop.turn()
      rig.press(.character("/"))
      rig.type("simulated")
      rig.press(.enter, .enter)
      rig.loop.turn()
      #expect(rig.loop.state.screen == .monitor)
      #expect(rig.loop.state.session?.transport.isPlaying == true)
    }
  }

  /// One sample, one recording, one file that is none, and things to pass over.
  private static func makeLibrary(in folder: String) throws -> (String, String) {
    let samples = folder + "/samples"
    let recordings = folder + "/recordings"
    for path in [samples, recordings] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try LoopRig.writeWalk(to: samples + "/walk.gait")
    try LoopRig.writeWalk(to: recordings + "/a.gait")
    try "not a session".write(
      toFile: recordings + "/broken.gait", atomically: true, encoding: .utf8)
    try "notes".write(toFile: recordings + "/notes.txt", atomically: true, encoding: .utf8)
    try "partial".write(toFile: recordings + "/.b.gait", atomically: true, encoding: .utf8)
    return (samples, recordings)
  }
}
