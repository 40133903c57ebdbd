import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Which group a session is set against.
@Suite struct NormMatchTests {
  /// Stances of 0.7 s, strides of 1.1 s: 109 steps a minute.
  private let summary = GaitSummary(
    steps: StepTiming.joined(
      PerFoot.each { foot in
        (0..<4).map { number in
          let start = 1.1 * Double(number) + (foot == .left ? 0 : 0.55)
          return TestSteps.step(foot, start...(start + 0.7), index: number + 1)
        }
      }, gaps: PerFoot(both: []), rule: StanceRule()), force: .estimated)

  private func group(_ name: String, cadence: Double? = nil, stance: Double? = nil) -> NormGroup {
    func value(_ mean: Double) -> NormValue { NormValue(people: 5, mean: mean, sd: 0.1) }
    return NormGroup(
      name: name, curve: nil, measures: stance.map { [.stanceSeconds: value($0)] } ?? [:],
      cadence: cadence.map(value))
  }

  private func norms(_ groups: [NormGroup]) -> Norms {
    Norms(name: "n", people: "p", source: "s", licence: "", groups: groups)
  }

  @Test func theNearestCadenceDecides() throws {
    // By stance time it would be the other one.
    let two = norms([
      group("slow", cadence: 90, stance: 0.7), group("fast", cadence: 112, stance: 0.5),
    ])
    let match = try #require(NormMatch(two, to: summary))
    #expect(match.group.name == "fast")
    guard case .cadence(let own, let group) = match.reason else {
      Issue.record("\(match.reason)")
      return
    }
    #expect(abs(own - 120 / 1.1) < 1e-9)
    #expect(group == 112)
  }

  @Test func withoutTheCadenceOfAllGroupsStanceTimeDecides() throws {
    let two = norms([group("slow", cadence: 109, stance: 0.9), group("fast", stance: 0.66)])
    let match = try #require(NormMatch(two, to: summary))
    #expect(match.group.name == "fast")
    guard case .stance(let own, 0.66) = match.reason else {
      Issue.record("\(match.reason)")
      return
    }
    #expect(abs(own - 0.7) < 1e-9)
  }

  @Test func withoutEitherItIsTheMiddleOneAndSaysSo() throws {
    let three = norms([group("slow"), group("free"), group("fast")])
    let match = try #require(NormMatch(three, to: summary))
    #expect(match.group.name == "free")
    #expect(match.reason == .unmatched)
    #expect(NormMatch(norms([group("all")]), to: summary)?.reason == .only)
  }

  @Test func aGroupCanBeAskedFor() throws {
    let two = norms([group("slow", cadence: 109), group("fast", cadence: 140)])
    #expect(NormMatch(two, to: summary, group: "fast")?.group.name == "fast")
    #expect(NormMatch(two, to: summary, group: "fast")?.reason == .chosen)
    #expect(NormMatch(two, to: summary, group: "free") == nil)
  }

  @Test func aSessionWithoutStepsHasNoSpeed() {
    let nothing = GaitSummary(steps: [], force: .reference)
    let two = norms([
      group("slow", cadence: 90, stance: 0.8), group("fast", cadence: 120, stance: 0.6),
    ])
    #expect(NormMatch(two, to: nothing)?.reason == .unmatched)
  }
}
