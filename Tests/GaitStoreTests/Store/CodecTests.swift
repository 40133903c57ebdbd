import GaitModel
import GaitTestSupport
import Testing

@testable import GaitStore

@Suite struct CodecTests {
  // MARK: - Times

  private func roundTrip(_ times: [Double]) -> [Double]? {
    var writer = BitWriter()
    TimeCodec.encode(times, into: &writer)
    var reader = BitReader(writer.bytes)
    let decoded = TimeCodec.decode(count: times.count, from: &reader)
    return reader.isAtEnd ? decoded : nil
  }

  @Test(arguments: UInt64(1)...20)
  func timesComeBackBitForBit(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for isOnClock in [true, false] {
      let count = 1 + Int(random.next() % 300)
      let times = RandomSessions.times(count: count, isOnClock: isOnClock, using: &random)
      #expect(roundTrip(times)?.map(\.bitPattern) == times.map(\.bitPattern))
    }
  }

  @Test func unusualTimesComeBack() {
    let cases: [[Double]] = [
      [0], [-3.25], [1e15, 2e15], [0.1, 0.2, 0.3, 0.30000000000000004], [-1, 0, 1e9],
      [0.1, 0.30000000000000004], [1_700_000_000.123, 1_700_000_000.133],
      [0, .leastNonzeroMagnitude], [1e300, 1e301], [-0.0], [-0.0, 0.01, 0.02],
    ]
    for times in cases {
      #expect(roundTrip(times)?.map(\.bitPattern) == times.map(\.bitPattern))
    }
  }

  @Test func timesOfAClockAreSmall() {
    var writer = BitWriter()
    TimeCodec.encode((0..<256).map { Double($0) / 100 }, into: &writer)
    #expect(writer.bytes.count < 100)
  }

  // MARK: - Values

  private func roundTrip(_ values: [Float], cellCount: Int) -> [Float]? {
    var writer = BitWriter()
    ValueCodec.encode(values, cellCount: cellCount, into: &writer)
    writer.flush()
    var reader = BitReader(writer.bytes)
    let decoded = ValueCodec.decode(
      frames: values.count / cellCount, cellCount: cellCount, from: &reader)
    return reader.isAtEnd ? decoded : nil
  }

  @Test(arguments: RandomSessions.Values.allCases)
  func valuesComeBackBitForBit(values: RandomSessions.Values) throws {
    for (seed, layout) in TestLayouts.all.enumerated() {
      let session = RandomSessions.session(
        seed: UInt64(seed), layout: layout, values: values, frames: 77)
      let cells = try #require(session.frames.left?.cells)
      let decoded = try #require(roundTrip(cells, cellCount: layout.cellCount))
      #expect(decoded.map(\.bitPattern) == cells.map(\.bitPattern))
    }
  }

  @Test(arguments: [1, 0.5, 0.25, 0.1, 0.05, 0.01, 0.001, 0.0001, 1.0 / 1024, 0.3, 1e-9])
  func multiplesOfAnyQuantumComeBack(quantum: Double) {
    var random = SplitMix64(seed: 5)
    for bits in [1, 8, 16, 22, 24, 31] {
      let values = (0..<330).map { _ in
        Float(Double(Int64(random.next() % (1 << UInt64(bits))) - (1 << bits) / 2) * quantum)
      }
      #expect(roundTrip(values, cellCount: 11)?.map(\.bitPattern) == values.map(\.bitPattern))
    }
  }

  @Test func whatIsNoNumberIsKept() {
    let values: [Float] = [.nan, .infinity, -.infinity, -0.0, 1, 2]
    #expect(
      roundTrip(values, cellCount: 2)?.map(\.bitPattern) == values.map(\.bitPattern))
  }

  /// Beside whole multiples only: what is no number has the others kept as they are, too.
  @Test func negativeZeroIsKept() {
    let values: [Float] = [-0.0, 1, 0, -0.0, 2, -3]
    #expect(
      roundTrip(values, cellCount: 2)?.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func unloadedCellsCostNearlyNothing() {
    var writer = BitWriter()
    ValueCodec.encode(Array(repeating: 0, count: 256 * 128), cellCount: 128, into: &writer)
    #expect(writer.bytes.count <= 1 + 128 * 8)
  }

  // MARK: - Chunks

  @Test func everyCutOfAChunkIsRefused() throws {
    let session = RandomSessions.session(
      seed: 1, layout: TestLayouts.scattered4, values: .quarters, frames: 64)
    let block = try #require(session.frames.left)
    let bytes = ChunkCodec.encode(block)
    let whole = try #require(ChunkCodec.decode(bytes, frames: 64, cellCount: 4))
    #expect(whole.times == block.times)
    #expect(whole.values == block.cells)
    for length in 0..<bytes.count {
      #expect(ChunkCodec.decode(Array(bytes.prefix(length)), frames: 64, cellCount: 4) == nil)
    }
  }

  @Test func randomBytesAreReadOrRefused() {
    var random = SplitMix64(seed: 77)
    for _ in 0..<2000 {
      let length = Int(random.next() % 200)
      var bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if length > 0 { bytes[0] = UInt8(random.next() % 2) }
      let decoded = ChunkCodec.decode(bytes, frames: 1 + length % 40, cellCount: 3)
      if let decoded { #expect(decoded.values.count == decoded.times.count * 3) }
    }
  }

  @Test func sizesFromAFileAreNotBelieved() {
    let bytes = [UInt8](repeating: 0, count: 64)
    for (frames, cells) in [(0, 1), (-1, 1), (65_537, 1), (.max, .max), (1, 0), (1, 5000)] {
      #expect(ChunkCodec.decode(bytes, frames: frames, cellCount: cells) == nil)
    }
  }

  @Test func everyFlippedByteChangesTheChecksum() throws {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
    let sum = ChunkCodec.checksum(bytes)
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 0x10
      #expect(ChunkCodec.checksum(flipped) != sum)
    }
  }
}
