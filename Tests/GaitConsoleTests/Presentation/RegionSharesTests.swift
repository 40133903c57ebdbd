import GaitModel
import GaitTestSupport
import Testing

@testable import GaitConsole

/// Which part of the load lies where.
@Suite struct RegionSharesTests {
  private let layout = TestLayouts.matrix16x8

  /// A load on cells of some rows, from the heel.
  private func cells(_ rows: Range<Int>, of pressure: Float = 100) -> [Float] {
    (0..<layout.cellCount).map { rows.contains($0 / 8) ? pressure : 0 }
  }

  @Test func whatStandsOnTheHeelIsOnTheHeel() throws {
    let heel = try #require(RegionShares.shares(cells(0..<3), layout, least: 1))
    #expect(heel == [0, 0, 0, 1])
    let front = try #require(RegionShares.shares(cells(10..<16), layout, least: 1))
    #expect(front[3] == 0)
    #expect(front[0] > 0)
    #expect(abs(front.reduce(0, +) - 1) < 1e-9)
  }

  @Test func nothingIsNoShare() {
    #expect(RegionShares.shares(cells(0..<16, of: 0.5), layout, least: 1) == nil)
    #expect(RegionShares.shares([1, 2], layout, least: 0) == nil)
  }
}
