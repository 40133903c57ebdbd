import GaitAnalysis
import GaitModel
import Testing

@Suite struct QuantilesTests {
  /// Against sorting, for lengths and values of all kinds, many of them equal.
  @Test func selectionIsWhatSortingSays() {
    var random = SplitMix64(seed: 3)
    for count in 1...60 {
      for kinds in [2, 5, 1000] {
        let values = (0..<count).map { _ in Double(random.next() % UInt64(kinds)) - 1 }
        let sorted = values.sorted()
        let middle = count / 2
        #expect(
          values.median
            == (count.isMultiple(of: 2)
              ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]))
        for fraction in [0, 0.02, 0.25, 0.5, 0.9, 1] {
          let position = fraction * Double(count - 1)
          let low = sorted[Int(position)]
          let high = sorted[min(Int(position) + 1, count - 1)]
          #expect(
            values.quantile(fraction) == low + (high - low) * (position - position.rounded(.down)))
        }
      }
    }
  }

  @Test func nothingHasNoMiddle() {
    #expect([Double]().median == nil)
    #expect([Double]().quantile(0.5) == nil)
    #expect([3.0, 1, 2].median == 2)
  }

  /// Values in order, which a bad choice of the pivot makes slow, and one value alone many times.
  @Test func orderAndTiesAreNoTrouble() {
    let rising = (0..<100_001).map(Double.init)
    #expect(rising.median == 50_000)
    #expect(Array(rising.reversed()).quantile(0.25) == 25_000)
    #expect(Array(repeating: 7.0, count: 100_000).median == 7)
  }

  /// What is no number has to end somewhere too.
  @Test func notANumberEnds() {
    for values in [
      [.nan, 1, 2], [1, .nan, 2], [1, 2, .nan], [.nan, .nan], [.nan, 3, .nan, 1, 2],
    ] {
      _ = values.median
      _ = values.quantile(0.9)
    }
  }
}
