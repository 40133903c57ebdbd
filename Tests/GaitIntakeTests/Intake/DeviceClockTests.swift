import GaitIntake
import GaitModel
import Testing

@Suite("Device clock")
struct DeviceClockTests {
  /// A device that is `ppm` fast, whose frames arrive 2 ms to 2 ms + jitter later.
  private func errors(
    ppm: Double, jitter: Double, seconds: Double, seed: UInt64 = 1
  ) -> (worstAfterAMinute: Double, worstStep: Double, clock: DeviceClock) {
    var random = SplitMix64(seed: seed)
    var clock = DeviceClock()
    var zero: Double?
    var worst = 0.0
    var step = 0.0
    var previous: (truth: Double, session: Double)?
    for index in 0..<Int(seconds * 50) {
      let truth = 1000 + Double(index) / 50
      let device = 77 + (truth - 1000) * (1 + ppm * 1e-6)
      clock.observe(device: device, arrival: truth + 0.002 + jitter * random.uniform())
      guard clock.isSettled else { continue }
      let session = clock.sessionSeconds(device: device)
      if let previous {
        step = max(step, abs((session - previous.session) - (truth - previous.truth)))
        #expect(session > previous.session)
      }
      previous = (truth, session)
      if truth > 1060 {
        zero = zero ?? session - truth
        worst = max(worst, abs(session - truth - 0.002))
      }
    }
    return (worst, step, clock)
  }

  @Test("A steady network leaves the device's own spacing")
  func steady() {
    let result = errors(ppm: 0, jitter: 0, seconds: 120)
    #expect(result.worstAfterAMinute < 1e-6)
    #expect(result.worstStep < 1e-6)
  }

  @Test(
    "Jitter is smoothed and drift followed without jumps",
    arguments: [(50.0, 0.01), (-120.0, 0.05), (20.0, 0.2), (400.0, 0.2)])
  func driftAndJitter(ppm: Double, jitter: Double) throws {
    let result = errors(ppm: ppm, jitter: jitter, seconds: 900)
    // The fastest of 250 arrivals is late by a 250th of the jitter.
    #expect(result.worstAfterAMinute < max(0.15 * jitter, 0.02))
    #expect(result.worstStep < 1e-4)
    let status = try #require(result.clock.status)
    let drift = try #require(status.driftPartsPerMillion)
    #expect(abs(drift - ppm) < max(20, 0.1 * abs(ppm)))
    #expect(abs(status.jitterSeconds - 0.95 * jitter) < 0.1 * jitter + 1e-6)
  }

  @Test("Nothing is told before the first half second, unless asked to")
  func settles() {
    var clock = DeviceClock()
    clock.observe(device: 5, arrival: 100.2)
    clock.observe(device: 5.1, arrival: 100.11)
    #expect(!clock.isSettled)
    #expect(clock.status == nil)
    clock.settle()
    #expect(clock.isSettled)
    #expect(abs(clock.sessionSeconds(device: 5) - 100.01) < 1e-9)
  }
}
