import GaitModel
import GaitTestSupport
import Testing

@Suite("Damage at the intake")
struct DamageTrialTests {
  @Test("Good frames among damaged messages come out, all of them", arguments: [true, false])
  func goodFramesComeOut(isDatagram: Bool) throws {
    var trial = try DamageTrial(isDatagram: isDatagram, seed: isDatagram ? 1 : 2)
    trial.run(count: 10_000)
    let outcome = trial.finish()
    #expect(outcome.damaged >= 10_000)
    #expect(outcome.good > 4000)
    #expect(outcome.through == outcome.good)
    #expect(outcome.malformed > 5000)
    #expect(outcome.waiting < 1000)
  }
}
