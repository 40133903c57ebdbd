import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What devices tell and what can be done while they measure.
@Suite struct LiveReducerTests {
  private let reducer = ConsoleReducer()

  private func tell(_ update: LiveUpdate, _ state: inout ConsoleState) {
    #expect(reducer.reduce(&state, .liveUpdated(update)).isEmpty)
  }

  /// The update of the walk with its end moved on.
  private func later(_ seconds: Double) throws -> LiveUpdate {
    var update = try LiveFixture.update()
    let range = try #require(update.session?.range)
    update.session?.range = range.lowerBound...range.upperBound + seconds
    return update
  }

  /// Who continues a recording, or looks on late, has not seen all of it, and is told.
  @Test func whatWasBeforeIsSaid() throws {
    var state = LiveFixture.waiting()
    var update = try LiveFixture.update()
    update.session?.range = 134.7...180
    tell(update, &state)
    #expect(state.live?.joinedAtSeconds == 134.7)
    state.screen = .steps
    let text = ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
    #expect(text.contains("steps since 135 s"))
    // The window moves on, and nothing more is missing.
    update.session?.range = 160...300
    tell(update, &state)
    #expect(state.live?.joinedAtSeconds == 134.7)
    var whole = LiveFixture.waiting()
    tell(try LiveFixture.update(), &whole)
    #expect(whole.live?.joinedAtSeconds == nil)
  }

  /// The walker's screen shows the exercise while the therapist's shows the curves.
  @Test func whatIsPractisedBeforeASecondScreenIsKept() throws {
    var state = LiveFixture.waiting()
    var update = try LiveFixture.update()
    update.share = ShareStatus(address: "127.0.0.1:9100", token: "abcdef")
    tell(update, &state)
    #expect(!state.feedback.isUsed)
    update.share?.viewers = 1
    tell(update, &state)
    #expect(state.feedback.isUsed)
    #expect(state.screen != .feedback)
  }

  @Test func firstFramesOpenASession() throws {
    var state = LiveFixture.waiting()
    state.selectedStep = 7
    tell(
      LiveUpdate(devices: [DeviceStatus(source: "udp 1", connection: .stalled(seconds: 2))]), &state
    )
    #expect(state.session == nil)
    #expect(state.live?.devices[0].connection == .stalled(seconds: 2))
    tell(try LiveFixture.update(forgottenSteps: 3), &state)
    let session = try #require(state.session)
    #expect(session.isLive)
    #expect(session.progress == 1)
    #expect(session.frozenAt == nil)
    #expect(session.shownSeconds == session.transport.range.upperBound)
    #expect(session.nowUnixSeconds == 1_700_000_000)
    #expect(state.selectedStep == 0)
    #expect(state.live?.forgottenSteps == 3)
    #expect(state.live?.isReferenceHere == true)
    #expect(state.live?.lag?.seconds == -0.012)
  }

  @Test func stepsWithoutFramesAreNotGoneTo() throws {
    var state = try LiveFixture.streaming()
    var update = try LiveFixture.update(recorder: LiveFixture.recorder)
    let range = try #require(update.session?.range)
    let contact = try #require(update.session?.analysis.steps.first).stance.initialContactSeconds
    update.session?.range = contact + 1...range.upperBound
    tell(update, &state)
    for key: Key in [.character("2"), .enter] { reducer.press(key, on: &state) }
    #expect(state.screen == .steps)
    #expect(state.session?.frozenAt == nil)
    #expect(state.notice?.text == "the frames of this step are in the recording only")
    update.recorder = nil
    tell(update, &state)
    reducer.press(.enter, on: &state)
    #expect(state.notice?.text == "the frames of this step are not kept any more")
    // A later one is gone to.
    for _ in 0..<40 where state.screen == .steps {
      for key: Key in [.down, .enter] { reducer.press(key, on: &state) }
    }
    #expect(state.screen == .monitor)
    #expect(try #require(state.session?.frozenAt) >= contact + 1)
  }

