import Foundation
import GaitModel
import GaitSession
import GaitTestSupport
import Testing

/// A file that version 1 of the format wrote is read for ever.
@Suite struct GoldenFileTests {
  private static let path = Fixture.path("gait/version-1.gait")

  /// What the file holds, made from a seed again.
  private static let session: RecordedSession = {
    var session = RandomSessions.session(
      seed: 40, layout: TestLayouts.masked31x11, values: .quarters, frames: 20)
    let other = RandomSessions.session(
      seed: 41, layout: TestLayouts.scattered4, values: .anything, feet: [.right], frames: 300)
    session.metadata.insoles.right = other.metadata.insoles.right
    session.frames.right = other.frames.right
    session.reference.right = other.reference.right
    session.metadata.tags.append("nul \0 within")
    return session
  }()

  @Test func theFileOfVersionOneIsRead() throws {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try SessionWriter.write(Self.session, to: Self.path, replacing: true)
      Issue.record("recorded version-1.gait; run again to compare")
      return
    }
    #expect(try SessionFile(path: Self.path).recorded() == Self.session)
  }

  @Test func thisVersionIsOne() { #expect(SessionFile.formatVersion == 1) }
}
