import GaitInference
import Testing

@Suite struct SafetensorsHeaderTests {
  private static let tensor = #""a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}"#

  private func header(_ text: String, dataBytes: Int = 0) throws(ModelFileError)
    -> SafetensorsHeader
  {
    let bytes = ModelFileFixture.file(header: text, dataBytes: dataBytes)
    return try SafetensorsHeader(reading: bytes.span.bytes)
  }

  private func refusal(_ text: String) -> ModelFileError? {
    do throws(ModelFileError) {
      _ = try header(text)
      return nil
    } catch {
      return error
    }
  }

  // MARK: - What is read

  @Test func tensorsAndMetadataKeepTheirOrderAndPlaces() throws {
    let text =
      #"{"b":{"dtype":"F32","shape":[],"data_offsets":[8,12]},"__metadata__":{"z":"1","a":"2"},"#
      + Self.tensor + "}   "
    let header = try header(text)
    #expect(header.tensors.map(\.name) == ["b", "a"])
    #expect(header.tensors[0].shape == [])
    #expect(header.tensors[1].shape == [2, 1])
    #expect(header.tensors[0].begin == 8)
    #expect(header.tensors[0].end == 12)
    #expect(header.tensors[0].byteOffset == 9)
    #expect(header.metadata.map(\.key) == ["z", "a"])
    #expect(header.metadata.map(\.value) == ["1", "2"])
    #expect(header.dataStart == 8 + text.utf8.count)
  }

  @Test(arguments: ["{}", "{ }", "{}\n\t\r ", #"{"__metadata__":{}}"#])
  func headersWithoutTensorsAreRead(text: String) throws {
    let header = try header(text)
    #expect(header.tensors.isEmpty)
    #expect(header.metadata.isEmpty)
  }

  @Test func whitespaceBetweenTokensIsAllowed() throws {
    let text =
      "{ \"a\" :\n{ \"shape\" : [ 2 , 1 ] ,\t\"data_offsets\":[ 0,8 ],\"dtype\":\"F32\" } }"
    #expect(try header(text).tensors.first?.shape == [2, 1])
  }

  @Test(arguments: [
    (#"A\u0062\u00E9"#, "Abé"), (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"),
    (#"\ud83d\uDE00"#, "😀"), ("😀é", "😀é"), (#"\u0000"#, "\0"), ("\u{7F}\u{2028}", "\u{7F}\u{2028}"),
  ])
  func stringsAreUnescaped(escaped: String, plain: String) throws {
    let header = try header("{\"__metadata__\":{\"key\":\"\(escaped)\"}}")
    let value = try #require(header.metadata.first?.value)
    #expect(Array(value.utf8) == Array(plain.utf8))
  }

  // MARK: - Sizes

  @Test(arguments: 0..<8)
  func filesWithoutALengthAreTruncated(count: Int) {
    let bytes = [UInt8](repeating: 0, count: count)
    #expect(ModelFileFixture.refusal(bytes)?.code == .truncated)
  }

  @Test(arguments: [
    0, 1, 1 << 20 + 1, 10_000_000_000, UInt64(Int64.max), UInt64(Int64.max) + 1, .max,
  ])
  func impossibleLengthsAreRefused(length: UInt64) {
    let bytes = ModelFileFixture.lengthPrefix(length) + Array("{}".utf8)
    let error = ModelFileFixture.refusal(bytes)
    #expect(error?.code == .headerSize)
    #expect(error?.byteOffset == 0)
    #expect(error?.found == "a header of \(length) bytes")
  }

  @Test func headersBeyondTheFileAreTruncated() {
    let error = ModelFileFixture.refusal(ModelFileFixture.lengthPrefix(3) + Array("{}".utf8))
    #expect(error?.code == .truncated)
    #expect(error?.expected == "a header up to byte 11")
  }

  // MARK: - What is refused

  @Test(arguments: [
    // Structure.
    "[]", " {}", "\"{}\"", "nu", "{]", "{}}", "{}x", "{}{}", "{,}", "{} \0", "{\"a\"}",
    "{\"a\":}",
    "{\"a\":{}", "{\(tensor)", "{\(tensor),}", "{\(tensor) \(tensor)}", "{a:{}}", "{'a':{}}",
    "{}\u{A0}", "{}//",
    // Types.
    #"{"a":1}"#, #"{"a":null}"#, #"{"a":"F32"}"#, #"{"a":[]}"#, #"{"__metadata__":[]}"#,
    #"{"__metadata__":null}"#, #"{"__metadata__":{"a":1}}"#, #"{"__metadata__":{"a":{}}}"#,
    #"{"__metadata__":{"a":null}}"#, #"{"__metadata__":{"a":"b",}}"#,
    #"{"a":{"dtype":1,"shape":[],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":4,"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[true],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1,],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1 1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":{}}}"#,
    // Parts.
    #"{"a":{}}"#, #"{"a":{"dtype":"F32","shape":[]}}"#,
    #"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#,
    #"{"a":{"shape":[],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"strides":[1]}}"#,
    // Strings.
    #"{"a"#, #"{"a\"#, #"{"a\u00"#, #"{"\x":{}}"#, #"{"\u12G4":{}}"#, #"{"\u+123":{}}"#,
    #"{"\ud83d":{}}"#, #"{"\ud83dx":{}}"#, #"{"\ud83d\n":{}}"#, #"{"\ud83d\u0041":{}}"#,
    #"{"\ude00":{}}"#, "{\"a\nb\":{}}", "{\"a\0b\":{}}",
    "{\"\(String(repeating: "n", count: 201))\":{}}",
    // Depth.
    String(repeating: "[", count: 500_000), String(repeating: "{\"a\":", count: 200_000),
    "{\"a\":" + String(repeating: "[", count: 500_000),
    #"{"a":{"shape":"# + String(repeating: "[", count: 500_000),
  ])
  func otherJSONIsRefused(text: String) {
    let error = refusal(text)
    #expect(error?.code == .headerSyntax)
    #expect(error?.found.isEmpty == false)
    #expect((8...8 + text.utf8.count).contains(error?.byteOffset ?? -1))
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xE2, 0x82],
    ] as [[UInt8]])
  func textThatIsNotUTF8IsRefused(bytes: [UInt8]) {
    let inString = Array("{\"a".utf8) + bytes + Array("\":{}}".utf8)
    let error = ModelFileFixture.refusal(ModelFileFixture.file(header: inString, data: []))
    #expect(error?.code == .headerSyntax)
    #expect(error?.byteOffset == 9)
    let outside = Array("{}".utf8) + bytes
    let second = ModelFileFixture.refusal(ModelFileFixture.file(header: outside, data: []))
    #expect(second?.code == .headerSyntax)
    #expect(second?.byteOffset == 10)
  }

  @Test(arguments: [
    "{\(tensor),\(tensor)}",
    #"{\#(tensor),"\u0061":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#,
    #"{"__metadata__":{},"__metadata__":{}}"#, #"{"__metadata__":{},"\u005f_metadata__":{}}"#,
    #"{"__metadata__":{"a":"1","a":"1"}}"#, #"{"__metadata__":{"a":"1","\u0061":"2"}}"#,
    #"{"__metadata__":{"é":"1","e\u0301":"2"}}"#,
    #"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"data_offsets":[0,4]}}"#,
    #"{"a":{"dtype":"F32","\u0064type":"F32","shape":[1],"data_offsets":[0,4]}}"#,
  ])
  func namesThatOccurTwiceAreRefused(text: String) {
    #expect(refusal(text)?.code == .duplicateName)
  }

  @Test(arguments: [
    "-1", "-0", "1.0", "1.5", "1e3", "01", "9223372036854775808", "99999999999999999999999999",
    "+1",
    "1-", "1,1,1,1,1,1,1,1,1",
  ])
  func numbersThatAreNoSizesAreRefused(number: String) {
    let shape = refusal(
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[\(number)],\"data_offsets\":[0,4]}}")
    #expect(shape?.code == .badShape)
    let offsets = refusal(
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,\(number)]}}")
    #expect(offsets?.code == .badOffsets)
  }

