import Foundation
import GaitAnalysis
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@testable import GaitEngine

@Suite("A live session on a second screen")
struct SharedMessageTests {
  /// A host that walks, with everything that it says.
  static func walk(
    seconds: Double, from start: Double = 0, seed: UInt64 = 21,
    settings: AnalysisSettings = AnalysisSettings(),
    each: (inout LiveCore, _ seconds: Double) -> Void = { _, _ in }
  ) -> (host: LiveCore, packets: [SharePacket]) {
    var host = LiveRig(settings: settings).core
    host.sharing = LiveCore.Sharing()
    var messages = WalkerMessages(
      WalkerConfiguration(seed: seed, durationSeconds: seconds),
      WalkerMessages.Choice(sendsForce: true))
    var sent = [messages.announcement]
    var packets: [SharePacket] = []
    var updates = 0
    while let block = messages.next(seconds: 0.05) {
      let now = 100 + block.endSeconds
      host.unixSeconds = 1_700_000_000 + now
      host.take(
        .messages(sent + block.messages, from: SourcePeer("10.0.0.7:1"), at: now), source: 0,
        now: now)
      sent = []
      host.tick(now: now)
      host.flush()
      each(&host, block.endSeconds)
      // Every two seconds: each looks through two minutes, which takes its time without the optimiser.
      updates += 1
      let update = updates.isMultiple(of: 40) ? host.update() : nil
      packets += host.takeShared(with: update).flatMap(\.packets)
    }
    let last = host.update()
    packets += host.takeShared(with: last).flatMap(\.packets)
    return (host, packets)
  }

  static func viewer() -> LiveCore {
    LiveCore.viewer(of: "host test", unixSeconds: 1_700_000_000) { _ in nil }
  }

  static func show(_ packets: [SharePacket], on viewer: inout LiveCore) {
    viewer.take(.opened(SourcePeer("h")), source: 0, now: 10)
    for packet in packets {
      viewer.take(.shared([packet], at: 11), source: 0, now: 11)
      viewer.tick(now: 11)
      viewer.flush()
    }
  }

  @Test("It shows the frames, forces, steps and devices of the host")
  func same() throws {
    var (host, packets) = Self.walk(seconds: 40)
    var viewer = Self.viewer()
    Self.show(packets, on: &viewer)
    let (theirs, update) = (host.update(), viewer.update())
    let own = try #require(theirs.session)
    let seen = try #require(update.session)
    #expect(seen.metadata == own.metadata)
    #expect(seen.range == own.range)
    #expect(seen.frames == own.frames)
    #expect(seen.analysis.tracks == own.analysis.tracks)
    #expect(seen.analysis.steps == own.analysis.steps)
    #expect(own.analysis.steps.count > 40)
    #expect(seen.lag?.seconds == own.lag?.seconds)
    #expect(seen.lag?.correlation == own.lag?.correlation)
    #expect(own.lag != nil)
    #expect(seen.isReferenceHere == own.isReferenceHere)
    #expect(update.devices.map(\.source) == theirs.devices.map(\.source))
    #expect(update.host?.connection == .streaming)
    #expect(update.problem == nil)
  }

