/// Reads the parts of a SQLite record; asks for more than there is end in nil, never in a trap.
struct RecordReader {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int, to end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = min(end, bytes.count)
  }

  /// Seven bits a byte, the highest first; the ninth byte has eight.
  mutating func variableInteger() -> Int? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard position < end else { return nil }
      let byte = bytes[position]
      position += 1
      if index == 8 {
        value = value << 8 | UInt64(byte)
        break
      }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { break }
    }
    return Int(truncatingIfNeeded: value)
  }

  /// A whole number of a serial type.
  mutating func integer(_ kind: Int) -> Int64? {
    switch kind {
    case 1...4: signed(size: kind)
    case 5: signed(size: 6)
    case 6: signed(size: 8)
    case 8: 0
    case 9: 1
    default: nil
    }
  }

  /// A number of a serial type; SQLite stores reals without a fraction as whole numbers.
  mutating func real(_ kind: Int) -> Double? {
    guard kind == 7 else { return integer(kind).map { Double($0) } }
    return signed(size: 8).map { Double(bitPattern: UInt64(bitPattern: $0)) }
  }

  mutating func text(_ kind: Int) -> String? {
    guard kind >= 13, !kind.isMultiple(of: 2) else { return nil }
    return take((kind - 13) / 2).flatMap { String(validating: $0, as: UTF8.self) }
  }

  mutating func blob(_ kind: Int) -> [UInt8]? {
    guard kind >= 12, kind.isMultiple(of: 2) else { return nil }
    return take((kind - 12) / 2)
  }

  private mutating func signed(size: Int) -> Int64? {
    guard let part = take(size) else { return nil }
    let value = part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let unused = UInt64(64 - 8 * size)
    return Int64(bitPattern: value << unused) >> Int64(unused)
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    guard count <= end - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }
}
