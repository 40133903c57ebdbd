import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

extension FeedbackTests {
  // MARK: - Calibrated or grey

  private func picture(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  private static func forgetCalibration(of analysis: inout SessionAnalysis) {
    var calibration = analysis.calibration
    calibration.origin = .none
    analysis.calibrations = CalibrationTimeline(calibration)
  }

  /// The walk as a live session at a moment.
  private func measured(
    _ state: inout ConsoleState, until seconds: Double, calibrated: Bool = true,
    _ change: (inout SessionAnalysis) -> Void = { _ in }
  ) throws -> [ConsoleEffect] {
    var analysis = window(try #require(try AnalyzedWalk.shared().session.analysis), until: seconds)
    if !calibrated { Self.forgetCalibration(of: &analysis) }
    change(&analysis)
    return try reducer.reduce(&state, .liveUpdated(live(analysis, until: seconds)))
  }

  /// A live session on the screen Feedback, before its first frame.
  private func waiting(size: Size = Size(columns: 120, rows: 40)) throws -> ConsoleState {
    var state = ConsoleStates.library(size: size)
    _ = reducer.reduce(&state, .measuringBegan(devices: []))
    reducer.press(.character("5"), on: &state)
    return state
  }

  private var end: Double {
    get throws { try AnalyzedWalk.shared().session.transport.range.upperBound }
  }

  @Test func uncalibratedStepsAreGreyAndNeverCount() throws {
    var state = try waiting()
    for moment in stride(from: 0.5, through: 5, by: 0.5) {
      _ = try measured(&state, until: moment, calibrated: false)
    }
    #expect(state.feedback.tally.count == 0)
    let text = picture(state)
    #expect(text.contains("NOT CALIBRATED, nothing counts"))
    #expect(text.contains("K calibrates standing"))
    #expect(text.contains("█"), "the digits are there")
    #expect(state.feedback.uncounted(try #require(state.session)).left != nil)
    for moment in stride(from: 5.5, through: try end + 0.5, by: 0.5) {
      _ = try measured(&state, until: moment)
    }
    let whole = try #require(try AnalyzedWalk.shared().session.analysis)
    let later = whole.steps.count { $0.isAccepted && $0.stance.toeOffSeconds > 5 }
    #expect(later > 3)
    #expect(state.feedback.tally.count == later)
    #expect(!picture(state).contains("NOT CALIBRATED"))
    // Another zone does not bring the grey steps back.
    reducer.press(.up, on: &state)
    #expect(state.feedback.tally.count == later)
  }

  @Test func aReplayWithoutCalibrationSaysWhatIsMissing() throws {
    var state = try feedback()
    var analysis = try #require(state.session?.analysis)
    Self.forgetCalibration(of: &analysis)
    _ = reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))
    reducer.press(.end, on: &state)
    #expect(state.feedback.tally.count == 0)
    #expect(picture(state).contains("too few whole strides"))
    // Time needs no weight.
    reducer.press(.character("v"), .character("v"), .character("v"), on: &state)
    #expect(state.feedback.target.measure == .stanceTime)
    #expect(state.feedback.tally.count > 5)
  }

