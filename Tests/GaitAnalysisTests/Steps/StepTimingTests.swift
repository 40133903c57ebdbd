import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@Suite struct StepTimingTests {
  private func joined(
    left: [ClosedRange<Double>], right: [ClosedRange<Double>],
    gaps: PerFoot<[Gap]> = PerFoot(both: []), rule: StanceRule = StanceRule()
  ) -> [Step] {
    StepTiming.joined(
      PerFoot(
        left: left.map { TestSteps.step(.left, $0) },
        right: right.map { TestSteps.step(.right, $0) }),
      gaps: gaps, rule: rule)
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  @Test func walkingHasSwingAndDoubleSupport() {
    let steps = joined(left: [0...0.7, 1.1...1.8], right: [0.55...1.25, 1.65...2.35])
    #expect(steps.map(\.foot) == [.left, .right, .left, .right])
    // Swing: from a foot's toe-off to its next contact.
    #expect(isClose(steps[0].swingSeconds, 0.4))
    #expect(isClose(steps[1].swingSeconds, 0.4))
    #expect(steps[2].swingSeconds == nil)
    #expect(steps[3].swingSeconds == nil)
    // Double support: from contact until the other foot has left.
    #expect(steps[0].doubleSupportSeconds == nil)
    #expect(isClose(steps[1].doubleSupportSeconds, 0.15))
    #expect(isClose(steps[2].doubleSupportSeconds, 0.15))
    #expect(isClose(steps[3].doubleSupportSeconds, 0.15))
  }

  @Test func runningHasNoDoubleSupport() {
    let steps = joined(left: [0...0.25, 0.7...0.95], right: [0.35...0.6, 1.05...1.3])
    #expect(steps.allSatisfy { $0.doubleSupportSeconds == nil })
    #expect(isClose(steps[0].swingSeconds, 0.45))
  }

  @Test func aStanceWithinTheOthersIsNoDoubleSupport() {
    // The left stands all the time while the right taps.
    let steps = joined(left: [0...2.4], right: [0.5...0.8, 1.2...1.5])
    #expect(steps.allSatisfy { $0.doubleSupportSeconds == nil })
  }

  @Test func aBreakInWalkingIsNoSwing() {
    var rule = StanceRule()
    #expect(joined(left: [0...0.7, 2.8...3.5], right: []).first?.swingSeconds == nil)
    rule.maxSwingSeconds = 3
    #expect(
      isClose(joined(left: [0...0.7, 2.8...3.5], right: [], rule: rule)[0].swingSeconds, 2.1))
  }

  @Test func aHoleInASwingTakesItsLength() {
    let left = [0...0.7, 1.1...1.8, 2.2...2.9]
    let short = Gap(foot: .left, startSeconds: 0.8, endSeconds: 0.82)
    let long = Gap(foot: .left, startSeconds: 1.9, endSeconds: 1.94)
    let steps = joined(left: left, right: [], gaps: PerFoot(left: [short, long], right: []))
    #expect(isClose(steps[0].swingSeconds, 0.4))
    #expect(steps[1].swingSeconds == nil)
    // A hole of the other foot is none of this one's.
    let others = joined(left: left, right: [], gaps: PerFoot(left: [], right: [long]))
    #expect(isClose(others[1].swingSeconds, 0.4))
    // A hole within stance says nothing of the swings around it.
    let inStance = Gap(foot: .left, startSeconds: 1.3, endSeconds: 1.4)
    let whole = joined(left: left, right: [], gaps: PerFoot(left: [inStance], right: []))
    #expect(isClose(whole[0].swingSeconds, 0.4))
    #expect(isClose(whole[1].swingSeconds, 0.4))
  }

  @Test func stepsComeByInitialContact() {
    let steps = joined(left: [1...1.6, 3...3.6], right: [0.2...0.8, 1...1.7, 2...2.6])
    let contacts = steps.map(\.stance.initialContactSeconds)
    #expect(contacts == contacts.sorted())
    #expect(steps[1].foot == .left)
    #expect(steps[2].foot == .right)
    #expect(joined(left: [], right: []).isEmpty)
  }
}
