/// The rows of samples that the pages of a SQLite file hold, found without its trees.
///
/// The tree of a torn file may lead nowhere, since a page of it points to others that are not there; the
/// rows themselves are sound wherever their own pages are. The layout of pages and records is that of
/// https://www.sqlite.org/fileformat2.html. Whatever does not fit is passed over.
struct SQLitePages {
  /// More than the samples of any chunk.
  private static let payloadByteLimit = 64 << 20
  private static let leafOfTable: UInt8 = 13
  private static let streams = Set(
    ["left", "right"].flatMap {
      [SessionSchema.framesStream($0), SessionSchema.referenceStream($0)]
    })

  private let bytes: [UInt8]
  private let pageSize: Int
  /// Bytes of a page that SQLite uses.
  private let usable: Int

  /// Nil if the bytes do not begin as a database does.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 100, bytes.starts(with: "SQLite format 3\0".utf8) else { return nil }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = size == 1 ? 65_536 : size
    usable = pageSize - Int(bytes[20])
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usable >= 480 else { return nil }
    self.bytes = bytes
  }

  /// Every row of the table of chunks whose samples fit its checksum, by id.
  func chunkRows() -> [Int: ChunkRow] {
    var rows: [Int: ChunkRow] = [:]
    for page in 0..<bytes.count / pageSize {
      let start = page * pageSize
      guard bytes[start] == Self.leafOfTable else { continue }
      let count = integer(at: start + 3, size: 2)
      for index in 0..<count where 8 + 2 * index + 2 <= usable {
        let cell = integer(at: start + 8 + 2 * index, size: 2)
        guard cell >= 8, cell < usable, let (id, payload) = payload(at: start + cell, page: start)
        else { continue }
        if rows[id] == nil, let row = Self.row(payload) { rows[id] = row }
      }
    }
    return rows
  }

  /// A big-endian number; 0 beyond the end.
  private func integer(at place: Int, size: Int) -> Int {
    guard place + size <= bytes.count else { return 0 }
    return bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The id and the bytes of a cell, with those on pages of overflow.
  private func payload(at place: Int, page: Int) -> (id: Int, payload: [UInt8])? {
    var reader = RecordReader(bytes, from: place, to: page + usable)
    guard let size = reader.variableInteger(), let id = reader.variableInteger(),
      (1...Self.payloadByteLimit).contains(size), id > 0
    else { return nil }
    let most = usable - 35
    var local = size
    if size > most {
      let least = (usable - 12) * 32 / 255 - 23
      let wanted = least + (size - least) % (usable - 4)
      local = wanted <= most ? wanted : least
    }
    guard reader.position + local <= page + usable else { return nil }
    var payload = Array(bytes[reader.position..<reader.position + local])
    var next = local < size ? integer(at: reader.position + local, size: 4) : 0
    while payload.count < size {
      let start = (next - 1) * pageSize
      guard next > 1, start + pageSize <= bytes.count else { return nil }
      let part = min(usable - 4, size - payload.count)
      payload += bytes[start + 4..<start + 4 + part]
      next = integer(at: start, size: 4)
    }
    return (id, payload)
  }

  /// A record as a row of the table of chunks, or nil if it is none.
  private static func row(_ payload: [UInt8]) -> ChunkRow? {
    var header = RecordReader(payload, from: 0, to: payload.count)
    guard let headerSize = header.variableInteger(), headerSize < payload.count else { return nil }
    var kinds: [Int] = []
    while header.position < headerSize {
      guard kinds.count < 7, let kind = header.variableInteger() else { return nil }
      kinds.append(kind)
    }
    // The id is not stored twice.
    guard kinds.count == 7, kinds[0] == 0 else { return nil }
    var reader = RecordReader(payload, from: headerSize, to: payload.count)
    guard let stream = reader.text(kinds[1]), streams.contains(stream),
      let start = reader.real(kinds[2]), let end = reader.real(kinds[3]), start <= end,
      let count = reader.integer(kinds[4]), (1...65_536).contains(count),
      let checksum = reader.integer(kinds[5]), let samples = reader.blob(kinds[6]),
      ChunkCodec.checksum(samples) == checksum
    else { return nil }
    return ChunkRow(
      stream: stream, startSeconds: start, endSeconds: end, sampleCount: Int(count),
      checksum: checksum, bytes: samples)
  }
}
