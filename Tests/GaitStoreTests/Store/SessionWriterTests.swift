import Foundation
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

@Suite struct SessionWriterTests {
  private let session = StoreFixture.session

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func error(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func nothingIsThereUntilItIsFinished() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.gait"
      let left = try #require(session.frames.left)
      var writer: SessionWriter? = try SessionWriter(path: path, metadata: session.metadata)
      try writer?.append(left)
      #expect(!FileManager.default.fileExists(atPath: path))
      // Hidden, so that no library lists it.
      #expect(try files(in: folder).allSatisfy { $0.hasPrefix(".") })
      writer = nil
      #expect(try files(in: folder).isEmpty)
    }
  }

  @Test func anExistingFileIsNotReplacedUnlessAskedFor() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.gait"
      try Data("precious".utf8).write(to: URL(filePath: path))
      let refusal = error { () throws(GaitlabError) in try SessionWriter.write(session, to: path) }
      #expect(refusal?.code == .alreadyExists)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
      #expect(try files(in: folder) == ["session.gait"])
      try SessionWriter.write(session, to: path, replacing: true)
      #expect(try SessionFile(path: path).recorded() == session)
      #expect(try files(in: folder) == ["session.gait"])
    }
  }

  /// Two recorders that were given one name: the first to finish has it, and both stay whole.
  @Test func aNameTakenMeanwhileIsNotReplaced() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/session.gait"
      let left = try #require(session.frames.left)
      do {
        let first = try SessionWriter(path: path, metadata: session.metadata)
        let second = try SessionWriter(path: path, metadata: session.metadata)
        try first.append(left)
        try first.finish()
        let refusal = error { () throws(GaitlabError) in try second.finish() }
        #expect(refusal?.code == .alreadyExists)
      }
      #expect(try SessionFile(path: path).frames(.left, seconds: 0...1e6)?.isEmpty == false)
      #expect(try files(in: folder) == ["session.gait"])
    }
  }

  @Test func aFolderThatIsNotThereIsRefused() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/none/session.gait"
      let refusal = error { () throws(GaitlabError) in try SessionWriter.write(session, to: path) }
      #expect(refusal?.code == .writeFailed)
      #expect(refusal?.file == path)
      #expect(try files(in: folder).isEmpty)
    }
  }

  @Test(.enabled(if: Privileges.canBeDropped, "needs a system with rights for files"))
  func aReadOnlyFolderIsRefused() throws {
    try Fixture.withFolder { folder throws in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      }
      let refusal = Privileges.dropped {
        error { () throws(GaitlabError) in
          try SessionWriter.write(session, to: folder + "/session.gait")
        }
      }
      #expect(refusal?.code == .writeFailed)
      #expect(try files(in: folder).isEmpty)
    }
  }

  @Test func aMarkerWithoutATimeIsNoSession() throws {
    try Fixture.withFolder { folder throws in
      var broken = session
      broken.markers = [Marker(timeSeconds: .nan, note: "")]
      let refusal = error { () throws(GaitlabError) in
        try SessionWriter.write(broken, to: folder + "/session.gait")
      }
      #expect(refusal?.code == .inconsistentSession)
      #expect(try files(in: folder).isEmpty)
    }
  }
}
