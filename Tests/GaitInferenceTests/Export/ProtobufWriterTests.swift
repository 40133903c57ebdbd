import GaitInference
import Testing

@Suite struct ProtobufWriterTests {
  private func bytes(_ write: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    write(&writer)
    return writer.bytes
  }

  /// The first is the example of protobuf.dev's "Encoding"; the others are worked out by hand.
  @Test(
    arguments: [
      (1, 150, [0x08, 0x96, 0x01]),
      (1, 0, [0x08, 0x00]),
      (15, 127, [0x78, 0x7f]),
      (16, 128, [0x80, 0x01, 0x80, 0x01]),
      (20, 7, [0xa0, 0x01, 0x07]),
      (2, 16384, [0x10, 0x80, 0x80, 0x01]),
      (1, -1, [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
    ] as [(Int, Int, [UInt8])])
  func integersAreSevenBitsAByte(field: Int, value: Int, expected: [UInt8]) {
    #expect(bytes { $0.integer(field, value) } == expected)
  }

  @Test func stringsAreUTF8WithTheirLength() {
    let testing: [UInt8] = [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]
    #expect(bytes { $0.string(2, "testing") } == testing)
    #expect(bytes { $0.string(1, "é") } == [0x0a, 0x02, 0xc3, 0xa9])
    #expect(bytes { $0.string(1, "") } == [0x0a, 0x00])
    let long = bytes { $0.string(1, String(repeating: "a", count: 300)) }
    #expect(long.prefix(3) == [0x0a, 0xac, 0x02])
    #expect(long.count == 303)
  }

  @Test func floatsAreFourBytesTheLowestFirst() {
    #expect(bytes { $0.float(2, 1) } == [0x15, 0x00, 0x00, 0x80, 0x3f])
    #expect(bytes { $0.float(2, -2.5) } == [0x15, 0x00, 0x00, 0x20, 0xc0])
  }

  @Test func rawNumbersLieSideBySide() {
    let floats: [UInt8] = [0x4a, 0x08, 0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x20, 0xc0]
    #expect(bytes { $0.raw(9, [1, -2.5] as [Float]) } == floats)
    let integers: [UInt8] = [0x4a, 0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    #expect(bytes { $0.raw(9, [-2] as [Int64]) } == integers)
    #expect(bytes { $0.raw(9, [] as [Float]) } == [0x4a, 0x00])
  }

  @Test func messagesAreWrittenWithTheirLength() {
    // Field 3 as in the example of protobuf.dev, there with `a = 150` inside.
    #expect(bytes { $0.message(3, Example()) } == [0x1a, 0x03, 0x08, 0x96, 0x01])
  }

  private struct Example: ProtobufMessage {
    func write(to writer: inout ProtobufWriter) { writer.integer(1, 150) }
  }
}
