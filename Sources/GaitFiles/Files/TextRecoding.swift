#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens text that is UTF-16 or Latin-1 as if it were UTF-8, for vendors whose programs write both.
///
/// Text that is not UTF-8 is written again, in pieces, into a file without a name that is gone
/// with its descriptor, so that a `LineReader` counts its lines as the file has them.
package enum TextRecoding {
  private static let pieceByteCount = 256 * 1024

  /// Which encoding the bytes of a file are in.
  private enum Encoding {
    case utf8
    case latin1
    case utf16(isBigEndian: Bool)
  }

  /// The first bytes of a file as UTF-8, to recognise its text by.
  package static func utf8(head: [UInt8]) -> [UInt8] {
    guard let isBigEndian = TextEncoding.isBigEndianUTF16(head: head[...]) else { return head }
    var recoder = UTF16Recoder(isBigEndian: isBigEndian)
    var text: [UInt8] = []
    recoder.append(head[...], to: &text)
    return text
  }

  /// Opens a text file; one that is not UTF-8 is read as UTF-16 or Latin-1.
  ///
  /// - Parameter path: the file.
  /// - Returns: the file, or its text as UTF-8.
  /// - Throws: what `FileInspection.open` throws, `writeFailed` where there is no room for the
  ///   text, or `cancelled`.
  package static func open(path: String) throws(SessionError) -> InspectedFile {
    let file = try FileInspection.open(path: path)
    let encoding = try encoding(of: file)
    if case .utf8 = encoding { return file }
    return try recoded(file, from: encoding)
  }

  private static func encoding(of file: borrowing InspectedFile) throws(SessionError) -> Encoding {
    if let isBigEndian = TextEncoding.isBigEndianUTF16(head: file.head[...]) {
      return .utf16(isBigEndian: isBigEndian)
    }
    var carry: [UInt8] = []
    var isUTF8 = true
    try forEachPiece(of: file) { piece in
      guard isUTF8 else { return }
      carry.append(contentsOf: piece)
      guard let bad = TextEncoding.firstInvalidByte(in: carry[...]) else {
        carry.removeAll(keepingCapacity: true)
        return
      }
      // A character may be cut where the piece ends.
      if carry.count - bad <= 3 {
        carry.removeFirst(bad)
      } else {
        isUTF8 = false
      }
    }
    return isUTF8 && carry.isEmpty ? .utf8 : .latin1
  }

  private static func recoded(
    _ file: borrowing InspectedFile, from encoding: Encoding
  ) throws(SessionError) -> InspectedFile {
    let descriptor = try unnamedFile(path: file.path)
    do throws(SessionError) {
      var count = 0
      var head: [UInt8] = []
      var text: [UInt8] = []
      var utf16 = UTF16Recoder(isBigEndian: false)
      if case .utf16(let isBigEndian) = encoding {
        utf16 = UTF16Recoder(isBigEndian: isBigEndian)
      }
      try forEachPiece(of: file) { piece throws(SessionError) in
        text.removeAll(keepingCapacity: true)
        if case .utf16 = encoding {
          utf16.append(piece, to: &text)
        } else {
          for byte in piece {
            if byte < 0x80 {
              text.append(byte)
            } else {
              text.append(0xC0 | byte >> 6)
              text.append(0x80 | byte & 0x3F)
            }
          }
        }
        if head.count < FileInspection.headByteCount {
          head.append(contentsOf: text.prefix(FileInspection.headByteCount - head.count))
        }
        try write(text, to: descriptor, path: file.path)
        count += text.count
      }
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileInspection.unreadable(file.path) }
      return InspectedFile(path: file.path, descriptor: descriptor, byteCount: count, head: head)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func unnamedFile(path: String) throws(SessionError) -> CInt {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/gaitlab-text-XXXXXX".utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { name -> CInt in
      guard let base = name.baseAddress else { return -1 }
      let descriptor = mkstemp(base)
      if descriptor >= 0 { unlink(base) }
      return descriptor
    }
    guard descriptor >= 0 else { throw noRoom(path) }
    return descriptor
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: CInt, path: String
  ) throws(SessionError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        return FileInspection.retrying {
          #if canImport(Glibc)
            Glibc.write(descriptor, rest.baseAddress, rest.count)
          #elseif canImport(Musl)
            Musl.write(descriptor, rest.baseAddress, rest.count)
          #else
            Darwin.write(descriptor, rest.baseAddress, rest.count)
          #endif
        }
      }
      guard count > 0 else { throw noRoom(path) }
      done += count
    }
  }

  private static func noRoom(_ path: String) -> SessionError {
    SessionError(
      .writeFailed, file: path, found: "no room for the text as UTF-8 in the temporary folder",
      advice: "make room, or convert the file, for instance: iconv -f LATIN1 -t UTF-8 FILE > NEW")
  }

  private static func forEachPiece(
    of file: borrowing InspectedFile, _ body: (ArraySlice<UInt8>) throws(SessionError) -> Void
  ) throws(SessionError) {
    var piece = [UInt8](repeating: 0, count: pieceByteCount)
    var offset = 0
    while offset < file.byteCount {
      let wanted = min(pieceByteCount, file.byteCount - offset)
      let count = piece.withUnsafeMutableBytes { bytes in
        FileInspection.retrying {
          pread(file.descriptor, bytes.baseAddress, wanted, off_t(offset))
        }
      }
      guard count >= 0 else { throw FileInspection.unreadable(file.path) }
      if count == 0 { return }
      try body(piece[..<count])
      offset += count
      try Interruption.check(path: file.path, "the import")
    }
  }
}

/// Turns UTF-16 into UTF-8 piece by piece; what is no character becomes a replacement character.
private struct UTF16Recoder {
  private let isBigEndian: Bool
  private var oddByte: UInt8?
  private var highSurrogate: UInt16?
  private var isAtStart = true

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      append(UInt16(high) << 8 | UInt16(low), to: &text)
    }
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &text)
        return
      }
      append("\u{FFFD}", to: &text)
    }
    if unit < 0x80 {
      text.append(UInt8(unit))
    } else if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
    }
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
