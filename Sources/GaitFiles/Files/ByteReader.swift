#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a binary file from its start, holding one piece of it at a time.
///
/// Nothing is read beyond the size that the file had when it was opened; a request for more gives
/// nil, so that every length in a file is checked by asking for it.
package struct ByteReader: ~Copyable {
  private static let pieceByteCount = 256 * 1024

  private let file: InspectedFile
  private var buffer: [UInt8] = []
  /// The next byte in `buffer`.
  private var next = 0
  /// The file's offset of the first byte of `buffer`.
  private var bufferOffset = 0

  package init(_ file: consuming InspectedFile) {
    self.file = file
  }

  package var path: String { file.path }
  package var byteCount: Int { file.byteCount }
  /// The file's offset of the next byte.
  package var offset: Int { bufferOffset + next }
  package var remaining: Int { file.byteCount - offset }
  package var fraction: Double { Double(offset) / Double(max(1, file.byteCount)) }

  /// Lends the next bytes and moves behind them.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - body: gets exactly so many bytes, which are gone afterwards.
  /// - Returns: what the body returns, or nil where fewer are left; the reader does not move then.
  /// - Throws: `unreadable`, and what the body throws.
  package mutating func withBytes<Result>(
    _ count: Int, _ body: (UnsafeRawBufferPointer) throws(GaitlabError) -> Result
  ) throws(GaitlabError) -> Result? {
    guard count >= 0, count <= remaining else { return nil }
    if buffer.count - next < count { try fill(count) }
    guard buffer.count - next >= count else { return nil }  // the file has become shorter
    let begin = next
    next += count
    return try buffer.withUnsafeBufferPointer { bytes throws(GaitlabError) in
      try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[begin..<begin + count])))
    }
  }

  /// The next number, stored with its least byte first; nil at the end.
  ///
  /// - Throws: `unreadable`.
  package mutating func littleEndian<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(GaitlabError) -> Value? {
    try withBytes(MemoryLayout<Value>.size) { bytes in
      Value(littleEndian: bytes.loadUnaligned(as: Value.self))
    }
  }

  /// Moves to a place in the file; false where the file has none such.
  package mutating func seek(to offset: Int) -> Bool {
    guard offset >= 0, offset <= file.byteCount else { return false }
    if offset >= bufferOffset, offset <= bufferOffset + buffer.count {
      next = offset - bufferOffset
    } else {
      buffer.removeAll(keepingCapacity: true)
      bufferOffset = offset
      next = 0
    }
    return true
  }

  /// An error of a place in the file.
  package func failure(
    _ code: GaitlabError.Code, at place: Int? = nil, found: String, expected: String = "",
    advice: String
  ) -> GaitlabError {
    GaitlabError(
      code, file: path, location: .byteOffset(place ?? offset), found: found, expected: expected,
      advice: advice)
  }

  /// Drops what lies before `next` and reads on until `count` bytes are there, or the end.
  private mutating func fill(_ count: Int) throws(GaitlabError) {
    buffer.removeFirst(next)
    bufferOffset += next
    next = 0
    var filled = buffer.count
    let left = file.byteCount - bufferOffset
    let wanted = min(left, max(count, Self.pieceByteCount))
    buffer.append(contentsOf: repeatElement(0, count: wanted - filled))
    while filled < wanted {
      let read = buffer.withUnsafeMutableBytes { bytes in
        FileInspection.retrying {
          pread(
            file.descriptor, bytes.baseAddress?.advanced(by: filled), wanted - filled,
            off_t(bufferOffset + filled))
        }
      }
      guard read >= 0 else { throw FileInspection.unreadable(path) }
      if read == 0 { break }
      filled += read
    }
    buffer.removeLast(buffer.count - filled)
  }
}