  @Test func frozenViewStaysWhileTimeGoesOn() throws {
    var state = try LiveFixture.streaming()
    let end = try #require(state.session?.transport.position)
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.frozenAt == end)
    var update = try later(30)
    update.session?.frames = PerFoot(both: nil)
    tell(update, &state)
    #expect(state.session?.shownSeconds == end)
    #expect(state.session?.transport.position == end + 30)
    #expect(state.session?.frames.left != nil)
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.shownSeconds == end + 30)
    tell(update, &state)
    #expect(state.session?.frames.left == nil)
  }

  /// What is kept of a live session moves on, and a frozen view with it once it would fall out.
  @Test func frozenViewFollowsWhatIsKept() throws {
    var state = try LiveFixture.streaming()
    reducer.press(.character(" "), .home, on: &state)
    var update = try later(200)
    let end = try #require(update.session?.range.upperBound)
    update.session?.range = end - 120...end
    tell(update, &state)
    #expect(state.session?.frozenAt == end - 120)
  }

  @Test func seekingBackFreezesAndEndGoesOn() throws {
    var state = try LiveFixture.streaming()
    let end = try #require(state.session?.transport.position)
    reducer.press(.pageUp, on: &state)
    #expect(state.session?.frozenAt == end - 1)
    reducer.press(.left, on: &state)
    let frame = try #require(state.session?.frozenAt)
    #expect(frame < end - 1)
    #expect(frame > end - 1.2)
    reducer.press(.home, on: &state)
    #expect(state.session?.frozenAt == state.session?.transport.range.lowerBound)
    reducer.press(.end, on: &state)
    #expect(state.session?.frozenAt == nil)
    #expect(state.session?.shownSeconds == end)
    reducer.press(.pageUp, .escape, on: &state)
    #expect(state.session?.frozenAt == nil)
  }

  @Test func endingIsAskedForOnceThereIsSomething() throws {
    var state = LiveFixture.waiting()
    #expect(reducer.press(.character("q"), on: &state) == [.quit])
    state.live?.recorder = LiveFixture.recorder
    #expect(reducer.press(.character("q"), on: &state).isEmpty)
    #expect(state.overlay == .endLive)
    state = try LiveFixture.streaming()
    #expect(reducer.press(.character("q"), on: &state).isEmpty)
    #expect(state.overlay == .endLive)
    // A second q is somebody's mistake.
    #expect(reducer.press(.character("q"), on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(reducer.press(.character("q"), .character("y"), on: &state) == [.quit])
    #expect(reducer.press(.control("c"), on: &state).isEmpty)
    #expect(state.overlay == .endLive)
    #expect(reducer.press(.control("c"), on: &state) == [.quit])
  }

  @Test func recordingIsBegunAndEnded() throws {
    var state = LiveFixture.waiting()
    #expect(reducer.press(.character("w"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("no frame has come") == true)
    state = try LiveFixture.streaming()
    #expect(reducer.press(.character("w"), on: &state) == [.startRecording])
    tell(try LiveFixture.update(recorder: LiveFixture.recorder), &state)
    #expect(reducer.press(.character("w"), on: &state) == [.stopRecording])
    var ended = LiveFixture.recorder
    ended.state = .ended
    tell(try LiveFixture.update(recorder: ended), &state)
    #expect(reducer.press(.character("w"), on: &state) == [.startRecording])
  }

  @Test func failingRecorderIsToldOnce() throws {
    var state = try LiveFixture.streaming(recorder: LiveFixture.recorder)
    #expect(state.notice == nil)
    tell(try LiveFixture.update(recorder: LiveFixture.failing), &state)
    #expect(state.notice?.kind == .problem)
    #expect(state.notice?.text.contains("no space left on the disk") == true)
    state.notice = nil
    tell(try LiveFixture.update(recorder: LiveFixture.failing), &state)
    #expect(state.notice == nil)
    tell(try LiveFixture.update(recorder: LiveFixture.recorder), &state)
    tell(try LiveFixture.update(recorder: LiveFixture.failing), &state)
    #expect(state.notice != nil)
  }

  @Test func referenceIsShiftedWhereThereIsOne() throws {
    var state = try LiveFixture.streaming()
    let earlier = reducer.press(.character("<"), on: &state)
    let later = reducer.press(.character(">"), on: &state)
    guard case .useLag(let first)? = earlier.first, case .useLag(let second)? = later.first else {
      Issue.record("\(earlier) \(later)")
      return
    }
    #expect(abs(first + 0.017) < 1e-9)
    #expect(abs(second + 0.007) < 1e-9)
    tell(try LiveFixture.update(Foot.allCases.map { LiveFixture.insole($0) }), &state)
    #expect(reducer.press(.character(">"), on: &state).isEmpty)
    #expect(state.notice?.text == "no reference force is being received")
  }

  @Test func replayKnowsNothingOfDevices() throws {
    var state = try ConsoleStates.walk()
    for key: Key in [.character("i"), .character("w"), .character("<")] {
      #expect(reducer.press(key, on: &state).isEmpty)
      #expect(state.notice?.text.contains("gaitlab live") == true)
      #expect(state.overlay == nil)
    }
  }

  @Test func recordingsAreLeftAloneMeanwhile() throws {
    var state = try LiveFixture.streaming()
    reducer.press(.character("7"), .down, .down, on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(state.opening == nil)
    #expect(state.notice?.text == "end the live session with q first")
    #expect(reducer.press(.character("D"), on: &state).isEmpty)
    #expect(state.overlay == nil)
    reducer.press(.character("1"), .character("+"), on: &state)
    #expect(state.notice?.text.hasPrefix("not while it is measured") == true)
    #expect(state.session?.transport.speed == 1)
  }
}