  @Test(arguments: ["", "4", "0,4,8", "4,0"])
  func offsetsAreTwoInOrder(offsets: String) {
    let error = refusal(
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[\(offsets)]}}")
    #expect(error?.code == .badOffsets)
  }

  @Test func tooManyTensorsAndMetadataAreRefused() {
    let tensors = (0...SafetensorsHeader.maxTensorCount).map { index in
      "\"t\(index)\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}"
    }
    #expect(refusal("{\(tensors.dropLast().joined(separator: ","))}") == nil)
    #expect(refusal("{\(tensors.joined(separator: ","))}")?.code == .unexpectedTensor)
    let metadata = (0...SafetensorsHeader.maxMetadataCount).map { "\"\($0)\":\"\"" }
    #expect(
      refusal("{\"__metadata__\":{\(metadata.dropLast().joined(separator: ","))}}") == nil)
    #expect(
      refusal("{\"__metadata__\":{\(metadata.joined(separator: ","))}}")?.code == .badMetadata)
  }

  @Test func refusalsQuoteNoMoreThanALine() {
    let name = String(repeating: "n", count: 200_000)
    let errors = [
      refusal("{\"a\":{\"\(name)\":1}}"),
      refusal("{\"__metadata__\":{\"\(name)\":\"\",\"\(name)\":\"\"}}"),
      refusal("{\"a\":{\"shape\":[\(String(repeating: "9", count: 200_000))]}}"),
    ]
    for error in errors {
      #expect((error?.found.count ?? .max) < 120)
    }
  }
}
