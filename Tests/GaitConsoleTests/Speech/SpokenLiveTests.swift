import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Devices that come and go, and steps as they end, by ear.
@Suite struct SpokenLiveTests {
  @Test func theFirstFramesSayWhatIsMeasured() throws {
    var listener = Listener(LiveFixture.waiting())
    let lines = listener.hear(.liveUpdated(try LiveFixture.update()))
    #expect(lines.contains { $0.hasPrefix("measuring ") })
    #expect(lines.contains("insole left, \(LiveFixture.source): 100 Hz"), "\(lines)")
    let steps = try AnalyzedWalk.shared().session.analysis?.steps ?? []
    #expect(lines.count { $0.contains(" step ") && $0.contains("stance ") } == steps.count)
    // The same update again says nothing.
    #expect(listener.hear(.liveUpdated(try LiveFixture.update())) == [])
  }

  @Test func lossAndReturnAreSaidOnceEach() throws {
    var listener = Listener(LiveFixture.waiting())
    _ = listener.hear(.liveUpdated(try LiveFixture.update()))
    func update(_ state: ConnectionState) throws -> ConsoleAction {
      .liveUpdated(
        try LiveFixture.update([LiveFixture.insole(.left, state), LiveFixture.insole(.right)]))
    }
    let stalled = listener.hear(try update(.stalled(seconds: 1.2)))
    #expect(stalled == ["insole left, \(LiveFixture.source): stalled 1.2 s"])
    #expect(listener.hear(try update(.stalled(seconds: 1.4))) == [])
    #expect(
      listener.hear(try update(.streaming)) == ["insole left, \(LiveFixture.source): 100 Hz"])
  }

  @Test func aRecordingThatFailsIsSaidAndThatItGoesOn() throws {
    var listener = Listener(LiveFixture.waiting())
    _ = listener.hear(.liveUpdated(try LiveFixture.update(recorder: LiveFixture.recorder)))
    let failing = listener.hear(.liveUpdated(try LiveFixture.update(recorder: LiveFixture.failing)))
    #expect(failing.count == 1 && failing[0].hasPrefix("! the recording has stopped: no space"))
    #expect(
      listener.hear(.liveUpdated(try LiveFixture.update(recorder: LiveFixture.recorder)))
        == ["the recording continues"])
  }

  @Test func endingIsAskedInFull() throws {
    var listener = try Listener.streaming()
    let lines = listener.press(.character("q"))
    #expect(lines[0] == "End the live session?")
    #expect(lines[2] == "Enter or y ends it, any other key continues")
  }
}
