import GaitFiles
import GaitModel

/// The streams of an XDF file that hold pressures or forces.
struct XDFFile {
  static let magic = Array("XDF:".utf8)
  /// Numbers in memory at most: a gigabyte of them.
  private static let valueLimit = 1 << 28
  private static let streamLimit = 1000
  private static let headerByteLimit = 16 << 20

  private(set) var streams: [XDFStream] = []
  private(set) var notes: [String] = []
  private var valueCount = 0
  private let wantsSamples: Bool

  private enum Tag {
    static let streamHeader = 2
    static let samples = 3
    static let clockOffset = 4
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - wantsSamples: false if only what the streams say of themselves is wanted.
  ///   - progress: called with the share of the file that has been read.
  /// - Throws: `corruptChunk`, `badHeader`, `tooLarge`, `cancelled`, or why it cannot be read.
  init(
    path: String, wantsSamples: Bool, progress: (Double) -> Void
  ) throws(GaitlabError) {
    self.wantsSamples = wantsSamples
    var reader = ByteReader(try FileInspection.open(path: path))
    _ = reader.seek(to: Self.magic.count)
    var chunks = 0
    while reader.remaining > 0 {
      let start = reader.offset
      guard let length = try Self.length(&reader, at: start), length >= 2,
        length <= reader.remaining, let tag = try reader.littleEndian(UInt16.self)
      else {
        notes.append("the file ends in a chunk, which was left out")
        break
      }
      try readChunk(Int(tag), length: length - 2, &reader)
      chunks += 1
      if chunks & 0x3F == 0 {
        try CancellationToken.check(path: path, "the import")
        progress(reader.fraction)
      }
    }
  }

  /// A length in one, four or eight bytes; nil where the file ends in it.
  private static func length(
    _ reader: inout ByteReader, at start: Int
  ) throws(GaitlabError) -> Int? {
    guard let size = try reader.littleEndian(UInt8.self) else { return nil }
    switch size {
    case 1: return try reader.littleEndian(UInt8.self).map { Int($0) }
    case 4: return try reader.littleEndian(UInt32.self).map { Int($0) }
    case 8:
      guard let value = try reader.littleEndian(UInt64.self) else { return nil }
      return Int(exactly: value) ?? .max
    default: throw corrupt(reader, start)
    }
  }

  private mutating func readChunk(
    _ tag: Int, length: Int, _ reader: inout ByteReader
  ) throws(GaitlabError) {
    let start = reader.offset
    let end = start + length
    if tag == Tag.streamHeader || (tag == Tag.samples && wantsSamples) || tag == Tag.clockOffset {
      guard length >= 4, let id = try reader.littleEndian(UInt32.self) else {
        throw Self.corrupt(reader, start)
      }
      switch tag {
      case Tag.streamHeader: try readHeader(id, length: length - 4, &reader)
      case Tag.clockOffset: try readOffset(id, length: length - 4, &reader)
      default: try readSamples(id, length: length - 4, &reader)
      }
    }
    _ = reader.seek(to: end)
  }

  private mutating func readHeader(
    _ id: UInt32, length: Int, _ reader: inout ByteReader
  ) throws(GaitlabError) {
    let start = reader.offset
    guard length <= Self.headerByteLimit, streams.count < Self.streamLimit else {
      throw reader.failure(
        .tooLarge, at: start, found: "more or longer descriptions than streams have",
        expected: "at most \(Self.streamLimit) streams", advice: "record the streams again")
    }
    let text = try reader.withBytes(length) { String(decoding: $0, as: UTF8.self) }
    guard let text, let header = XDFElement(xml: text) else {
      throw reader.failure(
        .badHeader, at: start, found: "the description of a stream is not XML",
        expected: "<info> with name, type, channel_count and so on",
        advice: "the file is not whole: copy it again")
    }
    guard let stream = XDFStream(id: id, header: header) else { return }
    guard !streams.contains(where: { $0.id == id }) else {
      throw reader.failure(
        .badHeader, at: start, found: "stream \(id) is described twice", expected: "it once",
        advice: "one recording in a file: export them apart")
    }
    streams.append(stream)
  }

  private mutating func readOffset(
    _ id: UInt32, length: Int, _ reader: inout ByteReader
  ) throws(GaitlabError) {
    guard let index = streams.firstIndex(where: { $0.id == id }) else { return }
    guard length >= 16, let time = try reader.littleEndian(UInt64.self),
      let offset = try reader.littleEndian(UInt64.self)
    else { throw Self.corrupt(reader, reader.offset) }
    streams[index].clock.add(
      time: Double(bitPattern: time), offset: Double(bitPattern: offset))
  }

  private mutating func readSamples(
    _ id: UInt32, length: Int, _ reader: inout ByteReader
  ) throws(GaitlabError) {
    guard let index = streams.firstIndex(where: { $0.id == id }) else { return }
    let start = reader.offset
    let room = Self.valueLimit - valueCount
    let before = streams[index].values.count + streams[index].stamps.count
    let isWhole = try reader.withBytes(length) { bytes in
      streams[index].append(chunk: bytes, room: room)
    }
    guard isWhole == true else { throw Self.corrupt(reader, start) }
    valueCount += streams[index].values.count + streams[index].stamps.count - before
    guard valueCount < Self.valueLimit else {
      throw reader.failure(
        .tooLarge, at: start, found: "more than \(Self.valueLimit) numbers",
        expected: "a recording that fits into memory", advice: "record or export shorter parts")
    }
  }

  private static func corrupt(_ reader: borrowing ByteReader, _ offset: Int) -> GaitlabError {
    reader.failure(
      .corruptChunk, at: offset, found: "a chunk whose content does not fit its length",
      expected: "chunks as XDF 1.0 has them", advice: "the file is damaged: copy it again")
  }
}

extension XDFStream {
  /// Takes up the samples of a chunk; false where they do not fit its length.
  mutating func append(chunk bytes: UnsafeRawBufferPointer, room: Int) -> Bool {
    guard let size = bytes.first, [1, 4, 8].contains(size), bytes.count > Int(size) else {
      return false
    }
    var count = UInt64(0)
    for byte in 0..<Int(size) { count |= UInt64(bytes[1 + byte]) << UInt64(8 * byte) }
    var offset = 1 + Int(size)
    let width = channelCount * format.byteCount
    guard count <= UInt64((bytes.count - offset) / (1 + width)) else { return false }
    guard Int(count) * (channelCount + 1) <= room else { return true }
    let step = nominalRateHz > 0 ? 1 / nominalRateHz : 0
    for _ in 0..<Int(count) {
      guard offset < bytes.count, bytes[offset] == 0 || bytes[offset] == 8 else { return false }
      let hasStamp = bytes[offset] == 8
      offset += 1
      guard offset + (hasStamp ? 8 : 0) + width <= bytes.count else { return false }
      if hasStamp {
        let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        stamps.append(Double(bitPattern: UInt64(littleEndian: bits)))
        offset += 8
      } else {
        stamps.append((stamps.last ?? 0) + step)
      }
      for channel in 0..<channelCount {
        values.append(format.value(bytes, at: offset + channel * format.byteCount))
      }
      offset += width
    }
    return true
  }
}
