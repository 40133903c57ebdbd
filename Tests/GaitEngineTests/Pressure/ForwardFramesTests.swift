import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@testable import GaitEngine

/// Spans one after the other give what each of them gives by itself.
@Suite struct ForwardFramesTests {
  @Test(arguments: UInt64(1)...8) func givesWhatTheSessionGives(seed: UInt64) throws {
    let session = MemorySession(
      SimulatedWalk(
        WalkerConfiguration(seed: seed, durationSeconds: 60, samplingRateHz: 100)
      ).session)
    var random = SplitMix64(seed: seed)
    var reader = ForwardFrames(session: session, foot: .left) { $0 }
    var start = -1.0
    while start < 62 {
      let span = start...start + Double.random(in: 0...2.5, using: &random)
      #expect(try reader.read(span) == session.frames(.left, seconds: span), "\(span)")
      // On, back a little, or far on.
      start += Double.random(in: -1...4, using: &random)
    }
  }

  @Test func ofAFootThatWasNotRecordedThereAreNone() throws {
    var recording = SimulatedWalk(
      WalkerConfiguration(seed: 1, durationSeconds: 5, samplingRateHz: 100)
    ).session
    recording.frames.right = nil
    recording.metadata.insoles.right = nil
    var reader = ForwardFrames(session: MemorySession(recording), foot: .right) { $0 }
    #expect(try reader.read(0...1) == nil)
    #expect(try reader.read(1...2) == nil)
  }
}
