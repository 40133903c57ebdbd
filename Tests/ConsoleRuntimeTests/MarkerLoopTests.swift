import ConsoleRuntime
import Foundation
import GaitConsole
import GaitModel
import GaitStore
import GaitTestSupport
import TerminalCore
import Testing

/// Markers of the open session, as they are kept in its file.
@Suite struct MarkerLoopTests {
  /// A walk with one marker that is open in the console.
  private func opened(in folder: String) throws -> (path: String, rig: LoopRig) {
    let path = folder + "/walk.gait"
    try LoopRig.writeWalk(to: path)
    let rig = LoopRig()
    rig.loop.open(path: path, title: "walk")
    rig.loop.turn()
    return (path, rig)
  }

  @Test func markersAreSavedInTheSession() throws {
    try Fixture.withFolder { folder in
      let (path, rig) = try opened(in: folder)
      rig.press(.character(" "), .character("m"))
      rig.type("knee \u{1B}[2J")
      rig.press(.enter)
      #expect(rig.loop.state.notice?.text == "marker saved")
      let saved = try SessionFile(path: path).markers
      #expect(saved.count == 2)
      #expect(saved == rig.loop.state.session?.markers)
      #expect(saved.first?.note == "knee \u{1B}[2J")
      #expect(!rig.screen.unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test func markersAreEditedAndDeletedInTheSession() throws {
    try Fixture.withFolder { folder in
      let (path, rig) = try opened(in: folder)
      let before = try SessionFile(path: path).markers
      rig.press(.character(" "), .character("m"))
      rig.type("knee")
      rig.press(.enter, .character("M"), .character("e"))
      rig.type(" left")
      rig.press(.enter)
      #expect(rig.loop.state.notice?.text == "note kept, U brings the old one back")
      #expect(try SessionFile(path: path).markers.contains { $0.note == "knee left" })
      rig.press(.delete, .character("y"))
      #expect(rig.loop.state.notice?.text == "marker deleted, U brings it back")
      #expect(try SessionFile(path: path).markers == before)
      rig.press(.character("U"))
      #expect(rig.loop.state.notice?.text == "the deleted marker is back: 'knee left'")
      #expect(try SessionFile(path: path).markers.contains { $0.note == "knee left" })
      rig.press(.character("U"))
      #expect(rig.loop.state.notice?.text == "the marker has its old note again: 'knee'")
      #expect(try SessionFile(path: path).markers.contains { $0.note == "knee" })
      #expect(try SessionFile(path: path).markers == rig.loop.state.session?.markers)
    }
  }

  /// Whoever is stopped in the middle of a note finds what was typed of it.
  @Test(arguments: [true, false]) func aNoteThatIsTypedWhenItEndsIsKept(isEdited: Bool) throws {
    try Fixture.withFolder { folder in
      let (path, rig) = try opened(in: folder)
      if isEdited {
        rig.press(.character("M"), .character("e"))
      } else {
        rig.press(.character(" "), .character("m"))
      }
      rig.type("half a no")
      rig.loop.handle(.terminate(signal: 15))
      #expect(rig.loop.isQuitting)
      #expect(rig.loop.signal == 15)
      let notes = try SessionFile(path: path).markers.map(\.note)
      #expect(notes.sorted() == (isEdited ? ["turnhalf a no"] : ["half a no", "turn"]))
    }
  }

  @Test func markersOfVendorFilesStayForNow() throws {
    let path = Fixture.path("moticon/two-feet.txt")
    let before = try Data(contentsOf: URL(filePath: path))
    let rig = LoopRig()
    rig.loop.open(path: path, title: "two feet")
    rig.loop.turn()
    rig.press(.character("m"), .enter)
    #expect(rig.loop.state.session?.markers.count == 1)
    #expect(rig.loop.state.notice?.text.contains("a .gait session of your own") == true)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test func goneFilesAreNotedWhenAMarkerIsSet() throws {
    try Fixture.withFolder { folder in
      let (path, rig) = try opened(in: folder)
      try FileManager.default.removeItem(atPath: path)
      rig.press(.character("m"), .enter)
      #expect(rig.loop.state.notice?.kind == .problem)
      #expect(rig.loop.state.notice?.text.hasPrefix("marker set, but not saved: ") == true)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
