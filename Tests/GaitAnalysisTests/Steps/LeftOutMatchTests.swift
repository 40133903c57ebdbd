import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// A step that was left out by hand is found again by its foot and its contact.
@Suite struct LeftOutMatchTests {
  private let steps = [
    TestSteps.step(.left, 1.0...1.6, index: 1), TestSteps.step(.right, 1.05...1.7, index: 1),
    TestSteps.step(.left, 2.0...2.6, index: 2), TestSteps.step(.right, 2.05...2.7, index: 2),
  ]

  private func places(_ records: [LeftOutStep], _ steps: [Step]? = nil) -> [Int?] {
    LeftOutMatch(records, in: steps ?? self.steps).places
  }

  @Test(arguments: [
    (2.0, 2), (2.004, 2), (1.901, 2), (2.099, 2), (1.099, 0), (1.101, nil), (1.5, nil),
    (1.899, nil), (0.0, nil), (9.0, nil),
  ])
  func theNearestContactOfTheFootIsMeant(seconds: Double, place: Int?) {
    #expect(places([LeftOutStep(foot: .left, initialContactSeconds: seconds)]) == [place])
  }

  @Test func eachFootHasItsOwn() {
    let records = Foot.allCases.map { LeftOutStep(foot: $0, initialContactSeconds: 2.02) }
    #expect(places(records) == [2, 3])
    #expect(places([]) == [])
    #expect(places(records, []) == [nil, nil])
  }

  /// What is too short for a step lies beside the step that was meant.
  @Test func aFootScuffIsNoStep() {
    let scuff = TestSteps.step(.left, 1.99...2.0, rejection: .tooShort(seconds: 0.01))
    let found = places(
      [LeftOutStep(foot: .left, initialContactSeconds: 1.98)],
      [steps[0], scuff, TestSteps.step(.left, 2.04...2.6, index: 2)])
    #expect(found == [2])
  }

  @Test func recordsOfAStepAreAllFound() {
    let records = [
      LeftOutStep(foot: .left, initialContactSeconds: 2.01, reason: "one"),
      LeftOutStep(foot: .right, initialContactSeconds: 2.01),
      LeftOutStep(foot: .left, initialContactSeconds: 1.95, reason: "two"),
    ]
    #expect(
      LeftOutMatch.records(of: steps[2], among: records, in: steps) == [records[0], records[2]])
    #expect(LeftOutMatch.records(of: steps[0], among: records, in: steps) == [])
  }
}
