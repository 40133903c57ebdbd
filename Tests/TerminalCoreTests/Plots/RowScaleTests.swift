import Testing

@testable import TerminalCore

struct RowScaleTests {
  @Test(
    "Ticks fall on rows, two or more apart, and everything is on the scale",
    arguments: [0.0...120, 0...140, 0...900, -8...8, -3.7...5.1, 0.2...0.7, 950...1310], 3..<40)
  func evenTicks(range: ClosedRange<Double>, rows: Int) throws {
    let scale = RowScale(range: range, rows: rows, maxTicks: max(2, rows / 3 + 1))
    #expect(scale.range.lowerBound <= range.lowerBound + 1e-9)
    #expect(scale.range.upperBound >= range.upperBound - 1e-9)
    let (span, wanted) = (
      scale.range.upperBound - scale.range.lowerBound, range.upperBound - range.lowerBound
    )
    #expect(span <= 1.3 * wanted + 1e-9)
    guard span > wanted + 1e-9 else { return }
    let places = scale.ticks.values.map {
      ($0 - scale.range.lowerBound) / span * Double(rows - 1)
    }
    for place in places { #expect(abs(place - place.rounded()) < 1e-6) }
    let distances = Set(zip(places, places.dropFirst()).map { ($1 - $0).rounded() })
    #expect(distances.count == 1)
    #expect(try #require(distances.first) >= 2)
  }

  @Test("Zero stays at the bottom of what begins there, and in the middle of what lies around it")
  func zero() {
    for rows in 3..<40 {
      let upward = RowScale(range: 0...140, rows: rows, maxTicks: max(2, rows / 3 + 1))
      #expect(upward.range.lowerBound == 0)
      #expect(upward.ticks.values.first == 0)
    }
    let around = RowScale(range: -8...8, rows: 13, maxTicks: 5)
    #expect(around.range.lowerBound == -around.range.upperBound)
  }

  @Test("What has no extent or no rows stays as it is")
  func empty() {
    #expect(RowScale(range: 2...2, rows: 10, maxTicks: 4).ticks.values.isEmpty)
    #expect(RowScale(range: 0...10, rows: 1, maxTicks: 2).range == 0...10)
  }

  @Test("Labels have the decimals of their step")
  func decimals() {
    #expect(NiceTicks(values: [0, 2.5], step: 2.5).label(2.5) == "2.5")
    #expect(NiceTicks(values: [0, 250], step: 250).label(250) == "250")
  }
}
