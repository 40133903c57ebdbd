import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Commands of the Feedback screen, what is counted, and when the bell rings.
@Suite struct FeedbackTests {
  let reducer = ConsoleReducer()

  func feedback() throws -> ConsoleState {
    var state = try ConsoleStates.walk()
    reducer.press(.character("5"), on: &state)
    return state
  }

  /// What a plain count of the steps that have ended by a moment gives.
  func plain(_ state: ConsoleState, until seconds: Double) throws -> FeedbackTally {
    let analysis = try #require(state.session?.analysis)
    var tally = FeedbackTally(target: state.feedback.target)
    let steps = analysis.steps.compactMap {
      FeedbackStep(
        $0, force: analysis.decidedBy, bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    }.filter { $0.toeOffSeconds <= seconds }.sorted { $0.toeOffSeconds < $1.toeOffSeconds }
    for step in steps { tally.push(step) }
    return tally
  }

  // MARK: - Replay

  @Test func countsAreThoseOfTheShownMomentWhateverTheWay() throws {
    var state = try feedback()
    var random = SplitMix64(seed: 6)
    var now = 0.0
    reducer.press(.character(" "), on: &state)
    for _ in 0..<150 {
      switch random.next() % 6 {
      case 0: reducer.press(.shiftLeft, on: &state)
      case 1: reducer.press(.shiftRight, on: &state)
      case 2 where random.next() % 6 == 0: reducer.press(.home, on: &state)
      case 3 where random.next() % 6 == 0: reducer.press(.end, .character(" "), on: &state)
      default:
        now += 0.3 * random.uniform()
        _ = reducer.reduce(&state, .tick(now: now))
      }
      let seconds = try #require(state.session?.shownSeconds)
      #expect(try state.feedback.tally == plain(state, until: seconds), "at \(seconds) s")
    }
    reducer.press(.end, on: &state)
    #expect(state.feedback.tally.count > 10)
    reducer.press(.home, on: &state)
    #expect(state.feedback.tally.count == 0)
  }

  @Test func anotherZoneCountsTheSameStepsAnew() throws {
    var state = try feedback()
    reducer.press(.end, on: &state)
    let before = state.feedback.tally
    for key in [Key.up, .down, .left, .right, .character("z"), .character("v")] {
      reducer.press(key, on: &state)
      let end = try #require(state.session?.shownSeconds)
      #expect(try state.feedback.tally == plain(state, until: end), "\(key)")
    }
    #expect(state.feedback.target.measure == .loadingRate)
    #expect(before.target.measure == .peakForce)
    #expect(before.count == state.feedback.tally.count)
  }

  @Test func resetCountsFromHereUntilOneGoesBack() throws {
    var state = try feedback()
    let all = state.feedback.tally.count
    #expect(all > 3)
    reducer.press(.character("x"), on: &state)
    #expect(state.feedback.tally.count == 0)
    reducer.press(.shiftRight, .shiftRight, on: &state)
    let later = state.feedback.tally.count
    #expect(later > 0)
    let end = try #require(state.session?.shownSeconds)
    #expect(try plain(state, until: end).count == all + later)
    reducer.press(.home, .end, on: &state)
    #expect(state.feedback.tally.count > all + later)
  }

  @Test func stepsOfAPauseAreLeftOut() throws {
    var state = try feedback()
    let before = state.feedback.tally.count
    reducer.press(.character("p"), on: &state)
    #expect(state.feedback.isPaused)
    reducer.press(.shiftRight, .shiftRight, on: &state)
    #expect(state.feedback.tally.count == before)
    reducer.press(.character("p"), on: &state)
    #expect(!state.feedback.isPaused)
    let paused = try plain(state, until: try #require(state.session?.shownSeconds)).count - before
    reducer.press(.end, on: &state)
    let whole = try plain(state, until: try #require(state.session?.shownSeconds)).count
    #expect(paused > 0)
    #expect(state.feedback.tally.count == whole - paused)
  }

  @Test func anotherEstimatorsStepsAreCountedAnew() throws {
    var state = try feedback()
    let before = state.feedback.tally
    var analysis = try #require(state.session?.analysis)
    var calibration = analysis.calibration
    calibration.bodyWeightNewtons *= 0.5
    analysis.calibrations = CalibrationTimeline(calibration)
    // On another screen nothing is counted until somebody looks again.
    for key in [Key.character("5"), .character("6")] {
      reducer.press(key, on: &state)
      _ = reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))
      reducer.press(.character("5"), on: &state)
      let now = try #require(state.session?.shownSeconds)
      #expect(try state.feedback.tally == plain(state, until: now))
      #expect(state.feedback.tally != before)
      calibration.bodyWeightNewtons *= 1.5
      analysis.calibrations = CalibrationTimeline(calibration)
    }
  }

  @Test func anotherSessionBeginsAnewWithTheSameTarget() throws {
    var state = try feedback()
    reducer.press(.up, .character("b"), .character("p"), on: &state)
    let target = state.feedback.target
    let walk = try AnalyzedWalk.shared()
    _ = reducer.reduce(
      &state,
      .sessionOpened(
        metadata: walk.recording.metadata, markers: [], range: walk.recording.seconds))
    #expect(state.feedback.tally.count == 0)
    #expect(!state.feedback.isPaused)
    #expect(state.feedback.target == target)
    #expect(state.feedback.bell == .alarm)
  }

  /// The analysis as live input has it at a moment: the steps of the last seconds alone.
  func window(_ whole: SessionAnalysis, until seconds: Double) -> SessionAnalysis {
    var analysis = whole
    analysis.steps = whole.steps.filter {
      $0.stance.toeOffSeconds <= seconds && $0.stance.toeOffSeconds > seconds - 3
    }
    for foot in Foot.allCases {
      guard let track = analysis.tracks[foot] else { continue }
      analysis.tracks[foot]?.times = ChunkedArray(track.times.prefix { $0 <= seconds })
    }
    return analysis
  }

  func live(_ analysis: SessionAnalysis, until seconds: Double) throws -> LiveUpdate {
    LiveUpdate(
      devices: [],
      session: LiveUpdate.Session(
        metadata: try AnalyzedWalk.shared().session.metadata, range: 0...seconds,
        analysis: analysis, frames: PerFoot(both: nil), forgottenSteps: 0, lag: nil,
        isReferenceHere: false))
  }

  /// The walk of the fixture before its first step, as if it were measured now.
  private func beginLive(_ state: inout ConsoleState) throws {
    var session = try #require(state.session)
    session.isLive = true
    session.transport.seek(to: session.transport.range.lowerBound)
    session.analysis = nil
    state.session = session
    state.feedback.forgetSession()
  }

  /// A program that is killed leaves an exercise behind, up to its last few steps.
  @Test(arguments: [true, false])
  func anExerciseIsKeptWhileItGoesOn(isRecording: Bool) throws {
    var state = try feedback()
    let whole = try #require(state.session?.analysis)
    let end = try #require(state.session?.transport.range.upperBound)
    try beginLive(&state)
    state.feedback.isUsed = true
    var kept: [FeedbackSummary] = []
    for moment in stride(from: 0.5, through: end + 0.5, by: 0.5) {
      var update = try live(window(whole, until: moment), until: moment)
      update.recorder = isRecording ? RecorderStatus(path: "walk.gait") : nil
      for case .keepFeedback(let summary, isOver: false) in reducer.reduce(
        &state, .liveUpdated(update))
      {
        kept.append(summary)
      }
    }
    let all = state.feedback.tally.summary.steps
    #expect(all > 10)
    guard isRecording else {
      #expect(kept.isEmpty)
      return
    }
    let last = try #require(kept.last).steps
    #expect(all - last < 5)
    #expect(kept.map(\.steps) == kept.map(\.steps).sorted())
    #expect(kept.count <= all / 5 + 1)
    // The end of the recording has all of them.
    let effects = reducer.press(.character("w"), on: &state)
    #expect(effects.first == .keepFeedback(state.feedback.tally.summary, isOver: true))
    #expect(effects.last == .stopRecording)
  }

  @Test func liveStepsAreCountedOnceAndRemembered() throws {
    var state = try feedback()
    let whole = try #require(state.session?.analysis)
    let end = try #require(state.session?.transport.range.upperBound)
    try beginLive(&state)
    state.feedback.bell = .reward
    state.aimFeedback { $0.zone = 0...300 }
    #expect(state.needsTicks)
    var rings = 0
    for moment in stride(from: 0.5, through: end + 0.5, by: 0.5) {
      _ = reducer.reduce(&state, .tick(now: 100 + moment))
      rings += try reducer.reduce(
        &state, .liveUpdated(live(window(whole, until: moment), until: moment))
      ).count { $0 == .bell }
    }
    var replay = state
    replay.session?.isLive = false
    replay.session?.analysis = whole
    #expect(try state.feedback.tally == plain(replay, until: end))
    #expect(rings >= 3)
    #expect(Double(rings) <= end / 2 + 1)
    // Most of the steps are gone from the analysis, and are counted again all the same.
    reducer.press(.character("v"), .character("v"), .character("v"), on: &state)
    replay.feedback.aim(at: state.feedback.target, replay.session)
    #expect(try state.feedback.tally == plain(replay, until: end))
    #expect(state.feedback.tally.count > 10)
    reducer.press(.character("x"), on: &state)
    #expect(state.feedback.tally.count == 0)
  }
}
