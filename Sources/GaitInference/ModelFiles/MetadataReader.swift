/// Takes single values out of the metadata of a model file.
struct MetadataReader {
  private let entries: [String: SafetensorsHeader.MetadataEntry]

  init(_ metadata: [SafetensorsHeader.MetadataEntry]) {
    entries = Dictionary(metadata.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The value of a key that may be left out.
  func optional(_ key: ModelCard.Key) -> String? { entries[key.rawValue]?.value }

  /// The value of a key, or `missingMetadata`.
  func text(_ key: ModelCard.Key, expected: String) throws(ModelFileError) -> String {
    guard let value = optional(key) else {
      throw ModelFileError(
        .missingMetadata, found: "no '\(key.rawValue)' in the metadata", expected: expected)
    }
    return value
  }

  /// Refuses any value but one.
  func require(
    _ key: ModelCard.Key, _ expected: String, orElse code: ModelFileError.Code
  ) throws(ModelFileError) {
    guard try text(key, expected: expected) == expected else {
      throw refusal(key, code, expected: expected)
    }
  }

  /// A value as its parser gives it, which returns nil for what is not one.
  func value<Value>(
    _ key: ModelCard.Key, expected: String, _ parse: (String) -> Value?
  ) throws(ModelFileError) -> Value {
    guard let value = parse(try text(key, expected: expected)) else {
      throw refusal(key, .badMetadata, expected: expected)
    }
    return value
  }

  /// The same for a key that may be left out.
  func optionalValue<Value>(
    _ key: ModelCard.Key, expected: String, _ parse: (String) -> Value?
  ) throws(ModelFileError) -> Value? {
    guard optional(key) != nil else { return nil }
    return try value(key, expected: expected, parse)
  }

  func refusal(
    _ key: ModelCard.Key, _ code: ModelFileError.Code, expected: String
  ) -> ModelFileError {
    let entry = entries[key.rawValue]
    return ModelFileError(
      code, at: entry?.byteOffset,
      found: "'\(key.rawValue)' \(ModelFileError.quote(entry?.value ?? ""))",
      expected: expected)
  }

  // MARK: - Numbers

  /// A whole number of plain digits; nil also for one that is too large.
  static func wholeNumber(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// A finite decimal number; nil for `nan`, `inf` and hexadecimal ones.
  static func number<Value: BinaryFloatingPoint & LosslessStringConvertible>(
    _ text: String, as type: Value.Type
  ) -> Value? {
    let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || decimalMarks.contains($0) }
    guard isDecimal, let value = Value(text), value.isFinite else { return nil }
    return value
  }

  private static let decimalMarks = Set("+-.eE".utf8)
}
