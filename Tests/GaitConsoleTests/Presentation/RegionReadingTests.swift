import GaitModel
import GaitTestSupport
import Testing

@testable import GaitConsole

/// Which part of the load lies where, and the highest pressure.
@Suite struct RegionReadingTests {
  private let layout = TestLayouts.matrix16x8

  /// A load on cells of some rows, from the heel.
  private func cells(_ rows: Range<Int>, of pressure: Float = 100) -> [Float] {
    (0..<layout.cellCount).map { rows.contains($0 / 8) ? pressure : 0 }
  }

  @Test func whatStandsOnTheHeelIsOnTheHeel() throws {
    let heel = try #require(RegionReading.all(cells(0..<3), layout, least: 1))
    #expect(heel.map(\.share) == [0, 0, 0, 1])
    #expect(heel.map(\.peak) == [0, 0, 0, 100])
    let front = try #require(RegionReading.all(cells(10..<16), layout, least: 1))
    #expect(front[3].share == 0)
    #expect(front[0].share > 0)
    #expect(abs(front.map(\.share).reduce(0, +) - 1) < 1e-9)
  }

  @Test func nothingIsNoShare() {
    #expect(RegionReading.all(cells(0..<16, of: 0.5), layout, least: 1) == nil)
    #expect(RegionReading.all([1, 2], layout, least: 0) == nil)
  }
}
