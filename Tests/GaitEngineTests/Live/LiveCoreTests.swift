import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite("Live session")
struct LiveCoreTests {
  private let walker = WalkerConfiguration(seed: 2, durationSeconds: 12)

  @Test("One foot begins by itself, the other joins later")
  func secondFootJoins() throws {
    var rig = LiveRig(sources: 2, isReference: [false, false])
    rig.walk(
      WalkerConfiguration(seed: 2, durationSeconds: 3), .init(feet: [.left]), peer: "10.0.0.1:1")
    let alone = try #require(rig.core.update().session)
    #expect(alone.metadata.feet == [.left])
    rig.walk(walker, .init(feet: [.right]), source: 1, peer: "10.0.0.2:1")
    let both = try #require(rig.core.update().session)
    #expect(both.metadata.feet == [.left, .right])
    #expect(both.analysis.tracks.right.map { $0.times.count > 2000 } == true)
    let devices = rig.core.update().devices
    #expect(devices.map(\.source) == ["udp test0", "udp test1"])
  }

  @Test("The first sender of a foot is kept; another one is counted as a stranger")
  func strangers() throws {
    var rig = LiveRig()
    var messages = WalkerMessages(walker)
    var thief = WalkerMessages(WalkerConfiguration(seed: 77, durationSeconds: 12))
    for step in 0..<200 {
      let now = 100 + Double(step) * 0.05
      let own = [messages.announcement] + (messages.next(seconds: 0.05)?.messages ?? [])
      let other = [thief.announcement] + (thief.next(seconds: 0.05)?.messages ?? [])
      rig.core.take(.messages(own, from: SourcePeer("10.0.0.1:5"), at: now), source: 0, now: now)
      rig.core.take(.messages(other, from: SourcePeer("10.0.0.9:5"), at: now), source: 0, now: now)
      rig.core.tick(now: now)
      rig.core.flush()
    }
    for device in rig.core.update().devices {
      #expect(device.counters.foreign == 2000)
      #expect(device.counters.used == 2000)
      #expect(device.counters.lost == 0)
    }
  }

  @Test("Insoles that announce nothing are asked for, and then used")
  func unknownLayout() throws {
    var rig = LiveRig()
    let silent = { (message: WireMessage) -> WireMessage? in
      if case .announcement = message { nil } else { message }
    }
    rig.walk(WalkerConfiguration(durationSeconds: 2), change: silent)
    #expect(rig.core.update().unknownLayout == nil, "it may still say what it is")
    rig.walk(WalkerConfiguration(durationSeconds: 1), change: silent)
    #expect(rig.core.update().session == nil)
    #expect(rig.core.update().unknownLayout?.cellCount == 128)
    rig.core.handle(.describe(try LayoutText.insole("16x8 280x110 kPa 200", cellCount: 128)))
    rig.walk(WalkerConfiguration(durationSeconds: 2), change: silent)
    rig.wait(seconds: 1.5)
    let update = rig.core.update()
    #expect(update.unknownLayout == nil)
    #expect(update.session?.metadata.insoles.left?.unit == .kilopascals)
  }

  @Test(
    "What a device says of itself is worth more than what is remembered of one with as many cells")
  func announcementBeforeMemory() throws {
    var options = IntakeOptions()
    let remembered = try LayoutText.insole("16x8 280x110 counts 100", cellCount: 128)
    options.rememberedLayouts[128] = remembered
    var rig = LiveRig(options: options)
    let silent = { (message: WireMessage) -> WireMessage? in
      if case .announcement = message { nil } else { message }
    }
    // It was sending before anybody listened, and announces itself once a second.
    rig.walk(WalkerConfiguration(durationSeconds: 0.8), change: silent)
    #expect(rig.core.update().unknownLayout == nil)
    rig.walk(WalkerConfiguration(durationSeconds: 4))
    let insole = try #require(rig.core.update().session?.metadata.insoles.left)
    #expect(insole.unit == .kilopascals)
    #expect(insole.samplingRateHz == 200)

    var mute = LiveRig(options: options)
    mute.walk(WalkerConfiguration(durationSeconds: 6), change: silent)
    #expect(mute.core.update().session?.metadata.insoles.left?.unit == remembered.unit)
  }

  @Test("A flood of one sender is bounded and counted")
  func flood() throws {
    var rig = LiveRig()
    rig.walk(WalkerConfiguration(durationSeconds: 2))
    let cells = [Float](repeating: 1, count: 128)
    var sequence: UInt32 = 1000
    for step in 0..<50 {
      let now = rig.now + Double(step) * 0.1
      let frames = (0..<1000).map { index -> WireMessage in
        sequence += 1
        return .frame(
          WireFrame(
            foot: .left, sequence: sequence,
            deviceMicroseconds: 3_000_000 + Int64(step * 100_000 + index * 100), cells: cells))
      }
      rig.core.take(
        .messages(frames, from: SourcePeer("10.0.0.7:1"), at: now), source: 0, now: now)
    }
    let left = try #require(rig.core.update().devices.first { $0.foot == .left })
    #expect(left.counters.overRate > 40_000)
    #expect(left.counters.used < 10_000)
  }

  @Test("A calibration that the wizard asks for is judged when enough has come")
  func collectsCalibration() throws {
    var rig = LiveRig()
    rig.walk(WalkerConfiguration(durationSeconds: 4, standingSeconds: 60))
    rig.core.handle(.collect(.init(stage: .standing, bodyMassKilograms: 72)))
    rig.walk(
      WalkerConfiguration(durationSeconds: 5, standingSeconds: 60), peer: "10.0.0.7:1")
    let checks = rig.core.events.compactMap { event in
      if case .calibrationChecked(let check) = event { check } else { nil }
    }
    let check = try #require(checks.first)
    #expect(check.stage == .standing)
    #expect(check.passed, "\(check.reasons)")
    rig.core.handle(.calibrate(try #require(check.calibration)))
    let session = try #require(rig.core.update().session)
    #expect(session.analysis.calibration.origin == .standing)
    #expect(session.metadata.calibration?.measuredAtUnixSeconds != nil)
  }
}
