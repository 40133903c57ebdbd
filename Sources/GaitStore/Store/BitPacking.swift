/// Writes integers of a few bits each into bytes, lowest bits first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits = 0

  mutating func append(byte: UInt8) {
    flush()
    bytes.append(byte)
  }

  mutating func append(_ value: UInt32, bits: Int) {
    pending |= UInt64(value) << UInt64(pendingBits)
    pendingBits += bits
    while pendingBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// Fills the last byte up.
  mutating func flush() {
    guard pendingBits > 0 else { return }
    bytes.append(UInt8(truncatingIfNeeded: pending))
    pending = 0
    pendingBits = 0
  }

  mutating func append(littleEndian value: some FixedWidthInteger) {
    flush()
    var rest = value
    for _ in 0..<(type(of: value).bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Appends the four bytes of each value, lowest first.
  mutating func append(littleEndian values: [Float]) {
    flush()
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values {
      let bits = value.bitPattern
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
  }
}

/// Reads what `BitWriter` wrote; asks for more than there is end in nil, never in a trap.
struct BitReader {
  private let bytes: [UInt8]
  private var position = 0
  private var pending: UInt64 = 0
  private var pendingBits = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position - pendingBits / 8 == bytes.count }

  mutating func byte() -> UInt8? {
    align()
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func value(bits: Int) -> UInt32? {
    if pendingBits < bits {
      if position + 4 <= bytes.count {
        let low = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
        let high = UInt32(bytes[position + 2]) | UInt32(bytes[position + 3]) << 8
        pending |= UInt64(low | high << 16) << UInt64(pendingBits)
        position += 4
        pendingBits += 32
      }
      while pendingBits < bits {
        guard position < bytes.count else { return nil }
        pending |= UInt64(bytes[position]) << UInt64(pendingBits)
        position += 1
        pendingBits += 8
      }
    }
    let value = UInt32(truncatingIfNeeded: pending & ((1 << UInt64(bits)) - 1))
    pending >>= UInt64(bits)
    pendingBits -= bits
    return value
  }

  /// Drops the rest of a byte that was begun.
  mutating func align() {
    // Whole bytes that were taken ahead are still to be read.
    position -= pendingBits / 8
    pending = 0
    pendingBits = 0
  }

  mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
    align()
    let size = Value.bitWidth / 8
    guard position + size <= bytes.count else { return nil }
    var value: Value = 0
    for offset in 0..<size {
      value |= Value(truncatingIfNeeded: bytes[position + offset]) << Value(8 * offset)
    }
    position += size
    return value
  }

  /// Values of four bytes each, lowest first.
  mutating func floats(_ count: Int) -> [Float]? {
    align()
    guard bytes.count - position >= 4 * count else { return nil }
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let low = UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
      let high = UInt32(bytes[position + 2]) | UInt32(bytes[position + 3]) << 8
      values.append(Float(bitPattern: low | high << 16))
      position += 4
    }
    return values
  }
}

/// Folds signed integers into unsigned ones so that small magnitudes stay small.
enum ZigZag {
  static func encode(_ value: Int32) -> UInt32 { UInt32(bitPattern: (value << 1) ^ (value >> 31)) }

  static func decode(_ value: UInt32) -> Int32 {
    Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1)
  }
}
