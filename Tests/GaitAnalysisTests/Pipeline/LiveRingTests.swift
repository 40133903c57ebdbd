import GaitAnalysis
import GaitModel
import GaitSimulation
import Testing

@Suite struct LiveRingTests {
  @Test("Two devices send in turns: each foot shows its newest frame, unless it has stopped")
  func newestFrames() throws {
    let session = SimulatedWalk(
      WalkerConfiguration(seed: 1, durationSeconds: 3, samplingRateHz: 200)
    ).session
    let left = try #require(session.frames.left)
    let right = try #require(session.frames.right)
    for (behind, isShown) in [(0, true), (4, true), (40, true), (60, false)] {
      var ring = LiveRing()
      #expect(ring.newestFrames(metadata: session.metadata).left == nil)
      ring.append(left)
      let count = left.count - behind
      ring.append(right.slice(0..<count))
      let newest = ring.newestFrames(metadata: session.metadata)
      #expect(newest.left?.timeSeconds == left.times.last)
      #expect(newest.right?.timeSeconds == (isShown ? right.times[count - 1] : nil))
    }
  }
}
