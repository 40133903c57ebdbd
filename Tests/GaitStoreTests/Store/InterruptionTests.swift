import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import GaitTestSupport
import Synchronization
import Testing

/// What is interrupted ends with `cancelled` and takes its unfinished file with it.
@Suite struct InterruptionTests {
  private static let session = RandomSessions.session(
    seed: 9, layout: TestLayouts.scattered4, values: .quarters, frames: 5000)

  /// Runs work that is asked to stop at its n-th look.
  private func code(
    stoppingAt look: Int, _ work: () throws(GaitlabError) -> Void
  ) -> GaitlabError.Code? {
    let isRequested: @Sendable () -> Bool = { [counter = Counter()] in
      counter.next() >= look
    }
    return CancellationToken(when: isRequested).bind {
      do throws(GaitlabError) {
        try work()
        return nil
      } catch {
        return error.code
      }
    }
  }

  /// A class because a closure that may run anywhere counts with it.
  private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }

  @Test(arguments: [1, 2, 20]) func aWriterLeavesNothing(look: Int) throws {
    try Fixture.withFolder { folder throws in
      let code = code(stoppingAt: look) { () throws(GaitlabError) in
        try SessionWriter.write(Self.session, to: folder + "/a.gait")
      }
      #expect(code == .cancelled)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func anExportLeavesNothing() throws {
    try Fixture.withFolder { folder throws in
      let code = code(stoppingAt: 2) { () throws(GaitlabError) in
        try GaitCSVExporter.write(Self.session, to: folder + "/a.csv")
      }
      #expect(code == .cancelled)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func readersStop() throws {
    try Fixture.withFolder { folder throws in
      try SessionWriter.write(Self.session, to: folder + "/a.gait")
      try GaitCSVExporter.write(Self.session, to: folder + "/a.csv")
      let store = code(stoppingAt: 3) { () throws(GaitlabError) in
        _ = try SessionFile(path: folder + "/a.gait").recorded()
      }
      #expect(store == .cancelled)
      let text = code(stoppingAt: 3) { () throws(GaitlabError) in
        _ = try SessionImport.read(path: folder + "/a.csv")
      }
      #expect(text == .cancelled)
    }
  }
}
