import GaitIntake
import GaitModel
import Testing

/// A sender that describes its insoles and its plates, each in a header of its own.
@Suite("Several headers of one sender")
struct WireStreamsTests {
  private static let pressure = "# gaitlab 1 layout=2x2 size=260x90 unit=kPa rate=100 device=sole"

  private static func messages(_ lines: [String]) -> [WireMessage] {
    var decoder = WireDecoder()
    var messages: [WireMessage] = []
    for line in lines {
      decoder.push(Array((line + "\n").utf8), isDatagram: false) { messages.append($0) }
    }
    #expect(decoder.malformed == 0, "\(decoder.lastProblem)")
    return messages
  }

  private static func forceTimes(_ lines: [String]) -> [Int64] {
    messages(lines).compactMap { message in
      if case .force(let force) = message { force.deviceMicroseconds } else { nil }
    }
  }

  @Test("The header's unit of time counts for forces too")
  func timeOfForces() {
    let milliseconds = Self.pressure + " time=ms"
    #expect(Self.forceTimes([milliseconds, "FL,1500,700", "FR,1500,1"]) == [1_500_000, 1_500_000])
    #expect(Self.forceTimes([milliseconds + " foot=left", "FR,2,1"]) == [2000])
    #expect(Self.forceTimes([Self.pressure, "FL,1500,700"]) == [1500])
    #expect(Self.forceTimes(["FL,1500,700"]) == [1500])
  }

  @Test("A force header's own unit of time goes before the insoles', in any order")
  func ownTimeOfForces() {
    let insoles = Self.pressure + " time=ms"
    let plates = "# gaitlab 1 stream=force rate=1000"
    for headers in [[insoles, plates], [plates, insoles]] {
      #expect(Self.forceTimes(headers + ["FL,3,700"]) == [3000])
    }
    for headers in [[insoles, plates + " time=s"], [plates + " time=s", insoles]] {
      #expect(Self.forceTimes(headers + ["FL,3,700"]) == [3_000_000])
      let frames = Self.messages(headers + ["L,3,1,2,3,4"]).compactMap { message in
        if case .frame(let frame) = message { frame.deviceMicroseconds } else { nil }
      }
      #expect(frames == [3000])
    }
    // The unit alone may change.
    #expect(
      Self.forceTimes([insoles, "FL,3,1", Self.pressure + " time=s", "FL,3,1"]) == [
        3000, 3_000_000,
      ])
  }

  @Test("A message follows the header that describes it, which is not repeated for each")
  func headersPrecedeTheirMessages() {
    let lines = [
      Self.pressure, "# gaitlab 1 stream=force rate=1000 device=plate", "L,1,1,2,3,4",
      "R,1,1,2,3,4", "FL,1,700", "FR,1,1", "L,2,1,2,3,4",
    ]
    let words = Self.messages(lines).map { message in
      switch message {
      case .announcement(let announcement): announcement.device
      case .frame(let frame): frame.foot == .left ? "L" : "R"
      case .force(let force): force.foot == .left ? "FL" : "FR"
      }
    }
    #expect(
      words == ["sole", "plate", "sole", "L", "R", "plate", "FL", "FR", "sole", "L"])
    let known = Self.messages([Self.pressure, "L,1,1,2,3,4", Self.pressure, "R,1,1,2,3,4"])
    #expect(known.count == 3)
  }

  @Test("A force header does not wipe the insoles'; their frames and forces are recorded")
  func forceHeaderKeepsTheInsoles() {
    var intake = LiveIntake(sources: [.init(name: "test")], options: IntakeOptions())
    var insoles: [String] = []
    var plates: [String] = []
    var frames = 0
    var forces = 0
    let emit = { (output: IntakeOutput) in
      switch output {
      case .insole(_, let announcement, let insole):
        insoles.append("\(announcement.device) \(insole.layout.cellCount)")
      case .reference(_, let device): plates.append(device)
      case .frame: frames += 1
      case .force: forces += 1
      case .clock: break
      case .unknownLayout: Issue.record("the insoles were described")
      }
    }
    let headers = [Self.pressure, "# gaitlab 1 stream=force rate=100 device=plate"]
    for index in 0..<200 {
      let now = 50 + Double(index) / 100
      let time = index * 10_000
      // Both headers come again each second, as docs/WIRE.md asks.
      let lines =
        (index % 100 == 0 ? headers : [])
        + ["L,\(time),1,2,3,4", "R,\(time),1,2,3,4", "FL,\(time),700", "FR,\(time),0"]
      intake.take(
        .received(
          Array((lines.joined(separator: "\n") + "\n").utf8), from: SourcePeer("a:1"),
          isDatagram: false, at: now),
        source: 0, now: now, emit: emit)
      intake.tick(now: now, emit: emit)
    }
    intake.finish(emit: emit)
    #expect(insoles == ["sole 4", "sole 4"])
    #expect(plates == ["plate", "plate"])
    #expect(frames == 400)
    #expect(forces == 400)
  }
}
