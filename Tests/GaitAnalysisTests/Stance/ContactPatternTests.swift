import GaitAnalysis
import GaitModel
import Testing

@Suite struct ContactPatternTests {
  /// Contacts of one length, one every `stride` seconds.
  private func contacts(
    _ foot: Foot, _ seconds: Double, every stride: Double, from start: Double = 0,
    count: Int = 6
  ) -> [Stance] {
    (0..<count).map { index in
      let begin = start + Double(index) * stride
      return Stance(foot: foot, initialContactSeconds: begin, toeOffSeconds: begin + seconds)
    }
  }

  @Test func shortContactsOfARunnerAreSteps() {
    let run = contacts(.left, 0.16, every: 0.6)
    #expect(ContactPattern.steps(of: run, rule: StanceRule()) == run)
  }

  @Test func scuffsAndTapsOfAWalkerAreNot() {
    var walk = contacts(.left, 0.65, every: 1.1)
    walk.insert(
      Stance(foot: .left, initialContactSeconds: 0.8, toeOffSeconds: 0.92), at: 1)
    let steps = ContactPattern.steps(of: walk, rule: StanceRule())
    #expect(steps.count == 6)
    #expect(steps.allSatisfy { $0.stanceSeconds > 0.6 })
  }

  @Test func oneShortContactAloneIsNoRun() {
    let one = contacts(.left, 0.16, every: 1, count: 1)
    #expect(ContactPattern.steps(of: one, rule: StanceRule()).isEmpty)
  }

  @Test func slowWalkersAlternate() {
    let left = contacts(.left, 4, every: 6)
    let right = contacts(.right, 4, every: 6, from: 3)
    #expect(left.indices.allSatisfy { ContactPattern.isSlowWalking($0, in: left, other: right) })
    #expect(right.indices.allSatisfy { ContactPattern.isSlowWalking($0, in: right, other: left) })
  }

  /// Both feet are loaded and unloaded together.
  @Test func sittingDownAndStandingUpIsNoWalking() {
    let left = contacts(.left, 4, every: 6)
    let right = contacts(.right, 4, every: 6, from: 0.1)
    #expect(left.indices.allSatisfy { !ContactPattern.isSlowWalking($0, in: left, other: right) })
  }

  @Test func standingStillIsNoWalking() {
    let left = contacts(.left, 30, every: 32, count: 3)
    let right = contacts(.right, 100, every: 101, count: 1)
    #expect(left.indices.allSatisfy { !ContactPattern.isSlowWalking($0, in: left, other: right) })
  }
}
