import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// A visit from phase to phase, as its session's time passes.
@Suite struct ProtocolTests {
  private let reducer = ConsoleReducer()

  private static let plan = VisitProtocol(
    name: "test",
    phases: [
      .init(name: "Warm-up", seconds: 3),
      .init(
        name: "Walk",
        seconds: 4,
        exercise: FeedbackPreset(
          name: "all", target: FeedbackTarget(measure: .peakForce, zone: 0...300), bell: .off),
        beatsPerMinute: 90),
      .init(name: "Rest"),
    ])

  private func start(_ run: VisitRun = VisitRun(plan: plan)) -> ConsoleState {
    var state = ConsoleStates.library(size: Size(columns: 120, rows: 40))
    state.visitRun = run
    _ = reducer.reduce(&state, .measuringBegan(devices: []))
    return state
  }

  private func recorder() -> RecorderStatus { RecorderStatus(path: "walk.gait") }

  @discardableResult
  private func measured(
    _ state: inout ConsoleState, at seconds: Double, isRecording: Bool = true
  ) throws -> [ConsoleEffect] {
    let walk = try AnalyzedWalk.shared()
    var analysis = try #require(walk.session.analysis)
    analysis.steps = analysis.steps.filter { $0.stance.toeOffSeconds <= seconds }
    for foot in Foot.allCases {
      guard let track = analysis.tracks[foot] else { continue }
      analysis.tracks[foot]?.times = ChunkedArray(track.times.prefix { $0 <= seconds })
    }
    var update = LiveUpdate(
      devices: [],
      session: LiveUpdate.Session(
        metadata: walk.session.metadata, range: 0...seconds, analysis: analysis,
        frames: PerFoot(both: nil), forgottenSteps: 0, lag: nil, isReferenceHere: false))
    update.recorder = isRecording ? recorder() : nil
    return reducer.reduce(&state, .liveUpdated(update))
  }

  private func marks(_ effects: [ConsoleEffect]) -> [Marker] {
    effects.compactMap { if case .saveMarker(let marker) = $0 { marker } else { nil } }
  }

  private func picture(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func phasesFollowTheTime() throws {
    var state = start()
    var marked: [Marker] = []
    var kept: [FeedbackSummary] = []
    for tenth in 0...90 {
      let effects = try measured(&state, at: 1 + Double(tenth) / 10)
      marked += marks(effects)
      for case .keepFeedback(let summary, isOver: true) in effects { kept.append(summary) }
      if tenth == 15 {
        #expect(picture(state).contains("phase 1 of 3: Warm-up, 0:02 left, then Walk"))
        #expect(state.feedback.tally.count == 0, "a phase without an exercise counts nothing")
      }
      if tenth == 50 {
        #expect(state.feedback.name == "Walk")
        #expect(state.feedback.target.zone == 0...300)
        #expect(state.feedback.metronome.isOn)
      }
    }
    #expect(
      marked.map(\.note) == [
        "Phase 1 of 3: Warm-up", "Phase 2 of 3: Walk", "Phase 3 of 3: Rest",
      ])
    #expect(marked.map { ($0.timeSeconds * 10).rounded() / 10 } == [1, 4, 8])
    let summary = try #require(kept.first)
    #expect(kept.count == 1)
    #expect(summary.name == "Walk")
    #expect(summary.steps > 3)
    #expect(try #require(summary.startSeconds) >= 4)
    #expect(state.feedback.finished == kept)
    #expect(!state.feedback.metronome.isOn)
    // The last phase lasts until somebody goes on.
    reducer.press(.character("5"), on: &state)
    #expect(
      picture(state).contains("Walk: \(summary.inZone) of \(summary.steps) steps in the zone"))
    reducer.press(.character("N"), on: &state)
    #expect(state.visitRun?.isOver == true)
    #expect(picture(state).contains("the protocol is over"))
    let over = marks(try measured(&state, at: 10.2))
    #expect(over.map(\.note) == [PhaseMark.overNote])
    reducer.press(.character("N"), on: &state)
    #expect(state.notice?.text == "the protocol is over")
  }

  @Test func aPhaseIsSkippedByKeyOnBothScreens() throws {
    for screen in ["1", "5"] {
      var state = start()
      try measured(&state, at: 1)
      reducer.press(.character(Character(screen)), .character("N"), on: &state)
      #expect(state.visitRun?.index == 1, "\(screen)")
      #expect(state.notice?.text == "phase 2 of 3: Walk, 0:04")
    }
  }

  @Test func noTimePassesWithoutFrames() throws {
    var state = start()
    try measured(&state, at: 1)
    try measured(&state, at: 2)
    // The device was away for a minute, in which nobody walked.
    let back = marks(try measured(&state, at: 62))
    #expect(state.visitRun?.index == 0)
    #expect(back.map(\.note) == ["Phase 1 of 3: Warm-up (resumed at 1.0 s)"])
    try measured(&state, at: 63.5)
    #expect(state.visitRun?.index == 0)
    try measured(&state, at: 64.1)
    #expect(state.visitRun?.index == 1)
  }

  @Test func aRecordingThatBeginsLaterHasThePhase() throws {
    var state = start()
    let before =
      try measured(&state, at: 1, isRecording: false)
      + measured(&state, at: 2.5, isRecording: false)
    #expect(marks(before).isEmpty)
    let after = marks(try measured(&state, at: 2.7))
    #expect(after.map(\.note) == ["Phase 1 of 3: Warm-up (resumed at 1.7 s)"])
  }

  @Test func itGoesOnWhereARecordingEnded() throws {
    let markers = [
      Marker(timeSeconds: 1, note: "Phase 1 of 3: Warm-up"), Marker(timeSeconds: 2, note: "knee"),
      Marker(timeSeconds: 4, note: "Phase 2 of 3: Walk"),
    ]
    var state = start(VisitRun(plan: Self.plan, resuming: markers, lastSeconds: 5.5))
    let effects = try measured(&state, at: 6)
    #expect(state.visitRun?.index == 1)
    #expect(marks(effects).map(\.note) == ["Phase 2 of 3: Walk (resumed at 1.5 s)"])
    #expect(state.notice?.text == "goes on with phase 2 of 3: Walk, 0:03")
    try measured(&state, at: 7.9)
    try measured(&state, at: 8.4)
    #expect(state.visitRun?.index == 1)
    try measured(&state, at: 8.6)
    #expect(state.visitRun?.index == 2)
    // Cut off again: what was over before counts as well.
    let again = VisitRun(
      plan: Self.plan, resuming: markers + marks(effects), lastSeconds: 7)
    #expect(abs(again.elapsedSeconds - 2.5) < 1e-9)
    let other = VisitProtocol(name: "other", phases: [.init(name: "Walk"), .init(name: "Walk")])
    #expect(VisitRun(plan: other, resuming: markers, lastSeconds: 5.5).index == 0)
    let over = markers + [Marker(timeSeconds: 9, note: PhaseMark.overNote)]
    #expect(VisitRun(plan: Self.plan, resuming: over, lastSeconds: 10).isOver)
  }

  @Test func withoutAProtocolTheKeySaysHowToBegin() throws {
    var state = ConsoleStates.library()
    _ = reducer.reduce(&state, .measuringBegan(devices: []))
    try measured(&state, at: 1)
    #expect(!state.offers(.nextPhase))
    _ = reducer.reduce(&state, .commandChosen(.nextPhase))
    #expect(state.notice?.text.contains("--protocol FILE") == true)
  }
}
