import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitIntake
@testable import GaitLSL

@Suite(
  "Streams of Lab Streaming Layer",
  .enabled(if: LSLTestLibrary.isThere, "liblsl is absent"), .timeLimit(.minutes(2)))
struct LSLSourceTests {
  /// Times that a 32-bit float could not tell apart and that no rounding can move.
  private static let stamps = (0..<20).map { 20_000 + Double($0) / 64 }

  private func insole(
    _ name: String, channels: Int, metadata: [(String, String)], rate: Double = 64,
    format: LSLStreamInfo.Format = .float
  ) throws -> LSLSampleOutlet {
    let info = try #require(
      LSLStreamInfo(
        library: LSLTestLibrary.required(), name: name, type: "Pressure", channelCount: channels,
        samplingRateHz: rate, sourceID: name, format: format))
    for (key, value) in metadata { info.add("gaitlab", key, value) }
    return try #require(LSLSampleOutlet(info))
  }

  private func source(_ name: String, _ role: LSLSource.Role = .pressure) -> LSLSource {
    LSLSource(
      streamName: name, role: role, timing: LSLTestLibrary.timing,
      environment: LSLTestLibrary.environment)
  }

  @Test("Both feet of one stream come as they were sent, on our clock")
  func bothFeet() throws {
    let name = LSLTestLibrary.uniqueName()
    let outlet = try insole(
      name, channels: 12,
      metadata: [
        ("layout", "3x2"), ("size", "270x95"), ("unit", "N/cm2"), ("foot", "both"),
        ("simulated", "true"), ("mass", "72.5"), ("saturation", "80"),
      ])
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    #expect(events.wait { $0.contains(where: \.isOpened) })
    var random = SplitMix64(seed: 5)
    let samples = Self.stamps.map { _ in
      (0..<12).map { _ in Float.random(in: 0...70, using: &random) }
    }
    for (stamp, sample) in zip(Self.stamps, samples) { outlet.push(sample, atLSLSeconds: stamp) }
    #expect(events.wait(messages: 41))

    let layout = InsoleLayout(
      name: "3 x 2", rows: 3, columns: 2, rowPitchMillimetres: 90, columnPitchMillimetres: 47.5)
    #expect(
      events.messages.first
        == .announcement(
          StreamAnnouncement(
            device: name,
            insole: InsoleDescription(
              layout: layout, unit: .newtonsPerSquareCentimetre, samplingRateHz: 64, saturation: 80),
            samplingRateHz: 64, isSimulated: true, bodyMassKilograms: 72.5)))
    let frames = events.messages.compactMap(\.frame)
    #expect(frames.filter { $0.foot == .left }.map(\.cells) == samples.map { Array($0[..<6]) })
    #expect(frames.filter { $0.foot == .right }.map(\.cells) == samples.map { Array($0[6...]) })
    // One clock on one machine: what is measured between its two ends is less than a millisecond.
    let times = frames.filter { $0.foot == .left }.map(\.deviceMicroseconds)
    #expect(zip(times, Self.stamps).allSatisfy { abs(Double($0) - $1 * 1e6) < 20_000 })
    #expect(zip(times, times.dropFirst()).allSatisfy { abs($1 - $0 - 15_625) < 1_600 })
  }

  @Test("A stream without a layout gives frames of the foot that its name ends in")
  func unknownLayout() throws {
    let name = LSLTestLibrary.uniqueName("_R")
    let outlet = try insole(name, channels: 3, metadata: [], format: .double)
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    #expect(events.wait { $0.contains(where: \.isOpened) })
    outlet.push([1, 2, 3], atLSLSeconds: 100)
    outlet.push([1, .nan, 3], atLSLSeconds: 101)
    outlet.push([4, 5, 6], atLSLSeconds: 102)
    #expect(events.wait(messages: 2))
    let cells = events.messages.map { $0.frame?.cells ?? [] }
    #expect(cells == [[1, 2, 3], [4, 5, 6]])
  }

  @Test("Forces come from the channels of their labels")
  func forces() throws {
    let name = LSLTestLibrary.uniqueName()
    let info = try #require(
      LSLStreamInfo(
        library: LSLTestLibrary.required(), name: name, type: "Force", channelCount: 3,
        samplingRateHz: 1_000, sourceID: name))
    info.addChannel(label: "Right", unit: "N", type: "Force")
    info.addChannel(label: "speed", unit: "m/s", type: "Speed")
    info.addChannel(label: "Left", unit: "N", type: "Force")
    let outlet = try #require(LSLSampleOutlet(info))
    let source = source(name, .force)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    #expect(events.wait { $0.contains(where: \.isOpened) })
    outlet.push([700, 1.25, .nan], atLSLSeconds: 50)
    outlet.push([300, 1.25, 400], atLSLSeconds: 51)
    #expect(events.wait(messages: 4))
    #expect(
      events.messages.first
        == .announcement(StreamAnnouncement(device: name, insole: nil, samplingRateHz: 1_000)))
    let forces = events.messages.compactMap(\.force)
    #expect(forces.map(\.foot) == [.right, .left, .right])
    #expect(forces.map(\.newtons) == [700, 400, 300])
  }

  @Test("A stream that ends is told, looked for, and taken up when it is back")
  func comesBack() throws {
    let name = LSLTestLibrary.uniqueName(" left")
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    func isRetrying(_ event: SourceEvent) -> Bool {
      if case .retrying(_, _, let reason) = event {
        reason.contains("no stream of this name")
      } else {
        false
      }
    }
    #expect(events.wait { $0.contains(where: isRetrying) })
    for round in 1...2 {
      // Its description may change while it is away.
      let outlet = try insole(
        name, channels: 4 * round,
        metadata: [("layout", "\(2 * round)x2"), ("size", "250x90"), ("unit", "kPa")])
      #expect(events.wait { $0.count(where: \.isOpened) == round })
      outlet.push((0..<4 * round).map(Float.init), atLSLSeconds: 30)
      #expect(events.wait(messages: 2 * round))
      withExtendedLifetime(outlet) {}
    }
    #expect(events.wait { $0.count { $0.closedReason != nil } == 2 })
    let after = events.all.count
    #expect(events.wait { $0.dropFirst(after).contains(where: isRetrying) })
    let announced = events.messages.compactMap { message in
      if case .announcement(let announcement) = message {
        announcement.insole?.layout.cellCount
      } else {
        nil
      }
    }
    #expect(announced == [4, 8])
  }

  @Test(
    "What a stream says wrong is told with what is expected",
    arguments: [
      ([("layout", "3x3"), ("size", "270x95"), ("unit", "kPa"), ("foot", "left")], "4 channels"),
      ([("layout", "2x2"), ("size", "270x95"), ("unit", "torr"), ("foot", "left")], "torr"),
      ([("foot", "middle")], "middle"), ([], "which foot"),
      ([("layout", "\u{1B}[2Jx2"), ("size", "1x1"), ("foot", "left")], "\\u{1B}"),
    ])
  func refused(metadata: [(String, String)], reason: String) throws {
    let name = LSLTestLibrary.uniqueName("-refused")
    let outlet = try insole(name, channels: 4, metadata: metadata)
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    let isTold = events.wait { events in
      events.contains {
        if case .retrying(_, _, let found) = $0 {
          found.contains(reason) && found.contains("expected")
        } else {
          false
        }
      }
    }
    source.stop()
    #expect(isTold, "\(events.all)")
    #expect(!events.all.contains { $0.isOpened })
    withExtendedLifetime(outlet) {}
  }

  @Test("A stream of text is refused")
  func text() throws {
    let name = LSLTestLibrary.uniqueName("_L")
    let outlet = try insole(name, channels: 1, metadata: [], format: .text)
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    #expect(
      events.wait {
        $0.contains {
          if case .retrying(_, _, let reason) = $0 { reason.contains("text") } else { false }
        }
      })
    withExtendedLifetime(outlet) {}
  }

  @Test("Deliver every byte")
  func delivers() throws { try LiveSourceContract(LSLRig()).deliversEveryByte(seed: 9) }

  @Test("Stop for good")
  func stopsForGood() throws { try LiveSourceContract(LSLRig()).stopsForGood() }

  @Test("Stop from their own thread")
  func stopsInside() throws { try LiveSourceContract(LSLRig()).stopsFromItsOwnThread() }

  @Test("Refuse a second start")
  func refusesStart() throws { try LiveSourceContract(LSLRig()).refusesASecondStart() }

  @Test("Tell coming and going")
  func tells() throws { try LiveSourceContract(LSLRig()).tellsComingAndGoing() }

  @Test("Leak nothing")
  func leaks() throws { try LiveSourceContract(LSLRig()).leaksNothing() }

  @Test("Nothing comes after stop, which does not take long")
  func stops() throws {
    let name = LSLTestLibrary.uniqueName("_L")
    let outlet = try insole(name, channels: 2, metadata: [])
    let source = source(name)
    let events = EventLog()
    try source.start(events.record)
    #expect(events.wait { $0.contains(where: \.isOpened) })
    outlet.push([1, 2], atLSLSeconds: 10)
    #expect(events.wait(messages: 1))
    let begun = ArrivalClock.now()
    source.stop()
    #expect(ArrivalClock.now() - begun < 5)
    let count = events.all.count
    outlet.push([1, 2], atLSLSeconds: 11)
    #expect(!events.wait(seconds: 0.3) { $0.count > count })
    source.stop()
  }

  @Test("A name that would ask for other streams is refused", arguments: ["", "a'b\"c", "a\nb"])
  func names(name: String) {
    let source = source(name)
    let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
    #expect(error?.code == .sourceFailed)
  }
}
