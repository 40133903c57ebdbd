import GaitAnalysis
import GaitFiles
import GaitModel
import Testing

@Suite struct MeanSDTests {
  @Test func agreesWithTwoPasses() throws {
    var random = SplitMix64(seed: 3)
    for offset in [0.0, 1e6, -1e9] {
      let values = (0..<500).map { _ in offset + random.normal() }
      let mean = values.reduce(0, +) / 500
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let found = MeanSD(values)
      #expect(found.n == 500)
      #expect(abs(found.mean - mean) < 1e-6)
      let sd = try #require(found.sd)
      #expect(abs(sd - (squares / 499).squareRoot()) < 1e-5)
    }
  }

  @Test func oneValueHasNoSpread() {
    #expect(MeanSD([4]).mean == 4)
    #expect(MeanSD([4]).sd == nil)
    #expect(MeanSD([4, 6]).sd == 2.0.squareRoot())
    #expect(MeanSD().n == 0)
  }

  @Test func medianAndQuantiles() {
    #expect([3.0, 1, 2].median == 2)
    #expect([4.0, 1, 3, 2].median == 2.5)
    #expect([Double]().median == nil)
    #expect([10.0, 0, 20].quantile(0.25) == 5)
    #expect([10.0, 0, 20].quantile(1) == 20)
    #expect([10.0, 0, 20].quantile(0) == 0)
    #expect([Double]().quantile(0.5) == nil)
  }
}
