import GaitModel
import Testing

@testable import GaitStore

@Suite struct BitPackingTests {
  @Test(arguments: UInt64(1)...20)
  func anyWidthsComeBack(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var writer = BitWriter()
    var written: [(value: UInt32, bits: Int)] = []
    for _ in 0..<500 {
      let bits = Int(random.next() % 33)
      let mask = bits == 32 ? UInt32.max : (1 << UInt32(bits)) - 1
      let value = UInt32(truncatingIfNeeded: random.next()) & mask
      writer.append(value, bits: bits)
      written.append((value, bits))
    }
    writer.append(littleEndian: 0x0102_0304_0506_0708 as Int64)
    writer.append(byte: 0xA5)
    let total = written.reduce(0) { $0 + $1.bits }
    #expect(writer.bytes.count == (total + 7) / 8 + 9)
    var reader = BitReader(writer.bytes)
    for (value, bits) in written {
      let read = reader.value(bits: bits)
      #expect(read == value)
    }
    let integer = reader.integer(Int64.self)
    #expect(integer == 0x0102_0304_0506_0708)
    let byte = reader.byte()
    #expect(byte == 0xA5)
    #expect(reader.isAtEnd)
  }

  @Test func askingForMoreThanThereIsGivesNil() {
    var reader = BitReader([0xFF, 0x01])
    let tooWide = reader.integer(UInt32.self)
    #expect(tooWide == nil)
    var bits = BitReader([0xFF])
    let nine = bits.value(bits: 9)
    #expect(nine == nil)
    var empty = BitReader([])
    let none = empty.byte()
    #expect(none == nil)
    #expect(empty.isAtEnd)
    let nothing = empty.value(bits: 0)
    #expect(nothing == 0)
  }

  @Test func foldingKeepsSmallNumbersSmall() {
    let numbers: [Int32] = [0, -1, 1, -2, 2, .max, .min, 12345, -54321]
    for number in numbers { #expect(ZigZag.decode(ZigZag.encode(number)) == number) }
    #expect(numbers.prefix(5).map(ZigZag.encode) == [0, 1, 2, 3, 4])
  }
}
