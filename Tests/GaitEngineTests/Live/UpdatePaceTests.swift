import GaitEngine
import Testing

@Suite("Pace of updates") struct UpdatePaceTests {
  /// The moments of updates where something comes at each of some moments.
  private func updates(_ moments: [(seconds: Double, hasNews: Bool)]) -> [Double] {
    var pace = UpdatePace()
    return moments.filter { pace.isDue(now: $0.seconds, hasNews: $0.hasNews) }.map(\.seconds)
  }

  @Test("Never more than thirty a second", arguments: [30.0, 60, 100, 200, 1000, 5000])
  func atMostThirty(rate: Double) {
    let times = updates((0...Int(10 * rate)).map { (100 + Double($0) / rate, true) })
    #expect(times.first == 100)
    for (before, after) in zip(times, times.dropFirst()) { #expect(after - before > 0.0333) }
    // Two frames of 60 a second are a thirtieth apart, up to rounding.
    #expect(times.count <= 301)
    #expect(Double(times.count) > 10 * min(rate, 30) * 0.6)
  }

  @Test("What comes too early for an update is in the next one, without anything new")
  func lateOnesAreMerged() {
    let times = updates([
      (1, true), (1.005, true), (1.01, false), (1.02, false), (1.034, false), (1.05, false),
    ])
    #expect(times == [1, 1.034])
    var pace = UpdatePace()
    let shown = [1, 1.005].map { pace.isDue(now: $0, hasNews: true) }
    #expect(shown == [true, false])
    #expect(abs(pace.secondsUntilDue(now: 1.005) - (1.0 / 30 - 0.005)) < 1e-9)
  }

  @Test("Without news four a second are enough, and what comes then is shown at once")
  func idle() {
    let times = updates((0...100).map { (Double($0) * 0.01, false) })
    #expect(times.count == 4 || times.count == 5)
    #expect(updates([(1, true), (1.2, true)]) == [1, 1.2])
    #expect(updates([(1, true), (1.2, false)]) == [1])
  }
}
