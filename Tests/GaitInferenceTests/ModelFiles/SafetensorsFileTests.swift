import GaitInference
import Testing

@Suite struct SafetensorsFileTests {
  private typealias Entry = (name: String, shape: [Int], begin: Int, end: Int)

  private static func header(_ entries: [Entry], type: String = "F32") -> String {
    let tensors = entries.map { entry in
      "\"\(entry.name)\":{\"dtype\":\"\(type)\",\"shape\":\(entry.shape),"
        + "\"data_offsets\":[\(entry.begin),\(entry.end)]}"
    }
    return "{\(tensors.joined(separator: ","))}"
  }

  private func refusal(_ bytes: [UInt8]) -> ModelFileError? {
    do throws(ModelFileError) {
      let header = try SafetensorsHeader(reading: bytes.span.bytes)
      _ = try SafetensorsFile(header, byteCount: bytes.count)
      return nil
    } catch {
      return error
    }
  }

  private func refusal(_ entries: [Entry], dataBytes: Int) -> ModelFileError? {
    refusal(ModelFileFixture.file(header: Self.header(entries), dataBytes: dataBytes))
  }

  // MARK: - Numbers

  /// Headers of all lengths, so that the numbers lie at all alignments.
  @Test(arguments: 0..<8)
  func numbersAreReadAtAnyAlignment(padding: Int) throws {
    let values: [Float] = [0, -1.5, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -0.0]
    let data = values.flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt32($0 * 8)) }
    }
    let text = Self.header([("a", [2], 0, 8), ("b", [2, 2], 8, 24)])
    let header = Array(text.utf8) + [UInt8](repeating: 0x20, count: padding)
    let bytes = ModelFileFixture.file(header: header, data: data)
    let file = try SafetensorsFile(
      SafetensorsHeader(reading: bytes.span.bytes), byteCount: bytes.count)
    #expect(try file.floats("a", shape: [2], from: bytes.span.bytes) == Array(values[..<2]))
    let second = try file.floats("b", shape: [2, 2], from: bytes.span.bytes)
    #expect(second.map(\.bitPattern) == values[2...].map(\.bitPattern))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, .signalingNaN])
  func numbersThatAreNotFiniteAreRefused(value: Float) throws {
    var writer = SafetensorsWriter(metadata: [])
    writer.append("a", shape: [3], [1, 2, 3])
    writer.append("b", shape: [3], [1, value, 3])
    let bytes = writer.bytes()
    let file = try SafetensorsFile(
      SafetensorsHeader(reading: bytes.span.bytes), byteCount: bytes.count)
    #expect(try file.floats("a", shape: [3], from: bytes.span.bytes) == [1, 2, 3])
    let error = #expect(throws: ModelFileError.self) {
      try file.floats("b", shape: [3], from: bytes.span.bytes)
    }
    #expect(error?.code == .badWeight)
    #expect(error?.byteOffset == bytes.count - 8)
    #expect(error?.found.hasSuffix("in 'b' at 1") == true)
  }

  @Test func otherNamesAndShapesAreRefused() throws {
    var writer = SafetensorsWriter(metadata: [])
    writer.append("a", shape: [2, 3], [1, 2, 3, 4, 5, 6])
    let bytes = writer.bytes()
    let file = try SafetensorsFile(
      SafetensorsHeader(reading: bytes.span.bytes), byteCount: bytes.count)
    let missing = #expect(throws: ModelFileError.self) {
      try file.floats("b", shape: [2, 3], from: bytes.span.bytes)
    }
    #expect(missing?.code == .missingTensor)
    for shape in [[3, 2], [6], [2, 3, 1], []] {
      let error = #expect(throws: ModelFileError.self) {
        try file.floats("a", shape: shape, from: bytes.span.bytes)
      }
      #expect(error?.code == .badShape)
    }
  }

  // MARK: - Types, shapes and offsets

  @Test(arguments: ["F16", "BF16", "F64", "I64", "U8", "BOOL", "f32", "", "F32 "])
  func typesOtherThanF32AreRefused(type: String) {
    let text = Self.header([("a", [1], 0, 4)], type: type)
    let error = refusal(ModelFileFixture.file(header: text, dataBytes: 4))
    #expect(error?.code == .unsupportedType)
    #expect(error?.found == "'\(type)' in 'a'")
    #expect(error?.expected == "F32")
  }

  @Test(arguments: [
    [1], [3], [2, 2], [0], [], [1 << 62], [1 << 61, 8], [1 << 32, 1 << 32], [.max],
    [.max, .max, 0],
    [0, .max, .max],
  ])
  func shapesThatDoNotFitTheirBytesAreRefused(shape: [Int]) {
    #expect(refusal([("a", shape, 0, 8)], dataBytes: 8)?.code == .badShape)
  }

  @Test func emptyTensorsAndScalarsTakeTheirBytes() {
    let entries: [Entry] = [("b", [], 0, 4), ("a", [0], 0, 0), ("c", [5, 0], 4, 4)]
    #expect(refusal(entries, dataBytes: 4) == nil)
  }

  @Test func tensorsMayStandInAnyOrder() {
    #expect(refusal([("b", [1], 4, 8), ("a", [1], 0, 4)], dataBytes: 8) == nil)
  }

  @Test(
    arguments: [
      // A hole before, between, and after; another tensor's bytes in part and in whole.
      ([(4, 8)], 8), ([(0, 4), (8, 12)], 12), ([(0, 4)], 5), ([], 1), ([(0, 8), (4, 12)], 12),
      ([(0, 4), (0, 4)], 4), ([(0, 12), (4, 8)], 12), ([(0, 4), (100, 104)], 8),
      ([(0, 4), (Int.max - 4, Int.max)], 8),
    ] as [([(Int, Int)], Int)])
  func bytesBelongToExactlyOneTensor(offsets: [(Int, Int)], dataBytes: Int) {
    let entries = offsets.enumerated().map { index, offsets in
      (name: "t\(index)", shape: [(offsets.1 - offsets.0) / 4], begin: offsets.0, end: offsets.1)
    }
    #expect(refusal(entries, dataBytes: dataBytes)?.code == .badOffsets)
  }

  @Test(arguments: 0..<8)
  func filesThatEndBeforeTheirTensorsAreTruncated(dataBytes: Int) {
    let error = refusal([("a", [1], 0, 4), ("b", [1], 4, 8)], dataBytes: dataBytes)
    #expect(error?.code == .truncated)
    #expect(error?.found == "\(dataBytes) bytes of numbers")
    #expect(error?.expected == "8")
  }
}
