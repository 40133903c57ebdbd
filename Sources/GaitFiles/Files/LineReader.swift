#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a text file line by line as UTF-8, holding one piece of it at a time.
///
/// Lines end with LF or CRLF; a byte order mark at the start is skipped. The current line is only
/// valid until the next `advance`. Programs of vendors also write UTF-16 and Latin-1: a reader
/// that accepts any encoding turns UTF-16 into UTF-8 as it reads, and takes a line that is not
/// UTF-8 for Latin-1.
package struct LineReader: ~Copyable {
  /// Longest line that is accepted, in bytes.
  package static let lineByteLimit = 1 << 20
  private static let pieceByteCount = 256 * 1024

  private let file: InspectedFile
  private let acceptsAnyEncoding: Bool
  /// There where the file is UTF-16 and may be.
  private var utf16: UTF16Decoder?
  private var buffer = [UInt8](repeating: 0, count: pieceByteCount)
  /// The current line, without its end, as a range of `buffer`.
  private var line = 0..<0
  /// Where the next line begins in `buffer`.
  private var next = 0
  /// Bytes of `buffer` that are filled.
  private var filled = 0
  /// The file's offset of the first byte of `buffer`.
  private var bufferOffset = 0
  private var reachedEnd = false
  /// Bytes of the file that have been read.
  private var bytesRead = 0
  /// Number of the current line, counted from 1; 0 before the first.
  package private(set) var lineNumber = 0

  package init(_ file: consuming InspectedFile, acceptsAnyEncoding: Bool = false) {
    self.acceptsAnyEncoding = acceptsAnyEncoding
    if acceptsAnyEncoding, let isLittleEndian = TextEncoding.isLittleEndianUTF16(file.head[...]) {
      utf16 = UTF16Decoder(isLittleEndian: isLittleEndian)
    }
    self.file = file
  }

  package var path: String { file.path }

  /// How much of the file has been taken up, 0...1.
  package var fraction: Double {
    let taken = utf16 == nil ? bufferOffset + next : bytesRead
    return min(1, Double(taken) / Double(max(1, file.byteCount)))
  }

  /// Tells how far it is and stops where nobody wants it any more, every thousand lines or so.
  ///
  /// - Parameter progress: called with the share of the file, 0...1, that has been read.
  /// - Throws: `cancelled`.
  package func report(_ progress: (Double) -> Void) throws(GaitlabError) {
    guard lineNumber & 0x3FF == 0 else { return }
    try CancellationToken.check(path: path, "the import")
    progress(fraction)
  }

  /// Moves to the next line.
  ///
  /// - Returns: whether there is one.
  /// - Throws: `encoding`, `lineTooLong` or `unreadable`.
  package mutating func advance() throws(GaitlabError) -> Bool {
    if bufferOffset == 0, filled == 0 {
      try fill()
      try skipByteOrderMark()
    }
    var scanned = next
    var end = newline(from: scanned)
    while end == nil, !reachedEnd {
      guard filled - next <= Self.lineByteLimit else { throw lineTooLong() }
      scanned = filled - next
      try fill()
      end = newline(from: scanned)
    }
    if end == nil, next == filled { return false }
    lineNumber += 1
    var stop = end ?? filled
    if stop - next > Self.lineByteLimit { throw lineTooLong() }
    let begin = next
    next = end.map { $0 + 1 } ?? filled
    if stop > begin, buffer[stop - 1] == 0x0D { stop -= 1 }
    line = begin..<stop
    try requireUTF8()
    return true
  }

  /// Whether the current line is the last.
  ///
  /// - Throws: `unreadable`.
  package mutating func isAtEnd() throws(GaitlabError) -> Bool {
    if next == filled, !reachedEnd {
      let length = line.count
      let distance = next - line.lowerBound
      next = line.lowerBound  // keeps the current line through the refill
      try fill()
      line = next..<next + length
      next += distance
    }
    return next == filled
  }

  /// Lends the bytes of the current line, without its end.
  package func withLine<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try buffer.withUnsafeBufferPointer { bytes throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: bytes[line]))
    }
  }

  /// The current line as text.
  package var text: String {
    let bytes = buffer[line]
    if acceptsAnyEncoding, TextEncoding.firstInvalidByte(in: bytes) != nil {
      return String(String.UnicodeScalarView(bytes.lazy.map { Unicode.Scalar($0) }))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An error of the current line.
  package func failure(
    _ code: GaitlabError.Code, found: String, expected: String = "", advice: String
  ) -> GaitlabError {
    GaitlabError(
      code, file: path, location: .line(max(1, lineNumber)), found: found, expected: expected,
      advice: advice)
  }

  // MARK: - Bytes

  private func newline(from index: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard index < filled, let base = bytes.baseAddress,
        let found = memchr(base + index, 0x0A, filled - index)
      else { return nil }
      return base.distance(to: found)
    }
  }

  /// Drops what lies before `next` and reads on behind the rest.
  private mutating func fill() throws(GaitlabError) {
    if next > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + next, filled - next)
      }
      bufferOffset += next
      filled -= next
      next = 0
    }
    if filled == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let room = filled
    let count = buffer.withUnsafeMutableBytes { bytes in
      FileInspection.retrying {
        guard let base = bytes.baseAddress else { return -1 }
        return read(file.descriptor, base + room, bytes.count - room)
      }
    }
    guard count >= 0 else { throw FileInspection.unreadable(path) }
    bytesRead += count
    reachedEnd = count == 0
    if utf16 == nil { filled += count } else { decode(count) }
  }

  /// Turns the bytes that were just read into UTF-8.
  private mutating func decode(_ count: Int) {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(count)
    buffer.withUnsafeBytes { bytes in
      utf16?.append(UnsafeRawBufferPointer(rebasing: bytes[filled..<filled + count]), to: &decoded)
    }
    if reachedEnd { utf16?.finish(&decoded) }
    let spare = buffer.count - filled
    if decoded.count > spare {
      buffer.append(contentsOf: repeatElement(0, count: decoded.count - spare))
    }
    buffer.replaceSubrange(filled..<filled + decoded.count, with: decoded)
    filled += decoded.count
  }

  // MARK: - Encoding

  private mutating func skipByteOrderMark() throws(GaitlabError) {
    if let error = TextEncoding.problem(head: file.head[...], path: path), utf16 == nil {
      throw error
    }
    if buffer.starts(with: TextEncoding.utf8Mark), filled >= 3 { next = 3 }
  }

  private func requireUTF8() throws(GaitlabError) {
    if acceptsAnyEncoding { return }
    guard let offset = TextEncoding.firstInvalidByte(in: buffer[line]) else { return }
    let byte = String(buffer[line.lowerBound + offset], radix: 16, uppercase: true)
    throw failure(
      .encoding,
      found: "byte 0x\(byte) at offset \(bufferOffset + line.lowerBound + offset) is not UTF-8",
      expected: "UTF-8 text",
      advice: "save or convert the file as UTF-8, for instance: iconv -f LATIN1 -t UTF-8 FILE")
  }

  private func lineTooLong() -> GaitlabError {
    GaitlabError(
      .lineTooLong, file: path, location: .line(lineNumber + 1),
      found: "a line of more than \(Self.lineByteLimit) bytes", expected: "lines of text",
      advice: "check that this is a text export and not a binary file")
  }
}
