import Foundation
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

@Suite struct MarkerWriterTests {
  @Test func oneOfItsKindIsChangedOrRemoved() throws {
    try StoreFixture.withFile { path throws in
      let twice = Marker(timeSeconds: 2, note: "knee \0 left")
      for marker in [twice, twice, Marker(timeSeconds: 3, note: "")] {
        try MarkerWriter.append(marker, path: path)
      }
      let others = StoreFixture.session.markers
      try MarkerWriter.change(twice, note: "hip", path: path)
      try MarkerWriter.remove(Marker(timeSeconds: 3, note: ""), path: path)
      let expected = others + [twice, Marker(timeSeconds: 2, note: "hip")]
      let kept = try SessionFile(path: path).markers
      #expect(Set(kept) == Set(expected))
      #expect(kept.count == expected.count)
      let before = try Data(contentsOf: URL(filePath: path))
      for marker in [Marker(timeSeconds: 3, note: ""), Marker(timeSeconds: 2.0001, note: "hip")] {
        #expect(throws: GaitlabError.self) { try MarkerWriter.remove(marker, path: path) }
        #expect(throws: GaitlabError.self) {
          try MarkerWriter.change(marker, note: "x", path: path)
        }
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  private let marker = Marker(timeSeconds: 2.5, note: RandomSessions.hostileText)

  private func error(appendingTo path: String, _ marker: Marker? = nil) -> GaitlabError? {
    do throws(GaitlabError) {
      try MarkerWriter.append(marker ?? self.marker, path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func aMarkerIsAddedAndNothingElseChanges() throws {
    try StoreFixture.withFile { path throws in
      try MarkerWriter.append(marker, path: path)
      try MarkerWriter.append(Marker(timeSeconds: -1, note: "nul \0 within"), path: path)
      let read = try SessionFile(path: path).recorded()
      var expected = StoreFixture.session
      expected.markers += [marker, Marker(timeSeconds: -1, note: "nul \0 within")]
      expected.markers.sort { $0.timeSeconds < $1.timeSeconds }
      #expect(read == expected)
      let folder = URL(filePath: path).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["session.gait"])
    }
  }

  @Test func onlySoundSessionsOfThisVersionAreTouched() throws {
    try StoreFixture.withFile { path throws in
      try StoreFixture.pragma("PRAGMA user_version = \(SessionFile.formatVersion + 1)", on: path)
      let before = try Data(contentsOf: URL(filePath: path))
      #expect(error(appendingTo: path)?.code == .newerVersion)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
    try Fixture.withFolder { folder throws in
      #expect(error(appendingTo: folder + "/none.gait")?.code == .unreadable)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func aMarkerWithoutATimeIsRefused() throws {
    try StoreFixture.withFile { path throws in
      for time in [Double.nan, .infinity] {
        let marker = Marker(timeSeconds: time, note: "")
        #expect(error(appendingTo: path, marker)?.code == .inconsistentSession)
      }
      #expect(try SessionFile(path: path).markers == StoreFixture.session.markers)
    }
  }

  @Test(
    .enabled(if: Privileges.canBeDropped, "needs a system with rights for files"),
    arguments: [(file: 0o444, folder: 0o755), (file: 0o666, folder: 0o555)])
  func whatCannotBeWrittenIsSaidToBeReadOnly(modes: (file: Int, folder: Int)) throws {
    try StoreFixture.withFile { path throws in
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let manager = FileManager.default
      try manager.setAttributes([.posixPermissions: modes.file], ofItemAtPath: path)
      try manager.setAttributes([.posixPermissions: modes.folder], ofItemAtPath: folder)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      let refusal = Privileges.dropped { error(appendingTo: path) }
      #expect(refusal?.code == .readOnly)
      #expect(try SessionFile(path: path).recorded() == StoreFixture.session)
      // Reading needs no right to write.
      let readable = Privileges.dropped { StoreFixture.error(reading: path) }
      #expect(readable == nil)
    }
  }
}