  @Test func countsOfADeviceAreNoKilograms() throws {
    var state = try feedback()
    var analysis = try #require(state.session?.analysis)
    analysis.trust = TrustReport(
      bodyWeightRatio: nil, faults: PerFoot(both: [:]), droppedFrames: 0, gaps: [],
      flags: [.countsAreNoNewtons])
    analysis.decidedBy = .estimated
    _ = reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))
    reducer.press(.end, on: &state)
    let percent = state.feedback.tally.count
    #expect(percent > 5)
    reducer.press(.character("u"), on: &state)
    #expect(state.feedback.target.unit == .newtons)
    #expect(state.feedback.tally.count == 0)
    #expect(picture(state).contains("NO NEWTONS"))
    reducer.press(.character("u"), .character("u"), on: &state)
    #expect(state.feedback.tally.count == percent)
  }

  // MARK: - Units and exercises

  /// An exercise in kilograms is not a zone that is the same for everybody once it is wanted in another unit.
  @Test func theUnitOfTheLaunchWaitsForTheWalkersWeight() throws {
    var state = try waiting()
    let preset = try #require(
      FeedbackPreset.builtIn.first { $0.target.unit == .kilograms })
    state.beginFeedback(preset, foot: nil, unit: .percentBodyWeight, schedule: nil)
    #expect(state.feedback.target.zone == preset.target.zone)
    #expect(state.feedback.name == preset.name)
    _ = try measured(&state, until: 3, calibrated: false)
    #expect(state.feedback.target.unit == .kilograms)
    _ = try measured(&state, until: 6)
    let target = state.feedback.target
    #expect(target.unit == .percentBodyWeight)
    #expect(state.feedback.name == preset.name)
    let weight = try #require(state.session?.knownBodyWeight)
    let part = 100 * preset.target.zone.lowerBound * 9.80665 / weight
    #expect(abs(target.zone.lowerBound - part) < 0.1)
    // Another choice is not converted later on.
    reducer.press(.character("u"), on: &state)
    #expect(state.feedback.wantedUnit == nil)
    // Kilograms and newtons need no weight.
    var other = try waiting()
    other.beginFeedback(preset, foot: nil, unit: .newtons, schedule: nil)
    #expect(other.feedback.target.unit == .newtons)
    #expect(
      abs(other.feedback.target.zone.lowerBound - preset.target.zone.lowerBound * 9.80665) < 1)
  }

  @Test func unitsGiveTheSameCounts() throws {
    var state = try feedback()
    // Away from the steps' own values, so that a rounded end of the zone moves none across.
    state.aimFeedback { $0.zone = 50...200 }
    reducer.press(.end, on: &state)
    let before = state.feedback.tally.summary
    for unit in [FeedbackUnit.newtons, .kilograms, .percentBodyWeight] {
      reducer.press(.character("u"), on: &state)
      let summary = state.feedback.tally.summary
      #expect(summary.target.unit == unit)
      #expect(
        (summary.under, summary.inZone, summary.over) == (before.under, before.inZone, before.over))
    }
    #expect(picture(state).contains("50-200 % of body weight"))
    reducer.press(.character("v"), .character("u"), on: &state)
    #expect(state.feedback.target.unit == .percentBodyWeight)
    #expect(state.notice?.text.contains("peak force alone") == true)
  }

  @Test func anExerciseIsChosenFromTheList() throws {
    var state = try feedback()
    reducer.press(.character("o"), .character("l"), on: &state)
    #expect(picture(state).contains("Partial weight bearing 20 kg: peak force 15-25 kg"))
    reducer.press(.down, .enter, on: &state)
    #expect(state.overlay == nil)
    #expect(state.feedback.name == "Partial weight bearing 20 kg")
    #expect(state.feedback.target.zone == 15...25)
    #expect(state.feedback.target.unit == .kilograms)
    #expect(state.feedback.target.foot == .left, "it stays as it was chosen")
    #expect(
      picture(state).contains("Partial weight bearing 20 kg | Peak force 15-25 kg | left foot"))
    // It is another exercise once its zone is moved.
    reducer.press(.up, on: &state)
    #expect(state.feedback.name == nil)
    reducer.press(.character("l"), .end, .enter, on: &state)
    #expect(state.feedback.target.measure == .loadingRate)
    reducer.press(.character("l"), .escape, on: &state)
    #expect(state.feedback.target.measure == .loadingRate)
  }

  // MARK: - Fading

  @Test func hiddenStepsShowNeitherNumberNorCounts() throws {
    var state = try feedback()
    state.feedback.show(.withheld, state.session)
    reducer.press(.end, on: &state)
    #expect(state.feedback.tally.count > 10)
    let text = picture(state)
    #expect(text.contains("shown: no step"))
    #expect(text.contains("not shown"))
    #expect(text.contains("under 0"))
    #expect(!text.contains("IN ZONE"))
    let strip = text.split(separator: "\n").first { $0.hasPrefix(" L ") }
    #expect(strip?.contains("...") == true, "no step of the strip says how it was")
  }

  @Test func summariesComeAfterTheirSteps() throws {
    var state = try feedback()
    for _ in 0..<3 { reducer.press(.character("F"), on: &state) }
    #expect(state.feedback.schedule == .summary(after: 10))
    #expect(picture(state).contains("so far"))
    reducer.press(.end, on: &state)
    let counts = try #require(state.feedback.tally.shown.block).counts
    #expect(picture(state).contains("mean of \(counts.left); both feet"))
    #expect(counts.left + counts.right == 10)
    let shown = state.feedback.tally.shown
    #expect(shown.summary?.steps == 10)
  }

  @Test func theBellIsSilentForHiddenSteps() throws {
    for (schedule, rings) in [(FeedbackSchedule.withheld, false), (.every(2), true)] {
      var state = try feedback()
      state.feedback.bell = .reward
      state.aimFeedback { $0.zone = 0...300 }
      state.feedback.show(schedule, state.session)
      reducer.press(.home, .character(" "), on: &state)
      let rung = stride(from: 10.0, to: 22, by: 0.05).contains { now in
        reducer.reduce(&state, .tick(now: now)).contains(.bell)
      }
      #expect(rung == rings, "\(schedule)")
    }
  }

  // MARK: - Sounds

  @Test func everyStepIsTold() throws {
    var state = try waiting()
    state.feedback.hasProgram = true
    state.feedback.show(.every(2), nil)
    var lines: [String] = []
    for moment in stride(from: 0.5, through: try end + 0.5, by: 0.5) {
      for case .tellProgram(let line) in try measured(&state, until: moment) { lines.append(line) }
    }
    #expect(lines.count == state.feedback.tally.count)
    #expect(lines.count { $0.contains(" shown ") } < lines.count)
    for (line, entry) in zip(lines, state.feedback.tally.recent) {
      let words = line.split(separator: " ")
      #expect(words.count == 7)
      #expect(words[0] == "step" && words[1] == entry.foot.rawValue)
      #expect(abs((Double(words[2]) ?? 0) - entry.value) < 0.001)
      #expect(words[3] == "%BW")
      #expect((words[5] == "shown") == entry.isShown)
    }
  }

  @Test func beatsKeepTheirTime() throws {
    var state = try feedback()
    reducer.press(.character("r"), .character(">"), on: &state)
    #expect(state.feedback.metronome.beatsPerMinute == 102)
    #expect(state.needsTicks)
    #expect(picture(state).contains("beat 102/min"))
    let beats = stride(from: 5.0, to: 65, by: 0.01).filter { now in
      reducer.reduce(&state, .tick(now: now)).contains(.beat(perMinute: 102))
    }
    #expect((101...103).contains(beats.count), "\(beats.count)")
    // A beat that comes late delays no other.
    for (index, beat) in beats.enumerated() {
      #expect(abs(beat - 5 - Double(index) * 60 / 102) < 0.011)
    }
    reducer.press(.character("r"), on: &state)
    let later = stride(from: 70.0, to: 75, by: 0.01).filter { now in
      !reducer.reduce(&state, .tick(now: now)).isEmpty
    }
    #expect(later.isEmpty)
  }

  @Test func aSleepOwesNoBeats() {
    var metronome = Metronome()
    metronome.start(beatsPerMinute: 60)
    // A minute and a half later it is too late for the beat of then.
    let beats = [10.0, 10.5, 11.02, 100.9, 101.01].map { metronome.tick(now: $0) }
    #expect(beats == [true, false, true, false, true])
    metronome.start(beatsPerMinute: 10_000)
    #expect(metronome.beatsPerMinute == 200)
  }
}
