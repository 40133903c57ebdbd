import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct GaitCSVExporterTests {
  private let session = SimulatedWalk(WalkerConfiguration(durationSeconds: 0.1)).session

  private func error(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func overwritesOnlyWhenTold() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/a.csv"
      try Data("mine".utf8).write(to: URL(filePath: path))
      let refused = error { () throws(GaitlabError) in
        try GaitCSVExporter.write(session, to: path)
      }
      #expect(refused?.code == .alreadyExists)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
      try GaitCSVExporter.write(session, to: path, overwrite: true)
      #expect(try SessionImport.read(path: path) == session)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv"])
    }
  }

  /// The file has no room for a lag: the reference is written on the clock of the frames.
  @Test func theLagOfAReferenceIsInItsTimes() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/a.csv"
      var late = session
      late.metadata.referenceLagSeconds = -0.25
      try GaitCSVExporter.write(late, to: path)
      let read = try SessionImport.read(path: path)
      #expect(read.metadata.referenceLagSeconds == 0)
      #expect(read.frames == session.frames)
      for foot in Foot.allCases {
        let (times, were) = (read.reference[foot]?.times, session.reference[foot]?.times)
        #expect(times == were?.map { $0 - 0.25 })
      }
    }
  }

  @Test func leavesNothingBehindOnFailure() throws {
    try Fixture.withFolder { folder throws in
      var broken = session
      broken.markers = [Marker(timeSeconds: .nan, note: "")]
      let refused = error { () throws(GaitlabError) in
        try GaitCSVExporter.write(broken, to: folder + "/a.csv")
      }
      #expect(refused?.code == .inconsistentSession)
      do {
        var writer = try AtomicFileWriter(path: folder + "/b.csv")
        try writer.write(Array(repeating: UInt8(65), count: 600_000))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func refusesATargetThatIsNoFile() throws {
    try Fixture.withFolder { folder throws in
      let directory = error { () throws(GaitlabError) in
        try GaitCSVExporter.write(session, to: folder, overwrite: true)
      }
      #expect(directory?.code == .notAFile)
      let nowhere = error { () throws(GaitlabError) in
        try GaitCSVExporter.write(session, to: folder + "/none/a.csv")
      }
      #expect(nowhere?.code == .writeFailed)
    }
  }

  @Test func refusesWhatNoFileCanHold() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/a.csv"
      var empty = session
      empty.frames = PerFoot(both: nil)
      empty.reference = PerFoot(both: nil)
      var notFinite = session
      notFinite.reference.left?.append(timeSeconds: 1e3, newtons: .infinity)
      var unknown = session
      unknown.metadata.insoles.right = nil
      var unnamed = session
      unnamed.metadata.reference = nil
      var promised = session
      promised.reference = PerFoot(both: nil)
      var endless = session
      endless.reference.left?.append(timeSeconds: 1e9, newtons: 1)
      let expected: [(RecordedSession, GaitlabError.Code)] = [
        (empty, .nothingToWrite), (notFinite, .inconsistentSession),
        (unknown, .inconsistentSession), (unnamed, .inconsistentSession),
        (promised, .inconsistentSession), (endless, .inconsistentSession),
      ]
      for (session, code) in expected {
        let refused = error { () throws(GaitlabError) in
          try GaitCSVExporter.write(session, to: path)
        }
        #expect(refused?.code == code)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
