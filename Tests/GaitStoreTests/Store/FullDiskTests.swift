import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A disk that takes no more: the limit of a process on the size of its files.
///
/// The limit holds for the whole process, so that it is well above what any other test writes.
@Suite(.serialized) struct FullDiskTests {
  private static let limitBytes: UInt = 8 << 20

  private static let large: RecordedSession = {
    var session = StoreFixture.session
    let count = 500_000
    let cells = (0..<count * 4).map { Float($0) * 0.900_137e-3 + 1e-7 }
    session.frames.left = FrameBlock(
      foot: .left, cellCount: 4, times: (0..<count).map { Double($0) * 0.010_000_1 },
      cells: cells)
    return session
  }()

  private func error(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    #if os(Linux)
      signal(SIGXFSZ, SIG_IGN)
      var old = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old)
      var limit = rlimit(rlim_cur: Self.limitBytes, rlim_max: old.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old) }
    #endif
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func aSessionLeavesNothingBehind() throws {
    try Fixture.withFolder { folder throws in
      let session = Self.large
      let failure = error { () throws(GaitlabError) in
        try SessionWriter.write(session, to: folder + "/large.gait")
      }
      #expect(failure?.code == .writeFailed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  /// A step that cannot be kept leaves the session as it was.
  @Test func aSessionThatCannotGrowStaysAsItWas() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/large.gait"
      let session = Self.large
      try SessionWriter.write(session, to: path)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt ?? 0
      #expect(size > Self.limitBytes)
      let reason = String(repeating: "long ", count: 100_000)
      let step = LeftOutStep(foot: .left, initialContactSeconds: 1, reason: reason)
      let failure = error { () throws(GaitlabError) in
        try LeftOutWriter.leaveOut(step, path: path)
      }
      #expect(failure?.code == .writeFailed)
      let described = error { () throws(GaitlabError) in
        try VisitWriter.change(path) { $0.tags = [reason] }
      }
      #expect(described?.code == .writeFailed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["large.gait"])
      #expect(try SessionFile(path: path).recorded() == session)
    }
  }

  @Test func anExportLeavesNothingBehind() throws {
    try Fixture.withFolder { folder throws in
      let session = Self.large
      let failure = error { () throws(GaitlabError) in
        try GaitCSVExporter.write(session, to: folder + "/large.csv")
      }
      #expect(failure?.code == .writeFailed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
