/// The tensors of a safetensors file, known to fit its bytes, and the way to their numbers.
///
/// Does not keep the bytes: each reading gets them again.
package struct SafetensorsFile: Equatable, Sendable {
  /// The one type of number that models use, and its size.
  package static let type = "F32"
  /// Bytes of one number.
  package static let elementBytes = 4

  /// Names, shapes and places of the tensors.
  package let header: SafetensorsHeader
  /// Of the whole file.
  package let byteCount: Int
  private let indices: [String: Int]

  /// Checks the tensors of a header against a file of so many bytes.
  ///
  /// - Throws: `unsupportedType` unless all is F32; `badShape` where a shape overflows or does not
  ///   fit its bytes; `badOffsets` for overlaps, holes and bytes of no tensor; `truncated` if the
  ///   file ends before its tensors do.
  package init(_ header: SafetensorsHeader, byteCount: Int) throws(ModelFileError) {
    for tensor in header.tensors { try Self.check(tensor) }
    try Self.checkOffsets(header, dataBytes: byteCount - header.dataStart)
    self.header = header
    self.byteCount = byteCount
    self.indices = Dictionary(
      header.tensors.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads the numbers of one tensor.
  ///
  /// - Parameters:
  ///   - name: as the header has it.
  ///   - shape: what its shape has to be.
  ///   - bytes: the same file that this was made for.
  /// - Returns: `shape` of them, the last dimension running fastest, all finite.
  /// - Throws: `missingTensor`, `badShape`, or `badWeight` for what is not a finite number.
  package func floats(
    _ name: String, shape: [Int], from bytes: RawSpan
  ) throws(ModelFileError) -> [Float] {
    precondition(bytes.byteCount == byteCount, "\(bytes.byteCount) bytes, not \(byteCount)")
    guard let index = indices[name] else {
      throw ModelFileError(.missingTensor, found: "no tensor '\(name)'", expected: "\(shape)")
    }
    let tensor = header.tensors[index]
    guard tensor.shape == shape else {
      throw ModelFileError(
        .badShape, at: tensor.byteOffset, found: "'\(name)' of shape \(tensor.shape)",
        expected: "\(shape)")
    }
    // The shape fits its bytes and these the file, so this is no larger than the file.
    let count = (tensor.end - tensor.begin) / Self.elementBytes
    let start = header.dataStart + tensor.begin
    var values: [Float] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let byteOffset = start + index * Self.elementBytes
      let value = Float(bitPattern: bytes.littleEndian(UInt32.self, at: byteOffset))
      guard value.isFinite else {
        throw ModelFileError(
          .badWeight, at: byteOffset, found: "\(value) in '\(name)' at \(index)",
          expected: "a finite number")
      }
      values.append(value)
    }
    return values
  }

  // MARK: - Checks

  private static func check(_ tensor: SafetensorsHeader.Tensor) throws(ModelFileError) {
    guard tensor.type == type else {
      throw ModelFileError(
        .unsupportedType, at: tensor.byteOffset,
        found: "\(ModelFileError.quote(tensor.type)) in \(ModelFileError.quote(tensor.name))",
        expected: type)
    }
    var bytes = elementBytes
    var overflows = false
    for size in tensor.shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      bytes = product
      overflows = overflows || overflow
    }
    guard !overflows, bytes == tensor.end - tensor.begin else {
      throw ModelFileError(
        .badShape, at: tensor.byteOffset,
        found: "\(ModelFileError.quote(tensor.name)) of shape \(tensor.shape) in "
          + "\(tensor.end - tensor.begin) bytes",
        expected: overflows ? "a shape that fits into memory" : "\(bytes) bytes")
    }
  }

  /// Tensors have to follow on each other from the first byte to the last.
  private static func checkOffsets(
    _ header: SafetensorsHeader, dataBytes: Int
  ) throws(ModelFileError) {
    var end = 0
    for tensor in header.tensors.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      guard tensor.begin == end else {
        throw ModelFileError(
          .badOffsets, at: tensor.byteOffset,
          found: "\(ModelFileError.quote(tensor.name)) from \(tensor.begin), "
            + (tensor.begin < end ? "inside of another tensor" : "after a hole"),
          expected: "\(end)")
      }
      end = tensor.end
    }
    guard end <= dataBytes else {
      throw ModelFileError(
        .truncated, at: header.dataStart + dataBytes,
        found: "\(dataBytes) bytes of numbers", expected: "\(end)")
    }
    guard end == dataBytes else {
      throw ModelFileError(
        .badOffsets, at: header.dataStart + end,
        found: "\(dataBytes - end) bytes that belong to no tensor",
        expected: "\(end) bytes of numbers")
    }
  }
}
