import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct FrameWindowTests {
  private static let session = SimulatedWalk(
    WalkerConfiguration(
      durationSeconds: 12, samplingRateHz: 100, faults: SensorFaults(dropOutsPerMinute: 60))
  ).session

  /// What is to be shown, looked for in the whole session.
  private func expected(_ foot: Foot, at seconds: Double) -> PressureFrame? {
    guard let block = Self.session.frames[foot] else { return nil }
    guard let index = block.times.lastIndex(where: { $0 <= seconds + 1e-9 }) else { return nil }
    return seconds - block.times[index] <= 0.015 ? block[index] : nil
  }

  private func check(_ window: inout FrameWindow, at seconds: Double) throws {
    let shown = try window.frames(at: seconds)
    for foot in Foot.allCases {
      let frame = expected(foot, at: seconds)
      #expect(shown[foot] == frame, "\(foot) at \(seconds) s")
    }
  }

  @Test func playingShowsTheLastFrame() throws {
    var window = FrameWindow(session: MemorySession(Self.session), metadata: Self.session.metadata)
    for tick in 0..<360 { try check(&window, at: Double(tick) / 30 + 0.0041) }
  }

  @Test func seekingAndPlayingBackwardsShowTheSame() throws {
    var random = SplitMix64(seed: 6)
    var window = FrameWindow(session: MemorySession(Self.session), metadata: Self.session.metadata)
    for _ in 0..<200 { try check(&window, at: 12.5 * random.uniform() - 0.2) }
    for tick in (0..<240).reversed() { try check(&window, at: Double(tick) / 20) }
  }

  @Test func aHoleShowsNothing() throws {
    let times = Self.session.frames.left?.times ?? []
    let hole = try #require(zip(times, times.dropFirst()).first { $1 - $0 > 0.05 })
    var window = FrameWindow(session: MemorySession(Self.session), metadata: Self.session.metadata)
    let before = try window.frames(at: hole.0)
    #expect(before.left != nil)
    let within = try window.frames(at: (hole.0 + hole.1) / 2)
    #expect(within.left == nil)
    let after = try window.frames(at: hole.1)
    #expect(after.left?.timeSeconds == hole.1)
  }

  @Test func outsideTheRecordingThereIsNothing() throws {
    var window = FrameWindow(session: MemorySession(Self.session), metadata: Self.session.metadata)
    for seconds in [-100.0, -0.5, 13, 1e6] {
      let frames = try window.frames(at: seconds)
      #expect(frames.left == nil)
      #expect(frames.right == nil)
    }
  }
}