  @Test("Who comes in the middle sees the present as the host does")
  func middle() throws {
    var (host, packets) = Self.walk(seconds: 90)
    var history = ShareHistory()
    let frames = packets.count { $0.kind == .frames }
    // As the clock of the host would have it.
    for (index, packet) in packets.enumerated() {
      history.push(packet, now: Double(index) / Double(packets.count) * 90)
    }
    #expect(history.packets.count { $0.kind == .frames } < frames / 2)
    var viewer = Self.viewer()
    Self.show(history.packets, on: &viewer)
    let own = try #require(host.update().session)
    let seen = try #require(viewer.update().session)
    #expect(seen.metadata == own.metadata)
    #expect(seen.frames == own.frames)
    // Its time begins with what it got, and goes on like the host's.
    #expect(seen.range.upperBound == own.range.upperBound)
    let (mine, theirs) = (seen.analysis.steps, own.analysis.steps)
    let newest = theirs.suffix(10)
    for step in newest {
      let same = try #require(
        mine.first { $0.foot == step.foot && $0.stance == step.stance }, "\(step.stance)")
      let (a, b) = (
        try #require(same.estimated?.maxNewtons), try #require(step.estimated?.maxNewtons)
      )
      #expect(abs(a / b - 1) < 0.002, "\(a) N, \(b) N")
    }
  }

  @Test("A host that begins again is another session, with a time of its own")
  func anotherSession() throws {
    var viewer = Self.viewer()
    Self.show(Self.walk(seconds: 20).packets, on: &viewer)
    #expect(viewer.update().sessionsBefore == 0)
    Self.show(Self.walk(seconds: 8, seed: 22).packets, on: &viewer)
    let update = viewer.update()
    #expect(update.sessionsBefore == 1)
    #expect(try #require(update.session).range.upperBound < 9)
  }

  @Test("What comes again after a reconnection is taken once")
  func again() throws {
    let packets = Self.walk(seconds: 20).packets
    var (once, twice) = (Self.viewer(), Self.viewer())
    Self.show(packets, on: &once)
    Self.show(packets, on: &twice)
    Self.show(packets, on: &twice)
    let (a, b) = (try #require(once.update().session), try #require(twice.update().session))
    #expect(a.analysis.tracks == b.analysis.tracks)
    #expect(a.analysis.steps == b.analysis.steps)
  }

  @Test("A machine that is too slow leaves frames out and shows the present")
  func lateFrames() throws {
    let packets = Self.walk(seconds: 20).packets
    var viewer = Self.viewer()
    let half = packets.count / 2
    Self.show(Array(packets[..<half]), on: &viewer)
    for packet in packets[half..<(half + 40)] {
      viewer.take(.shared([packet], at: 11), source: 0, now: 15)
    }
    Self.show(Array(packets[(half + 40)...]), on: &viewer)
    let session = try #require(viewer.update().session)
    #expect(session.range.upperBound > 19.5)
    let gaps = try #require(session.analysis.tracks.left).gaps
    #expect(gaps.contains { $0.durationSeconds > 0.3 })
    #expect(viewer.update().problem == nil)
    #expect(viewer.end(now: 20).droppedEvents > 20)
  }

  @Test("A host that is gone takes its devices with it, and its end is said")
  func gone() throws {
    var viewer = Self.viewer()
    Self.show(Self.walk(seconds: 5).packets + [SharePacket(.ended)], on: &viewer)
    #expect(viewer.takeEvents().contains(.hostEnded))
    viewer.take(.closed(SourcePeer("h"), reason: "gone"), source: 0, now: 12)
    let update = viewer.update()
    #expect(update.host?.connection == .lost(reason: "gone"))
    #expect(!update.devices.isEmpty)
    #expect(update.devices.allSatisfy { $0.connection == .lost(reason: "gone") })
    #expect(update.session != nil, "what was seen stays on the screen")
  }

  @Test("A model that this machine does not have is said")
  func missingModel() throws {
    let packets = Self.walk(seconds: 3).packets
    let changed = try packets.map { packet in
      guard case .session(var session) = try SharedMessage(packet) else { return packet }
      session.estimatorName = "own"
      session.estimatorSHA256 = "00"
      return try #require(SharedMessage.session(session).packets.first)
    }
    var viewer = Self.viewer()
    Self.show(changed, on: &viewer)
    #expect(viewer.takeEvents().count { $0 == .modelIsMissing(name: "own") } == 1)
    #expect(viewer.update().session != nil)
  }

  @Test("Feedback of the host arrives as it is")
  func feedback() throws {
    let target = FeedbackTarget(measure: .peakForce, foot: .left, zone: 15...30)
    let shared = SharedFeedback(
      summary: FeedbackSummary(target: target, under: 1, inZone: 2, streak: 2, longestStreak: 2),
      recent: [.init(foot: .left, seconds: 3, value: 22.5)], isPaused: true)
    var host = LiveRig().core
    host.sharing = LiveCore.Sharing()
    host.handle(.shareFeedback(shared))
    let packets = host.takeShared(with: nil).flatMap(\.packets)
    #expect(host.takeShared(with: nil).isEmpty, "only changes are sent")
    var viewer = Self.viewer()
    Self.show(packets, on: &viewer)
    #expect(viewer.takeEvents() == [.feedback(shared)])
  }

  @Test("Hostile packets are refused and harm nobody")
  func hostile() throws {
    let good = Self.walk(seconds: 6).packets
    let session = try #require(good.first { $0.kind == .session })
    var random = SplitMix64(seed: 5)
    var viewer = Self.viewer()
    Self.show([session], on: &viewer)
    for round in 0..<4000 {
      var packet = good[Int(random.next() % UInt64(good.count))]
      var payload = packet.payload
      switch random.next() % 4 {
      case 0:
        payload = (0..<Int(random.next() % 300)).map { _ in UInt8(truncatingIfNeeded: random.next())
        }
      case 1 where !payload.isEmpty:
        for _ in 0..<4 {
          payload[Int(random.next() % UInt64(payload.count))] = UInt8(
            truncatingIfNeeded: random.next())
        }
      case 2: payload = Array(payload.prefix(Int(random.next() % UInt64(payload.count + 1))))
      default: break
      }
      let kinds = SharePacket.Kind.allCases
      let kind =
        random.next() % 3 == 0
        ? kinds[Int(random.next() % UInt64(kinds.count))] : packet.kind
      packet = SharePacket(kind, payload: payload)
      viewer.take(.shared([packet], at: 11), source: 0, now: 11)
      if round % 20 == 0 {
        viewer.tick(now: 11)
        viewer.flush()
        _ = viewer.update()
        _ = viewer.takeEvents()
      }
    }
    #expect(viewer.update().problem != nil)
  }

  @Test("Sessions that no console could show are refused", arguments: 0..<7)
  func impossible(case number: Int) throws {
    let packet = try #require(Self.walk(seconds: 2).packets.first { $0.kind == .session })
    guard case .session(var session) = try SharedMessage(packet) else { return }
    switch number {
    case 0: session.metadata.insoles = PerFoot(both: nil)
    case 1: session.metadata.bodyMassKilograms = -5
    case 2: session.rule.releaseFraction = .nan
    case 3: session.metadata.referenceLagSeconds = 1e9
    case 4: session.metadata.name = String(repeating: "x", count: 100_000)
    case 5: session.metadata.insoles.left?.samplingRateHz = 0
    default: session.rule.maxStanceSeconds = 0
    }
    let changed = try #require(SharedMessage.session(session).packets.first)
    #expect(throws: SharedMessage.Problem.self) { try SharedMessage(changed) }
  }
}
