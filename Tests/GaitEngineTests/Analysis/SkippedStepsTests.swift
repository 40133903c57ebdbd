import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// `--skip-first` and `--skip-last`: contacts at both ends are listed, and left out of the numbers.
@Suite struct SkippedStepsTests {
  private func analysis(first: Int = 0, last: Int = 0) throws -> SessionAnalysis {
    let session = SimulatedWalk(
      WalkerConfiguration(seed: 3, durationSeconds: 12, samplingRateHz: 100)
    ).session
    return try Analyze.recorded(
      session,
      settings: AnalysisSettings(
        basis: BasisSettings(skipped: BasisSettings.SkippedSteps(first: first, last: last))))
  }

  private func leftOut(_ analysis: SessionAnalysis, _ foot: Foot) -> [Int] {
    analysis.steps.filter { $0.foot == foot && $0.rejection == .leftOut }.map(\.index)
  }

  @Test func eachFootLosesItsFirstAndLastContacts() throws {
    let all = try analysis()
    let some = try analysis(first: 2, last: 1)
    #expect(some.steps.map(\.stance) == all.steps.map(\.stance))
    #expect(some.summary.stepsFound == all.summary.stepsFound)
    for foot in Foot.allCases {
      let own = all.steps.filter { $0.foot == foot }
      let highest = try #require(own.map(\.index).max())
      #expect(own.count > 6)
      // What was rejected for a reason of its own keeps that reason.
      let expected = own.filter { step in
        step.isAccepted && (step.index <= 2 || step.index > highest - 1)
      }.map(\.index)
      #expect(expected.count >= 2)
      #expect(leftOut(some, foot) == expected)
    }
    let used = some.steps.filter(\.isAccepted)
    #expect(some.summary.stepsUsed == used.count)
    #expect(used.count < all.summary.stepsUsed)
    #expect(some.trust.flags.contains(.stepsRejected))
  }

  @Test func meansAndErrorsAreThoseOfTheRest() throws {
    let all = try analysis()
    let some = try analysis(first: 3)
    for foot in Foot.allCases {
      let stances = all.steps.filter { $0.foot == foot && $0.isAccepted && $0.index > 3 }
        .map(\.stance.stanceSeconds)
      let mean = try #require(some.summary.feet[foot][.stanceSeconds])
      #expect(mean.n == stances.count)
      #expect(mean.n > 3)
      #expect(abs(mean.mean - stances.reduce(0, +) / Double(stances.count)) < 1e-9)
    }
    let peaks = try #require(some.errors?.firstPeak?.value.n)
    let allPeaks = try #require(all.errors?.firstPeak?.value.n)
    #expect(peaks < allPeaks)
    #expect(peaks <= some.summary.stepsUsed)
  }

  @Test func nothingIsLeftOutByDefaultAndAllCanBe() throws {
    let all = try analysis()
    #expect(Foot.allCases.allSatisfy { leftOut(all, $0).isEmpty })
    for none in [try analysis(first: 1000), try analysis(last: .max)] {
      #expect(none.summary.stepsUsed == 0)
      #expect(none.steps.count == all.steps.count)
      #expect(none.steps.allSatisfy { !$0.isAccepted })
      #expect(none.summary.feet.left[.stanceSeconds] == nil)
    }
  }

  @Test func theTablesSayWhichAreLeftOut() throws {
    let analysis = try analysis(first: 3)
    let expected = analysis.steps.count { $0.rejection == .leftOut }
    #expect(expected >= 4)
    let session = SessionMetadata(name: "walk", source: "", insoles: PerFoot(both: nil))
    let csv = StepTableText.csv(analysis, metadata: session)
    #expect(
      csv.split(separator: "\n").count { $0.hasSuffix(",no,left out by option,") } == expected)
    let json = AnalysisJSON.value(analysis, metadata: session, durationSeconds: 12).text()
    #expect(json.ranges(of: "\"rejection\": \"left out by option\"").count == expected)
    // An option is no hand; used, left out and rejected ones are those that were found.
    let summary = analysis.summary
    let rejected = summary.stepsFound - summary.stepsUsed - expected
    #expect(
      summary.leftOutWords()
        == "\(expected) left out by option" + (rejected > 0 ? ", \(rejected) rejected" : ""))
    #expect(csv.contains(" found, \(summary.leftOutWords())"))
    #expect(json.contains("\"stepsLeftOutByHand\": 0"))
    #expect(json.contains("\"stepsLeftOutByOption\": \(expected)"))
  }
}
