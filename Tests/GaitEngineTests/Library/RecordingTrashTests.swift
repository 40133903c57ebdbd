import Foundation
import GaitFiles
import GaitTestSupport
import Testing

@testable import GaitEngine

/// What is deleted can come back, and is never lost on the way.
@Suite struct RecordingTrashTests {
  private func withRecording(_ body: (String, RecordingTrash) throws -> Void) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/sessions/walk.gait"
      try FileManager.default.createDirectory(
        atPath: folder + "/sessions", withIntermediateDirectories: true)
      try "samples".write(toFile: path, atomically: true, encoding: .utf8)
      try body(path, RecordingTrash(folder: folder + "/state/trash"))
    }
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).flatMap { String(data: $0, encoding: .utf8) }
  }

  @Test func theLastOneComesBackFirst() throws {
    try withRecording { path, trash in
      let other = FileName.folder(path) + "/other.gait"
      try "others".write(toFile: other, atomically: true, encoding: .utf8)
      try "journal".write(toFile: other + "-journal", atomically: true, encoding: .utf8)
      try trash.move(path, now: 1000)
      try trash.move(other, now: 1000)
      #expect(text(path) == nil)
      #expect(text(other + "-journal") == nil)
      #expect(try trash.restoreLast() == other)
      #expect(text(other) == "others")
      #expect(text(other + "-journal") == "journal")
      #expect(try trash.restoreLast() == path)
      #expect(text(path) == "samples")
      #expect(try trash.restoreLast() == nil)
    }
  }

  @Test func aNameThatIsTakenIsLeftAlone() throws {
    try withRecording { path, trash in
      try trash.move(path, now: 1000)
      try "newer".write(toFile: path, atomically: true, encoding: .utf8)
      let back = try trash.restoreLast()
      #expect(back == FileName.folder(path) + "/walk-2.gait")
      #expect(text(path) == "newer")
      #expect(text(back ?? "") == "samples")
    }
  }

  @Test func aFolderThatIsGoneIsMadeAgain() throws {
    try withRecording { path, trash in
      try trash.move(path, now: 1000)
      try FileManager.default.removeItem(atPath: FileName.folder(path))
      #expect(try trash.restoreLast() == path)
      #expect(text(path) == "samples")
    }
  }

  @Test func afterAMonthItIsGone() throws {
    try withRecording { path, trash in
      try trash.move(path, now: 1000)
      try "second".write(toFile: path, atomically: true, encoding: .utf8)
      try trash.move(path, now: 1000 + RecordingTrash.keptSeconds + 1)
      #expect(try trash.restoreLast() == path)
      #expect(text(path) == "second")
      #expect(try trash.restoreLast() == nil)
    }
  }

  @Test func anotherFileSystemGetsACopy() throws {
    try withRecording { path, _ in
      let target = FileName.folder(path) + "/copy.gait"
      try RecordingTrash.copyAcross(path, to: target)
      #expect(text(path) == nil)
      #expect(text(target) == "samples")
      // Nothing can be copied there: the file stays.
      #expect(throws: GaitlabError.self) {
        try RecordingTrash.copyAcross(target, to: FileName.folder(path) + "/none/x.gait")
      }
      #expect(text(target) == "samples")
    }
  }

  @Test(.enabled(if: Privileges.canBeDropped, "needs a system with rights for files"))
  func whatMayNotBeMovedStays() throws {
    try withRecording { path, trash in
      let manager = FileManager.default
      let sessions = FileName.folder(path)
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: sessions)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sessions) }
      #expect(throws: GaitlabError.self) {
        try Privileges.dropped { try trash.move(path, now: 1000) }
      }
      #expect(text(path) == "samples")
      #expect(try trash.restoreLast() == nil)
    }
  }
}
