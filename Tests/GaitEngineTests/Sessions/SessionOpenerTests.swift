import Foundation
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

/// A file is what it holds, whatever it is called.
@Suite struct SessionOpenerTests {
  private func error(opening path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionOpener.open(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func aSessionIsOpenedUnderAnyName() throws {
    let session = SimulatedWalk(WalkerConfiguration(durationSeconds: 2)).session
    try Fixture.withFolder { folder throws in
      for name in ["walk.gait", "walk.txt", "walk.csv", "walk", "walk [31m.jpeg"] {
        try SessionWriter.write(session, to: folder + "/" + name)
        let opened = try SessionOpener.open(path: folder + "/" + name)
        #expect(opened is SessionFile)
        #expect(try opened.recorded() == session)
      }
    }
  }

  @Test func vendorFilesAreOpenedUnderAnyName() throws {
    try Fixture.withFolder { folder throws in
      for file in ["moticon/two-feet.txt", "csv/two-cells.csv"] {
        for name in ["a.gait", "a.db", "a"] {
          let path = folder + "/" + name
          try? FileManager.default.removeItem(atPath: path)
          try FileManager.default.copyItem(atPath: Fixture.path(file), toPath: path)
          var last = 0.0
          let opened = try SessionOpener.open(path: path) { last = $0 }
          #expect(opened is MemorySession)
          #expect(last == 1)
          let imported = try SessionImport.read(path: path)
          #expect(try opened.recorded() == imported)
        }
      }
    }
  }

  @Test func whatIsNoSessionIsRefused() throws {
    #expect(error(opening: Fixture.path("invalid/empty.txt"))?.code == .emptyFile)
    #expect(error(opening: Fixture.path("invalid/other-text.csv"))?.code == .notRecognised)
    #expect(error(opening: Fixture.path("invalid"))?.code == .notAFile)
    #expect(error(opening: Fixture.path("none"))?.code == .unreadable)
    try Fixture.withFolder { folder throws in
      let path = folder + "/short"
      try Data("SQLite format 3\0".utf8).write(to: URL(filePath: path))
      #expect(error(opening: path) != nil)
    }
  }
}
