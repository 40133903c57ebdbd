import GaitIntake
import Testing

@Suite("Arrival clock")
struct ArrivalClockTests {
  @Test("Never goes back")
  func ascends() {
    let times = (0..<100).map { _ in ArrivalClock.now() }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
