import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Runners, very slow walkers, people who sit: each contact is a step, or says why not.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct ContactCaseTests {
  @Test func runningHasAMinimumOfItsOwn() throws {
    let run = try FieldCase("running-contacts-under-200ms-half-lost.csv")
    let steps = run.analysis.steps
    #expect(steps.count == 16)
    #expect(steps.allSatisfy { $0.isAccepted })
    #expect(steps.allSatisfy { (0.19...0.215).contains($0.stance.stanceSeconds) })
    let cadence = try #require(run.analysis.summary.cadenceStepsPerMinute)
    #expect(abs(cadence - 201.4) < 1)
    #expect(abs(run.mean(.swingSeconds, .left) - 0.394) < 0.01)
    #expect(run.flags.contains(.running))
    print("running: \(steps.count) contacts, cadence \(cadence)")
  }

  @Test func aTreadmillRunKeepsItsContacts() throws {
    let run = try FieldCase("treadmill-run-8.5kmh-per-foot.csv")
    #expect(run.analysis.summary.stepsUsed == 34)
    #expect(run.flags.contains(.running))
  }

  @Test(arguments: ["slow-walker-time-x4.csv", "slow-walker-time-x4-no-ref.csv"])
  func verySlowWalkersStep(name: String) throws {
    let walk = try FieldCase(name)
    #expect(walk.accepted(.left).count == 15)
    #expect(walk.accepted(.right).count == 15)
    let cadence = try #require(walk.analysis.summary.cadenceStepsPerMinute)
    #expect(abs(cadence - 29) < 0.2)
    #expect(abs(walk.mean(.stanceSeconds, .left) - 2.515) < 0.03)
  }

  @Test func whoSitsAndStandsUpTakesOneStep() throws {
    let sit = try FieldCase("sit-to-stand-counted-as-steps.csv")
    let used = sit.analysis.steps.filter { $0.isAccepted }
    #expect(used.count == 1)
    #expect(used.first?.foot == .left)
    #expect(sit.analysis.steps.count { $0.rejection == .lightLoad } == 5)
    #expect(sit.analysis.steps.contains { $0.rejection == .standing })
    #expect(sit.analysis.summary.cadenceStepsPerMinute == nil)
  }

  @Test func anInsoleThatContradictsTheEstimateSaysSo() throws {
    let walk = try FieldCase("pedar-walk-student-ends-stance-early.csv")
    #expect(walk.accepted(.left).count == 9)
    #expect(walk.accepted(.right).count == 8)
    let contacts = try #require(walk.analysis.trust.contacts)
    #expect(contacts.stanceSeconds < -ContactAgreement.tolerance)
    #expect(walk.flags.contains(.contactsDisagree))
    // The insole's own sum decides: 0.82 and 0.89 s.
    #expect(walk.analysis.contactsBy == .measured)
    #expect(abs(walk.mean(.stanceSeconds, .left) - 0.82) < 0.015)
    #expect(abs(walk.mean(.stanceSeconds, .right) - 0.89) < 0.015)
  }

  /// Two walks around squats; a foot that is lifted and put down beside the one that stands takes none.
  @Test func whoSquatsTakesNoStep() throws {
    let squats = try FieldCase("loadsol-standing-squats.csv")
    #expect(squats.accepted(.left).count == 6)
    #expect(squats.accepted(.right).count == 6)
    #expect(
      squats.analysis.steps.allSatisfy {
        !$0.isAccepted || $0.stance.toeOffSeconds < 5 || $0.stance.initialContactSeconds > 53
      })
  }

  @Test func aFootThatStopsKeepsItsSteps() throws {
    let walk = try FieldCase("right-stops-half-way-no-ref.csv")
    #expect(walk.accepted(.left).count == 15)
    #expect(walk.accepted(.right).count == 7)
    #expect(walk.accepted(.right).allSatisfy { $0.stance.toeOffSeconds < 8 })
  }
}
