import Foundation
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

/// An exported XDF file says where its cells lie, whatever the layout.
@Suite struct XDFLayoutTests {
  private func exported(_ layout: InsoleLayout) throws -> (bytes: [UInt8], of: RecordedSession) {
    let recording = RandomSessions.session(
      seed: 6, layout: layout, values: .quarters, frames: 60)
    let session = try AnalyzedSession(
      MemorySession(recording), path: "walk.gait", settings: AnalysisSettings())
    var bytes: [UInt8] = []
    XDFExport.writer(session, recording: recording, program: ExportWalk.program)
      .write { bytes += $0 }
    return (bytes, recording)
  }

  private func read(_ bytes: [UInt8]) throws -> RecordedSession {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.xdf"
      try Data(bytes).write(to: URL(filePath: path))
      return try SessionImport.read(path: path)
    }
  }

  @Test(arguments: [TestLayouts.scattered4, TestLayouts.masked31x11, TestLayouts.masked60x21])
  func anyLayoutIsReadBackAsItWas(layout: InsoleLayout) throws {
    let (bytes, recording) = try exported(layout)
    let read = try read(bytes)
    for foot in recording.metadata.feet {
      #expect(read.metadata.insoles[foot]?.layout == layout)
      #expect(read.frames[foot]?.cells == recording.frames[foot]?.cells)
    }
  }

  /// As every sender says it.
  @Test func aWholeMatrixNeedsNoCells() throws {
    let (bytes, _) = try exported(TestLayouts.matrix16x8)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<layout>16x8</layout><size>256.0x96.0</size>"))
    #expect(!text.contains("<cells>"))
    let layout = try #require(try read(bytes).metadata.insoles.left?.layout)
    #expect(layout.matrix == TestLayouts.matrix16x8.matrix)
    #expect(layout.cells == TestLayouts.matrix16x8.cells)
  }

  @Test(arguments: [
    ("<mask>0", "<mask>1"), ("<cells>", "<cells>x"), ("<layout>31x11", "<layout>32x11"),
    ("<size>", "<size>-"), ("<mask>", "<mark>"), (":50.0,", ":50.0:"), (":50.0,", ":-5.0,"),
    (":50.0,", ":nan0,"),
  ])
  func whatContradictsItselfIsRefused(found: String, changed: String) throws {
    let (bytes, _) = try exported(TestLayouts.masked31x11)
    let start = try #require(bytes.firstRange(of: Array(found.utf8)))
    var broken = bytes
    // The same length, or the chunk would be another: the next character goes.
    broken.replaceSubrange(
      start.lowerBound..<start.lowerBound + changed.utf8.count, with: changed.utf8)
    if found == "<mask>" {
      let end = try #require(broken.firstRange(of: Array("</mask>".utf8)))
      broken.replaceSubrange(end, with: "</mark>".utf8)
    }
    #expect {
      _ = try read(broken)
    } throws: { error in
      (error as? GaitlabError)?.code == .badHeader
    }
  }
}
