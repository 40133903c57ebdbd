import GaitEngine
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite("Live faults")
struct FaultTrialTests {
  @Test("Two minutes of a bad network are counted exactly and timed right")
  func countsExactly() throws {
    var faults = FaultyNetwork.Faults()
    faults.garbageFraction = 0.002
    var trial = try FaultTrial(
      WalkerConfiguration(seed: 5, durationSeconds: 120, samplingRateHz: 100), faults: faults,
      settings: AnalysisSettings(), seed: 3)
    let outcome = trial.run()
    var malformed = 0
    #expect(outcome.outages == 1)
    #expect(outcome.garbage > 20)
    for foot in Foot.allCases {
      let (counters, truth) = (outcome.feet[foot].counters, outcome.feet[foot].truth)
      #expect(truth.lost > 200)
      #expect(truth.duplicated > 50)
      #expect(counters.lost == truth.lost)
      #expect(counters.duplicated == truth.duplicated)
      #expect(counters.used == truth.sent - truth.lost)
      #expect(counters.received == counters.used + counters.duplicated)
      #expect(counters.reordered > 1000)
      #expect(counters.late == 0)
      #expect(counters.restarts == 0)
      #expect(counters.reconnects == outcome.outages)
      malformed += counters.malformed
    }
    #expect(malformed == outcome.garbage)
    #expect(abs(outcome.sessionErrorSeconds) < 0.02)
    #expect(outcome.steps > 100)
  }
}
