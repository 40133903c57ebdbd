import GaitAnalysis
import GaitModel
import Testing

/// Which steps a walker is shown, and units of a target.
@Suite struct FeedbackScheduleTests {
  private static func step(_ number: Int, _ foot: Foot, percent: Double = 100) -> FeedbackStep {
    let seconds = Double(number) * 0.6
    return FeedbackStep(
      foot: foot, initialContactSeconds: seconds, toeOffSeconds: seconds + 0.7,
      peakPercent: percent, peakNewtons: percent * 7, loadingRate: 6)
  }

  /// Left and right in turn; which of the steps are shown.
  private static func shown(
    _ schedule: FeedbackSchedule, count: Int = 24, measure: FeedbackMeasure = .peakForce
  ) -> [Bool] {
    var tally = FeedbackTally(
      target: FeedbackTarget(measure: measure, zone: measure.defaultZone), schedule: schedule)
    return (0..<count).compactMap {
      tally.push(step($0, $0.isMultiple(of: 2) ? .left : .right))?.isShown
    }
  }

  @Test func everyNthStepOfEachFoot() {
    #expect(Self.shown(.everyStep).allSatisfy { $0 })
    #expect(
      Self.shown(.every(2), count: 8) == [true, true, false, false, true, true, false, false])
    // A symmetry is one row of both feet.
    #expect(
      Self.shown(.every(2), count: 6, measure: .symmetry) == [true, false, true, false, true])
  }

  @Test(arguments: [0, 10, 25, 33, 50, 67, 100]) func aShareIsThatPart(percent: Int) {
    let shown = Self.shown(.share(percent: percent), count: 400)
    #expect(shown.count { $0 } == (200 * percent + 99) / 100 * 2)
    // Evenly: no run of hidden steps is longer than it has to be.
    let gaps = stride(from: 0, to: 400, by: 2).map { shown[$0] ? "x" : " " }.joined()
      .split(separator: "x").map(\.count)
    if percent > 0 { #expect((gaps.max() ?? 0) <= 100 / percent) }
  }

  @Test func aSummaryShowsItsStepsAfterwards() throws {
    var tally = FeedbackTally(
      target: FeedbackTarget(measure: .peakForce, zone: 95...120), schedule: .summary(after: 4))
    for number in 0..<3 {
      tally.push(Self.step(number, number.isMultiple(of: 2) ? .left : .right, percent: 90))
    }
    #expect(tally.shown.summary == nil)
    #expect(tally.recent.allSatisfy { !$0.isShown })
    tally.push(Self.step(3, .right, percent: 110))
    let block = try #require(tally.shown.block)
    #expect(block.count == 4)
    #expect(block.inZone == 1)
    #expect(block.mean(.left) == 90)
    #expect(block.mean(.right) == 100)
    #expect(block.mean(nil) == 95)
    #expect(tally.recent.allSatisfy { $0.isShown })
    #expect(tally.shown.summary == tally.summary)
    tally.push(Self.step(4, .left, percent: 110))
    #expect(tally.shown.block == block)
    #expect(tally.shown.next.count == 1)
    #expect(tally.recent.map(\.isShown) == [true, true, true, true, false])
  }

  @Test func hiddenStepsCountAndTheWalkerDoesNotKnow() {
    var tally = FeedbackTally(
      target: FeedbackTarget(measure: .peakForce, zone: 95...120), schedule: .withheld)
    for number in 0..<10 { tally.push(Self.step(number, .left)) }
    #expect(tally.summary.inZone == 10)
    #expect(tally.shown.summary == nil)
  }

  @Test(arguments: [
    FeedbackSchedule.everyStep, .every(2), .every(1000), .share(percent: 33), .summary(after: 5),
    .withheld,
  ]) func textIsReadAgain(schedule: FeedbackSchedule) {
    #expect(FeedbackSchedule(schedule.text) == schedule)
    #expect(FeedbackSchedule(schedule.text.uppercased()) == schedule)
  }

  @Test(arguments: [
    "", "every", "every 0 steps", "every 2", "every two steps", "101 %", "-5 %",
    "summary after steps",
    "summary 10", "every 2 steps please", "nothing", "50", "every 1001 steps",
  ]) func otherTextIsRefused(text: String) {
    #expect(FeedbackSchedule(text) == nil)
  }

  // MARK: - Units

  @Test(arguments: FeedbackUnit.allCases) func aUnitGivesTheSameForce(unit: FeedbackUnit) throws {
    let target = FeedbackTarget(measure: .peakForce, zone: 0...5000, unit: unit)
    var tally = FeedbackTally(target: target)
    let entry = tally.push(Self.step(0, .left, percent: 90))
    let value = try #require(entry).value
    #expect(abs(value * unit.newtons(bodyWeightNewtons: 700) - 630) < 1e-9)
  }

  @Test func convertedThereAndBackIsTheSameZone() {
    let target = FeedbackTarget(measure: .peakForce, foot: .left, zone: 95...120)
    let kilograms = target.converted(to: .kilograms, bodyWeightNewtons: 72 * 9.80665)
    #expect(kilograms.zone == 68.4...86.4)
    #expect(kilograms.foot == .left)
    #expect(kilograms.converted(to: .percentBodyWeight, bodyWeightNewtons: 72 * 9.80665) == target)
    // Newtons and kilograms need no body weight; percent without one begins at the usual zone.
    let newtons = kilograms.converted(to: .newtons, bodyWeightNewtons: nil)
    #expect(newtons.zone == 671...847)
    let percent = newtons.converted(to: .percentBodyWeight, bodyWeightNewtons: nil)
    #expect(percent.zone == 95...120)
    let stance = FeedbackTarget(measure: .stanceTime, zone: 0.5...0.7)
    #expect(stance.converted(to: .newtons, bodyWeightNewtons: 700) == stance)
  }

  @Test func stepsWithoutNewtonsDoNotCountInKilograms() {
    var tally = FeedbackTally(
      target: FeedbackTarget(measure: .peakForce, zone: 10...20, unit: .kilograms))
    let step = FeedbackStep(
      foot: .left, initialContactSeconds: 0, toeOffSeconds: 0.7, peakPercent: 100, loadingRate: 1)
    #expect(tally.push(step) == nil)
    #expect(tally.count == 0)
  }

  // MARK: - Phases

  @Test func notesOfPhasesAreReadAgain() {
    let mark = PhaseMark(name: "Walk (slow): 1 of 3", position: 2, count: 7)
    #expect(mark.note == "Phase 2 of 7: Walk (slow): 1 of 3")
    #expect(PhaseMark(note: mark.note) == mark)
    let resumed = PhaseMark(name: "Walk", position: 7, count: 7, elapsedSeconds: 45.3)
    #expect(PhaseMark(note: resumed.note) == resumed)
    for note in ["", "Phase", "Phase 0 of 3: a", "Phase 4 of 3: a", "Phase x of 3: a", "left knee"]
    {
      #expect(PhaseMark(note: note) == nil, "\(note)")
    }
  }

  @Test func phasesLastUntilTheNext() {
    let markers = [
      Marker(timeSeconds: 30, note: "left knee"),
      Marker(timeSeconds: 60, note: PhaseMark(name: "b", position: 2, count: 2).note),
      Marker(timeSeconds: 1, note: PhaseMark(name: "a", position: 1, count: 2).note),
      Marker(timeSeconds: 80, note: PhaseMark.overNote),
    ]
    let phases = VisitPhases(markers, endSeconds: 100)
    #expect(phases.stretches.map(\.mark.name) == ["a", "b"])
    #expect(phases.stretches.map(\.seconds) == [1...60, 60...80])
    #expect(phases.stretch(at: 0.5) == nil)
    #expect(phases.stretch(at: 59)?.mark.position == 1)
    #expect(phases.stretch(at: 90) == nil)
  }
}
