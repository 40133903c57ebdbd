import TerminalCore
import Testing

struct NiceTicksTests {
  @Test(arguments: [
    (0.0...100.0, 5, ["0", "50", "100"]), (0.0...140.0, 4, ["0", "50", "100"]),
    (0.0...1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (-0.3...0.3, 3, ["-0.2", "0.0", "0.2"]), (12.0...13.0, 3, ["12.0", "12.5", "13.0"]),
    (0.0...1.2e6, 3, ["0", "500000", "1000000"]),
  ])
  func areRound(range: ClosedRange<Double>, count: Int, labels: [String]) {
    let ticks = NiceTicks(range: range, maxCount: count)
    #expect(ticks.values.count <= count)
    #expect(ticks.values.map(ticks.label) == labels)
  }

  @Test func emptyRangesHaveNone() {
    #expect(NiceTicks(range: 1...1, maxCount: 5).values.isEmpty)
    #expect(NiceTicks(range: 0...1, maxCount: 0).values.isEmpty)
    #expect(NiceTicks(range: 0...(.infinity), maxCount: 3).values.isEmpty)
  }

  @Test(arguments: 1..<12)
  func neverMoreThanAsked(count: Int) {
    for range in [0.0...7.3, -55.5...1234.5, 0.001...0.0042, -1e-5...1e5] {
      let ticks = NiceTicks(range: range, maxCount: count)
      #expect(ticks.values.count <= count)
      #expect(ticks.values.allSatisfy { range.contains($0) || abs($0) < 1e-9 })
    }
  }
}
