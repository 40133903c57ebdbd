import GaitModel
import Testing

@Suite struct ChunkedArrayTests {
  /// Appends and trims at random, in steps of all sizes around a piece.
  @Test(arguments: UInt64(1)...8) func itIsAnArrayThatGrowsAndIsTrimmed(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var chunked = ChunkedArray<Int>()
    var plain: [Int] = []
    var next = 0
    for _ in 0..<300 {
      if Int.random(in: 0..<3, using: &random) > 0 {
        for _ in 0..<Int.random(in: 0...300, using: &random) {
          chunked.append(next)
          plain.append(next)
          next += 1
        }
      } else {
        let dropped = Int.random(in: 0...min(plain.count, 700), using: &random)
        chunked.removeFirst(dropped)
        plain.removeFirst(dropped)
      }
      #expect(chunked.count == plain.count)
      #expect(chunked.elementsEqual(plain))
      #expect(chunked.first == plain.first)
      #expect(chunked.last == plain.last)
    }
    #expect(next > 10_000)
  }

  @Test(arguments: UInt64(1)...4) func valuesAreFoundByTheirPlace(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var chunked = ChunkedArray(0..<2000)
    chunked.removeFirst(Int.random(in: 1...1500, using: &random))
    let plain = Array(chunked)
    for _ in 0..<200 {
      let index = Int.random(in: 0..<plain.count, using: &random)
      #expect(chunked[index] == plain[index])
      let end = Int.random(in: index...plain.count, using: &random)
      #expect(chunked[index..<end].elementsEqual(plain[index..<end]))
      #expect(chunked.array(index..<end) == Array(plain[index..<end]))
    }
    #expect(chunked.reversed() == plain.reversed())
  }

  /// The console keeps what it was given while the session appends and trims.
  @Test(arguments: UInt64(1)...4) func whatWasHandedOutStaysAsItWas(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var chunked = ChunkedArray<Int>()
    var handedOut: [(chunked: ChunkedArray<Int>, plain: [Int])] = []
    for value in 0..<5000 {
      chunked.append(value)
      if Int.random(in: 0..<90, using: &random) == 0 {
        chunked.removeFirst(Int.random(in: 0...min(chunked.count, 120), using: &random))
      }
      if Int.random(in: 0..<40, using: &random) == 0 { handedOut.append((chunked, Array(chunked))) }
    }
    #expect(handedOut.count > 50)
    for (chunked, plain) in handedOut { #expect(chunked.elementsEqual(plain)) }
  }

  /// However the pieces lie, and whatever was trimmed before.
  @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 700]) func equalityIsOfTheValuesAlone(
    trimmed: Int
  ) {
    var longer = ChunkedArray((0..<trimmed).map { -$0 } + Array(0..<900))
    longer.removeFirst(trimmed)
    let shorter = ChunkedArray(0..<900)
    #expect(longer == shorter)
    var other = ChunkedArray((0..<trimmed).map { $0 + 7 } + Array(0..<900))
    other.removeFirst(trimmed)
    #expect(longer == other)
    other.append(900)
    #expect(longer != other)
    longer.append(901)
    #expect(longer != other)
    let changed = ChunkedArray((0..<900).map { $0 == 300 ? -1 : $0 })
    #expect(changed != shorter)
  }

  @Test func searchesFindTheSameAsInAnArray() {
    var chunked = ChunkedArray((0..<1500).map { Double($0) * 0.01 })
    chunked.removeFirst(333)
    let plain = Array(chunked)
    for value in stride(from: 3.0, through: 15.5, by: 0.007) {
      #expect(chunked.lowerBound(of: value) == plain.lowerBound(of: value))
      #expect(chunked.lastIndex(notAbove: value) == plain.lastIndex(notAbove: value))
      #expect(
        chunked.indexRange(in: value...(value + 0.5)) == plain.indexRange(in: value...(value + 0.5))
      )
    }
  }
}
