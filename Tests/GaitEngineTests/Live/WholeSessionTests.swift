import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Steps, means and errors of a live session are those of all of it, as a replay gives them.
@Suite struct WholeSessionTests: SameNumbers {
  /// Simulated once for all tests: five minutes, of which two are kept as frames, with holes, scuffs and a reference.
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 12, durationSeconds: 300, faults: .typical)
  ).session

  @Test("After five minutes everything is as a replay of the recording gives it")
  func liveIsReplay() throws {
    var live = try LiveAnalysis(metadata: Self.walk.metadata, settings: AnalysisSettings())
    send(Self.walk, to: &live, 0..<280)
    let shortly = live.analysis()
    send(Self.walk, to: &live, 280..<300)
    let shown = live.analysis()
    // What was found is recorded with the session.
    var recorded = Self.walk
    recorded.metadata = live.metadata
    var analyzer = try SessionAnalyzer(session: MemorySession(recorded))
    for _ in 0..<28 { try analyzer.next(stretchSeconds: 10) }
    let partly = analyzer.analysis()
    let again = try analyzer.finish()
    #expect(live.forgottenSteps == 0)
    #expect(shown.tracks.left.map { $0.times.count < 150 * 200 } == true)
    #expect(shown.decidedBy == .reference)
    #expect(again.decidedBy == .reference)
    #expect(shown.steps.count > 500)
    // The last stance of each foot may wait for what follows.
    #expect((0...2).contains(again.steps.count - shown.steps.count))
    for (step, other) in zip(shown.steps.dropLast(4), again.steps) { #expect(step == other) }

    #expect(shortly.steps == partly.steps)
    expectSame(shortly.summary, partly.summary)
    expectSame(try #require(shortly.errors), try #require(partly.errors))
    for foot in Foot.allCases {
      let (points, others) = (
        shortly.blandAltman(.firstPeakNewtons, foot: foot),
        partly.blandAltman(.firstPeakNewtons, foot: foot)
      )
      #expect(try #require(points).points.count > 190)
      #expect(points?.points.count == others?.points.count)
      #expect(close(points?.bias, others?.bias))
      #expect(
        close(points?.limitsOfAgreement?.upperBound, others?.limitsOfAgreement?.upperBound))
    }
  }

  @Test("Without a reference the steps are those of the estimate")
  func withoutReference() throws {
    var session = Self.walk
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    send(session, to: &live, 0..<300)
    let shown = live.analysis()
    let again = try replay(session, live)
    #expect(shown.errors == nil)
    #expect(shown.steps.count > 500)
    #expect((0...2).contains(again.steps.count - shown.steps.count))
    for (step, other) in zip(shown.steps.dropLast(4), again.steps) { #expect(step == other) }
  }

  @Test("Where a reference is silent, steps are the estimate's; before and behind they are its own")
  func silentReference() throws {
    var session = Self.walk
    for foot in Foot.allCases {
      session.reference[foot] = session.reference[foot].map { block in
        let kept = block.times.indices.filter { !(100..<200).contains(block.times[$0]) }
        return ForceBlock(
          foot: foot, times: kept.map { block.times[$0] }, newtons: kept.map { block.newtons[$0] })
      }
    }
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    var listed: [Int] = []
    send(
      session, to: &live, 0..<300,
      each: { live in
        guard let now = live.newestSeconds, Int(now) % 20 == 0 else { return }
        listed.append(live.analysis().steps.count)
      })
    // No step is lost when the force that decides changes, but for some at its edges.
    for (count, later) in zip(listed, listed.dropFirst()) { #expect(later >= count - 3) }
    let shown = live.analysis()
    let again = try replay(session, live)
    #expect(again.decidedBy == .reference)
    #expect(shown.decidedBy == .reference)
    let inSilence = shown.steps.filter { $0.stance.seconds.overlaps(101...199) }
    #expect(inSilence.count { $0.isAccepted } > 160)
    #expect(inSilence.allSatisfy { $0.reference == nil })
    #expect(inSilence.count { $0.swingSeconds != nil } > 160)
    #expect(
      shown.steps.filter { !$0.stance.seconds.overlaps(99...201) && $0.isAccepted }
        .allSatisfy { $0.reference != nil })
    #expect((0...2).contains(again.steps.count - shown.steps.count))
    for (step, other) in zip(shown.steps.dropLast(4), again.steps) {
      #expect(step.stance == other.stance)
      #expect(step.estimated == other.estimated)
      #expect(step.rejection == other.rejection)
      #expect(step.index == other.index)
    }
    let (errors, others) = (try #require(shown.errors), try #require(again.errors))
    #expect(close(errors.overall.rmse, others.overall.rmse, 0.01))
    #expect(abs(errors.overall.n - others.overall.n) < others.overall.n / 100)
  }

  @Test("What begins again in the middle keeps the steps before, each with its number, once")
  func beginningAgain() throws {
    var live = try LiveAnalysis(metadata: Self.walk.metadata, settings: AnalysisSettings())
    send(Self.walk, to: &live, 0..<200)
    let before = live.analysis()
    live.useLag(seconds: 0.003)
    let after = live.analysis()
    #expect(abs(after.steps.count - before.steps.count) <= 2)
    // Two minutes and more are as they were measured.
    let old = before.steps.filter { $0.stance.toeOffSeconds < 120 }
    #expect(old.count > 190)
    #expect(Array(after.steps.prefix(old.count)) == old)
    // The last minute has the new lag.
    let recent = try #require(after.steps.last { $0.stance.toeOffSeconds < 195 })
    #expect(!before.steps.contains(recent))
    var calibration = live.basis.calibration
    calibration.newtonsPerBodyWeight.left *= 1.1
    live.use(calibration)
    send(Self.walk, to: &live, 200..<280)
    let end = live.analysis()
    #expect(live.forgottenSteps == 0)
    for foot in Foot.allCases {
      let own = end.steps.filter { $0.foot == foot }
      #expect(own.map(\.index) == Array(1...own.count))
      #expect(
        zip(own, own.dropFirst()).allSatisfy {
          $0.stance.toeOffSeconds <= $1.stance.initialContactSeconds
        })
      // Strides without a hole in the list.
      let strides = zip(own, own.dropFirst()).map {
        $1.stance.initialContactSeconds - $0.stance.initialContactSeconds
      }
      #expect(try #require(strides.max()) < 2 * (try #require(strides.median)))
    }
    let again = try Analyze.recorded(Self.walk)
    let until = try #require(end.steps.last).stance.toeOffSeconds
    #expect(abs(again.steps.count { $0.stance.toeOffSeconds <= until } - end.steps.count) <= 2)
  }

  @Test("Another model, or the first calibration, does not mix what cannot be mixed")
  func otherUnits() throws {
    var live = try LiveAnalysis(metadata: Self.walk.metadata, settings: AnalysisSettings())
    send(Self.walk, to: &live, 0..<200)
    let before = live.analysis()
    try live.use(.sumOfCells)
    let after = live.analysis()
    #expect(live.forgottenSteps > 200)
    #expect(abs(live.forgottenSteps + after.steps.count - before.steps.count) <= 2)
    for foot in Foot.allCases {
      let first = try #require(after.steps.first { $0.foot == foot })
      #expect(first.index > 100)
    }
    #expect(after.summary.stepsFound == after.steps.count)
  }
}
