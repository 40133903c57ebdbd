import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// How connections, recordings and losses are put into words.
@Suite struct LiveTextTests {
  static let states: [(state: ConnectionState, words: String, sign: String, isTrouble: Bool)] = [
    (.connecting, "waiting for a sender", "?", false), (.streaming, "100 Hz", "+", false),
    (.stalled(seconds: 1.26), "stalled 1.3 s", "~", true),
    (.lost(reason: "unplugged"), "lost: unplugged", "x", true),
    (
      .reconnecting(inSeconds: 2, attempt: 3, reason: "refused"),
      "lost: refused; attempt 4 in 2.0 s", "x", true
    ),
    (.formatError(reason: "not text"), "not readable: not text", "!", true),
    (.ended, "ended", ".", false),
  ]

  @Test(arguments: 0..<7) func everyStateHasWordsAndASign(index: Int) {
    let wanted = Self.states[index]
    let text = ConnectionText(LiveFixture.insole(.left, wanted.state))
    #expect(text.words == wanted.words)
    #expect(text.sign == wanted.sign)
    #expect(text.isTrouble == wanted.isTrouble)
    #expect(text.short.count <= text.words.count)
    #expect(!text.short.isEmpty)
  }

  @Test func rateIsSaidOnceItIsKnown() {
    var device = LiveFixture.insole(.left)
    device.samplingRateHz = nil
    #expect(ConnectionText(device).words == "streaming")
  }

  @Test func equalStatesAreOne() {
    let groups = ConnectionText.groups(LiveFixture.devices)
    #expect(groups.map(\.text) == ["L R + 100 Hz", "ref + 100 Hz"])
    let mixed = ConnectionText.groups([
      LiveFixture.insole(.left), LiveFixture.insole(.right, .lost(reason: "gone")),
    ])
    #expect(mixed.map(\.text) == ["L + 100 Hz", "R x lost: gone"])
    #expect(mixed.map(\.short) == ["L + 100 Hz", "R x lost"])
    let stalled = ConnectionText.groups([
      LiveFixture.insole(.left, .stalled(seconds: 1.14)),
      LiveFixture.insole(.right, .stalled(seconds: 1.16)),
    ])
    #expect(stalled.map(\.text) == ["L R ~ stalled 1.1 s"])
    let unknown = ConnectionText.groups([DeviceStatus(source: "a"), DeviceStatus(source: "b")])
    #expect(unknown.map(\.text) == ["? waiting for a sender"])
  }

  @Test func lossesAreNamedByTheirKind() {
    var live = LiveState(devices: LiveFixture.devices)
    #expect(LiveText(live: live).losses == nil)
    live.devices[0].counters.lost = 3
    live.devices[1].counters.lost = 4
    live.devices[1].counters.malformed = 2
    live.devices[2].counters.foreign = 1
    let losses = LiveText(live: live).losses
    #expect(losses?.text == "7 lost, 2 unreadable, 1 of strangers")
    #expect(losses?.short == "7 lost")
  }

  @Test func lagIsSaidWithItsTrust() {
    var live = LiveState(devices: LiveFixture.devices)
    #expect(LiveText(live: live).lag == nil)
    live.isReferenceHere = true
    #expect(LiveText(live: live).lag?.text == "reference not aligned yet: walk on")
    live.lag = LagEstimate(seconds: 0.025, correlation: 0.987)
    #expect(LiveText(live: live).lag?.text == "reference 25 ms (r 0.99)")
    live.lag = LagEstimate(seconds: 0.025, correlation: .nan)
    #expect(LiveText(live: live).lag?.text == "reference 25 ms (set by hand)")
  }

  @Test func recordingsSayWhetherTheyAreSafe() {
    var live = LiveState()
    #expect(LiveText(live: live).recording.text == "not recording (w)")
    #expect(LiveText.ending(live) == "Nothing is being recorded.")
    live.recorder = LiveFixture.recorder
    #expect(LiveText(live: live).recording.text == "REC 00:11.90 on disk")
    #expect(LiveText(live: live).recording.short == "REC 00:11")
    #expect(LiveText.ending(live) == "The recording is finished and kept.")
    live.recorder = LiveFixture.failing
    let failing = LiveText(live: live).recording
    #expect(failing.text == "! NOT RECORDING: no space left on the disk; 400 frames wait")
    #expect(failing.role == .bad)
    #expect(LiveText.ending(live).hasPrefix("!"))
  }

  /// A foot is silent if none of its insoles sends; a reference is not an insole.
  @Test func silenceIsOfTheFoot() {
    var live = LiveState(devices: [
      LiveFixture.insole(.left), LiveFixture.insole(.right, .stalled(seconds: 2)),
    ])
    #expect(LiveText(live: live).silence(of: .left) == nil)
    #expect(LiveText(live: live).silence(of: .right)?.words == "stalled 2.0 s")
    live.devices.append(LiveFixture.insole(.right))
    #expect(LiveText(live: live).silence(of: .right) == nil)
    live.devices = LiveFixture.devices.filter(\.isReference)
    #expect(LiveText(live: live).silence(of: .left) == nil)
  }

  @Test func whatIsForgottenIsSaid() {
    #expect(LiveText.keptSteps(forgotten: 0) == nil)
    #expect(LiveText.keptSteps(forgotten: 1) == "without 1 earlier step")
    #expect(LiveText.keptSteps(forgotten: 14) == "without 14 earlier steps")
    var live = LiveState()
    #expect(LiveText.keptSteps(live) == nil)
    live.joinedAtSeconds = 134.7
    #expect(LiveText.keptSteps(live) == "steps since 135 s")
    live.forgottenSteps = 14
    #expect(LiveText.keptSteps(live) == "without 14 earlier steps")
  }
}
