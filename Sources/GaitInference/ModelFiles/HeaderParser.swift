/// Reads the tensors and the metadata out of the JSON of a safetensors header.
///
/// The format has three fixed levels (header, entry, list of sizes), each of which is a loop here.
/// Names count as equal if they are for Unicode, however they are escaped.
struct HeaderParser {
  private(set) var tensors: [SafetensorsHeader.Tensor] = []
  private(set) var metadata: [SafetensorsHeader.MetadataEntry] = []
  private var scanner: HeaderScanner

  init(_ text: [UInt8]) {
    scanner = HeaderScanner(text)
  }

  mutating func parse() throws(ModelFileError) {
    var names: Set<String> = []
    try eachMember { (parser, name, byteOffset) throws(ModelFileError) in
      guard names.insert(name).inserted else { throw Self.duplicate(name, at: byteOffset) }
      if name == "__metadata__" {
        try parser.parseMetadata()
      } else {
        try parser.parseTensor(name, at: byteOffset)
      }
    }
    try scanner.expectEnd()
  }

  private mutating func parseMetadata() throws(ModelFileError) {
    var keys: Set<String> = []
    try eachMember { (parser, key, byteOffset) throws(ModelFileError) in
      guard keys.insert(key).inserted else { throw Self.duplicate(key, at: byteOffset) }
      guard keys.count <= SafetensorsHeader.maxMetadataCount else {
        throw ModelFileError(
          .badMetadata, at: byteOffset, found: "more metadata",
          expected: "at most \(SafetensorsHeader.maxMetadataCount) entries")
      }
      let value = try parser.scanner.string("a string, as all metadata")
      parser.metadata.append(SafetensorsHeader.MetadataEntry(key, value, at: byteOffset))
    }
  }

  private mutating func parseTensor(
    _ name: String, at byteOffset: Int
  ) throws(ModelFileError) {
    guard name.utf8.count <= SafetensorsHeader.maxNameLength else {
      throw ModelFileError(
        .headerSyntax, at: byteOffset, found: "a name of \(name.utf8.count) bytes",
        expected: "at most \(SafetensorsHeader.maxNameLength)")
    }
    guard tensors.count < SafetensorsHeader.maxTensorCount else {
      throw ModelFileError(
        .unexpectedTensor, at: byteOffset, found: "another tensor",
        expected: "at most \(SafetensorsHeader.maxTensorCount)")
    }
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try eachMember { (parser, key, keyOffset) throws(ModelFileError) in
      let isNew: Bool
      switch key {
      case "dtype":
        isNew = type == nil
        type = try parser.scanner.string("a type such as \"F32\"")
      case "shape":
        isNew = shape == nil
        shape = try parser.numbers(
          "a size", code: .badShape, upTo: SafetensorsHeader.maxDimensions)
      case "data_offsets":
        isNew = offsets == nil
        offsets = try parser.numbers("an offset", code: .badOffsets, upTo: 2)
      default:
        throw ModelFileError(
          .headerSyntax, at: keyOffset, found: ModelFileError.quote(key),
          expected: "dtype, shape and data_offsets")
      }
      guard isNew else { throw Self.duplicate(key, at: keyOffset) }
    }
    guard let type, let shape, let offsets else {
      throw ModelFileError(
        .headerSyntax, at: byteOffset,
        found: "\(ModelFileError.quote(name)) without all of its parts",
        expected: "dtype, shape and data_offsets")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw ModelFileError(
        .badOffsets, at: byteOffset, found: "\(ModelFileError.quote(name)) at \(offsets)",
        expected: "where it begins and where it ends")
    }
    tensors.append(
      SafetensorsHeader.Tensor(
        name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1],
        byteOffset: byteOffset))
  }

  // MARK: - Structure

  /// Goes through the members of an object; `body` gets each name and place and takes the value.
  private mutating func eachMember(
    _ body: (inout HeaderParser, String, Int) throws(ModelFileError) -> Void
  ) throws(ModelFileError) {
    try scanner.expect("{", as: "an object")
    guard !scanner.take("}") else { return }
    repeat {
      scanner.skipWhitespace()
      let byteOffset = scanner.byteOffset
      let name = try scanner.string("a name in quotes")
      try scanner.expect(":", as: "':'")
      try body(&self, name, byteOffset)
    } while scanner.take(",")
    try scanner.expect("}", as: "',' or '}'")
  }

  /// An array of whole numbers, no longer than asked for.
  private mutating func numbers(
    _ role: String, code: ModelFileError.Code, upTo maxCount: Int
  ) throws(ModelFileError) -> [Int] {
    let byteOffset = scanner.byteOffset
    try scanner.expect("[", as: "an array")
    var numbers: [Int] = []
    guard !scanner.take("]") else { return numbers }
    repeat {
      guard numbers.count < maxCount else {
        throw ModelFileError(
          code, at: byteOffset, found: "more than \(maxCount) numbers",
          expected: "at most \(maxCount)")
      }
      numbers.append(try scanner.wholeNumber(role, code: code))
    } while scanner.take(",")
    try scanner.expect("]", as: "',' or ']'")
    return numbers
  }

  private static func duplicate(_ name: String, at byteOffset: Int) -> ModelFileError {
    ModelFileError(
      .duplicateName, at: byteOffset, found: "\(ModelFileError.quote(name)) twice",
      expected: "every name once")
  }
}
