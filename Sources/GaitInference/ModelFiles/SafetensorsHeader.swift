/// What the header of a safetensors file says, in the order in which it says it.
///
/// A file is the header's length (8 bytes, little-endian), the header (a JSON object from names to
/// type, shape and offsets of a tensor, and `__metadata__` from strings to strings) and the
/// numbers. Nothing is allocated here that a size in the file could make large. Whether the tensors
/// fit the numbers is what `SafetensorsFile` checks.
package struct SafetensorsHeader: Equatable, Sendable {
  /// Far more than any model needs; 100 layers take 60 kB.
  package static let maxByteCount = 1 << 20
  /// Tensors that a file may have.
  package static let maxTensorCount = 1024
  /// Entries of metadata that a file may have.
  package static let maxMetadataCount = 256
  /// Of a tensor's name, in bytes.
  package static let maxNameLength = 200
  /// Dimensions that a tensor may have.
  package static let maxDimensions = 8

  /// One tensor as the header has it.
  package struct Tensor: Equatable, Sendable {
    /// As the header has it.
    package var name: String
    /// Such as `F32`.
    package var type: String
    /// The last dimension runs fastest.
    package var shape: [Int]
    /// First byte and the one after the last, from the end of the header.
    package var begin: Int
    /// The first byte behind its numbers, counted from the first tensor.
    package var end: Int
    /// Where its name stands in the file.
    package var byteOffset: Int

    package init(
      name: String, type: String, shape: [Int], begin: Int, end: Int, byteOffset: Int
    ) {
      self.name = name
      self.type = type
      self.shape = shape
      self.begin = begin
      self.end = end
      self.byteOffset = byteOffset
    }
  }

  /// One string of the metadata and its name.
  package struct MetadataEntry: Equatable, Sendable {
    /// As the header has it.
    package var key: String
    /// Free text; it may hold anything.
    package var value: String
    /// Where its name stands in the file; nil where it was not read from one.
    package var byteOffset: Int?

    package init(_ key: String, _ value: String, at byteOffset: Int? = nil) {
      self.key = key
      self.value = value
      self.byteOffset = byteOffset
    }
  }

  /// In the order of the header.
  package let tensors: [Tensor]
  /// Empty where there is none.
  package let metadata: [MetadataEntry]
  /// Where the numbers begin, in bytes from the start of the file.
  package let dataStart: Int

  /// Reads the header of a whole file.
  ///
  /// - Throws: `truncated`, `headerSize`, `headerSyntax`, `duplicateName`, `badShape` and
  ///   `badOffsets` (numbers that are no sizes), `unexpectedTensor` and `badMetadata` (too many).
  package init(reading bytes: RawSpan) throws(ModelFileError) {
    let prefix = HeaderScanner.lengthBytes
    guard bytes.byteCount >= prefix else {
      throw ModelFileError(
        .truncated, at: bytes.byteCount, found: "a file of \(bytes.byteCount) bytes",
        expected: "a safetensors file, which has more than \(prefix)")
    }
    let length = bytes.littleEndian(UInt64.self, at: 0)
    guard (2...UInt64(Self.maxByteCount)).contains(length) else {
      throw ModelFileError(
        .headerSize, at: 0, found: "a header of \(length) bytes",
        expected: "a safetensors header of 2 to \(Self.maxByteCount) bytes")
    }
    dataStart = prefix + Int(length)
    guard dataStart <= bytes.byteCount else {
      throw ModelFileError(
        .truncated, at: bytes.byteCount, found: "a file of \(bytes.byteCount) bytes",
        expected: "a header up to byte \(dataStart)")
    }
    var text: [UInt8] = []
    text.reserveCapacity(Int(length))
    for offset in prefix..<dataStart { text.append(bytes.littleEndian(UInt8.self, at: offset)) }
    guard text.first == UInt8(ascii: "{") else {
      throw ModelFileError(
        .headerSyntax, at: prefix, found: "a header that is not a JSON object", expected: "'{'")
    }
    var parser = HeaderParser(text)
    try parser.parse()
    tensors = parser.tensors
    metadata = parser.metadata
  }
}

extension RawSpan {
  /// The integer at a place within bounds, which need not be aligned.
  ///
  /// `unsafeLoadUnaligned` checks the bounds; what is unsafe of it is making values of types that
  /// not every pattern of bits is one of, and every pattern is an integer.
  func littleEndian<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type, at byteOffset: Int
  ) -> Value {
    Value(littleEndian: unsafeLoadUnaligned(fromByteOffset: byteOffset, as: type))
  }
}
