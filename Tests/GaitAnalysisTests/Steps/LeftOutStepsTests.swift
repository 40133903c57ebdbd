import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Steps that are left out by hand are listed, and in none of the numbers.
@Suite struct LeftOutStepsTests {
  private static let session: RecordedSession = {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: 11, durationSeconds: 20, samplingRateHz: 100, asymmetry: 0.1, faults: .typical))
    var session = walk.session
    // A reference on a clock of its own, so that it has to be interpolated.
    session.reference = PerFoot.each { foot in
      let times = (0..<2700).map { 0.0013 + Double($0) * 0.0073 }
      return ForceBlock(
        foot: foot, times: times, newtons: times.map { Float(walk.vGRF(foot: foot, at: $0)) })
    }
    return session
  }()

  private func analysis(
    leftOut: [LeftOutStep] = [], _ change: (inout BasisSettings) -> Void = { _ in }
  ) throws -> SessionAnalysis {
    var session = Self.session
    session.metadata.leftOutSteps = leftOut
    var basis = BasisSettings()
    change(&basis)
    return try Analyze.recorded(session, settings: AnalysisSettings(basis: basis))
  }

  /// The third used step of the left foot and the fifth of the right one.
  private func chosen(_ all: SessionAnalysis) -> [Step] {
    let used = PerFoot.each { foot in all.steps.filter { $0.foot == foot && $0.isAccepted } }
    return [used.left[2], used.right[4]]
  }

  private func records(_ steps: [Step], offset: Double = 0, reason: String = "") -> [LeftOutStep] {
    steps.map {
      LeftOutStep(
        foot: $0.foot, initialContactSeconds: $0.stance.initialContactSeconds + offset,
        reason: reason)
    }
  }

  @Test func theyAreListedWithTheirReason() throws {
    let all = try analysis()
    let chosen = chosen(all)
    let some = try analysis(leftOut: records(chosen, reason: "stumbled"))
    #expect(some.steps.map(\.stance) == all.steps.map(\.stance))
    let leftOut = some.steps.filter(\.isLeftOut)
    #expect(
      leftOut.map(\.stance)
        == chosen.map(\.stance).sorted { $0.seconds.lowerBound < $1.seconds.lowerBound })
    #expect(leftOut.allSatisfy { $0.rejection?.reason == "left out by hand: stumbled" })
    #expect(some.summary.stepsFound == all.summary.stepsFound)
    #expect(some.summary.stepsUsed == all.summary.stepsUsed - 2)
    #expect(some.summary.stepsLeftOutOnFoot == PerFoot(both: 1))
    #expect(some.leftOutWithoutStep.isEmpty)
    #expect(all.summary.stepsLeftOut == 0)
  }

  /// Means, SD, curves and symmetry are those of a list in which the steps never were.
  @Test func meansAreThoseOfTheOthers() throws {
    let all = try analysis()
    let chosen = chosen(all)
    let some = try analysis(leftOut: records(chosen))
    let others = all.steps.filter { step in !chosen.contains { $0.stance == step.stance } }
    let expected = GaitSummary(steps: others, force: all.decidedBy)
    #expect(expected.feet == some.summary.feet)
    #expect(expected.meanCurves == some.summary.meanCurves)
    #expect(expected.symmetry == some.summary.symmetry)
    #expect(expected.cadenceStepsPerMinute == some.summary.cadenceStepsPerMinute)
    #expect(expected.feet != all.summary.feet)
    for foot in Foot.allCases {
      #expect(
        some.blandAltman(.firstPeakNewtons, foot: foot)?.points.count
          == (all.blandAltman(.firstPeakNewtons, foot: foot)?.points.count).map { $0 - 1 })
    }
  }

  /// Every error statistic, that of every frame too, against sums over the frames that are left.
  @Test func errorsAreThoseOfTheOtherFrames() throws {
    let some = try analysis(leftOut: records(chosen(try analysis())))
    let report = try #require(some.errors)
    let weight = some.calibration.bodyWeightNewtons
    var overall = PlainErrors()
    var phases: [StancePhase: PlainErrors] = [:]
    var framesLeftOut = 0
    for foot in Foot.allCases {
      let track = try #require(some.tracks[foot])
      let steps = some.steps.filter { $0.foot == foot }
      let leftOut = steps.filter(\.isLeftOut).map {
        ($0.stance.initialContactSeconds, $0.stance.toeOffSeconds + ($0.swingSeconds ?? 0))
      }
      for (time, estimate) in zip(track.times, track.estimated) where !estimate.isNaN {
        guard let reference = PlainErrors.reference(track.reference, at: time) else { continue }
        guard !leftOut.contains(where: { $0.0 <= time && time < $0.1 }) else {
          framesLeftOut += 1
          continue
        }
        overall.estimates.append(Double(estimate) / weight)
        overall.references.append(reference / weight)
        guard let phase = PlainErrors.phase(of: time, steps: steps) else { continue }
        phases[phase, default: PlainErrors()].estimates.append(Double(estimate) / weight)
        phases[phase, default: PlainErrors()].references.append(reference / weight)
      }
    }
    #expect(framesLeftOut > 150)
    let range = try #require(overall.references.max()) - (try #require(overall.references.min()))
    #expect(overall.difference(from: report.overall, range: range) == nil)
    for phase in StancePhase.allCases {
      let plain = try #require(phases[phase])
      #expect(plain.difference(from: report.phases[phase], range: range) == nil, "\(phase)")
    }
    let used = some.steps.filter(\.isAccepted)
    #expect(report.firstPeak?.value.n == used.count { $0.reference?.peaks != nil })
    #expect(report.initialContact?.n == used.count)
    #expect(report.initialContactDetection?.found == used.count)
  }

  /// The rule moves a contact by milliseconds; the step is the same.
  @Test(arguments: [20.0, 60, 120]) func anotherRuleFindsThem(newtons: Double) throws {
    let records = records(chosen(try analysis()))
    let other = try analysis(leftOut: records) { $0.rule.minimumNewtons = newtons }
    #expect(other.summary.stepsLeftOutOnFoot == PerFoot(both: 1))
    #expect(other.leftOutWithoutStep.isEmpty)
    let contacts = other.steps.filter(\.isLeftOut).map(\.stance.initialContactSeconds)
    let kept = records.map(\.initialContactSeconds).sorted()
    for (contact, kept) in zip(contacts, kept) { #expect(abs(contact - kept) < 0.06) }
    if newtons == 120 { #expect(contacts != kept) }
  }

  @Test func whatFitsNoStepIsKeptAndReported() throws {
    let all = try analysis()
    let lost = records(chosen(all), offset: 0.3, reason: "turn")
    let some = try analysis(leftOut: lost)
    #expect(some.leftOutWithoutStep == lost)
    #expect(some.summary == all.summary)
    #expect(some.errors == all.errors)
  }

  /// A step that is no step for a reason of its own keeps that reason.
  @Test func otherReasonsStay() throws {
    let rule: (inout BasisSettings) -> Void = { $0.rule.maxStanceSeconds = 0.5 }
    let all = try analysis(rule)
    let rejected = try #require(all.steps.first { $0.rejection == .standing })
    let some = try analysis(leftOut: records([rejected]), rule)
    #expect(some.steps == all.steps)
    #expect(some.leftOutWithoutStep.isEmpty)
  }

  @Test func optionsLeaveSingleStepsOutByTheirNumber() throws {
    let all = try analysis()
    let chosen = chosen(all)
    let byHand = try analysis(leftOut: records(chosen))
    let byNumber = try analysis {
      $0.skipped.single = PerFoot(left: [chosen[0].index, 999], right: [chosen[1].index])
    }
    #expect(byNumber.summary.feet == byHand.summary.feet)
    #expect(byNumber.summary.stepsUsed == byHand.summary.stepsUsed)
    #expect(byNumber.summary.stepsLeftOut == byHand.summary.stepsLeftOut)
    #expect(byNumber.summary.stepsLeftOutByOption == byNumber.summary.stepsLeftOut)
    #expect(byHand.summary.stepsLeftOutByOption == 0)
    #expect(byNumber.errors == byHand.errors)
    #expect(byNumber.steps.filter(\.isLeftOut).allSatisfy { $0.rejection == .leftOut })
    #expect(byNumber.skippedWithoutStep == PerFoot(left: [999], right: []))
    #expect(byHand.skippedWithoutStep == PerFoot(both: []))
  }

  /// Settings may say other steps than the session keeps, for what is on the screen and in no file.
  @Test func settingsComeBeforeTheSession() throws {
    let records = records(chosen(try analysis()))
    let none = try analysis(leftOut: records) { $0.leftOutSteps = [] }
    #expect(none.summary.stepsLeftOut == 0)
    let one = try analysis { $0.leftOutSteps = [records[0]] }
    #expect(one.summary.stepsLeftOut == 1)
  }

  /// What changes afterwards needs no second run over the samples.
  @Test func anAnalysisIsMadeAgainFromItsEnd() throws {
    let all = try analysis()
    let records = records(chosen(all), reason: "stumbled")
    var analyzer = try SessionAnalyzer(session: MemorySession(Self.session))
    _ = try analyzer.finish()
    analyzer.leaveOut(records)
    #expect(analyzer.analysis() == (try analysis(leftOut: records)))
    analyzer.leaveOut([])
    #expect(analyzer.analysis() == all)
  }
}
