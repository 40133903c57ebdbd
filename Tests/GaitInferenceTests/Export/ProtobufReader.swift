/// Takes a Protocol Buffers message apart, to look at what was written.
struct ProtobufReader {
  enum Value: Equatable {
    case varint(UInt64)
    case fixed32(UInt32)
    case bytes([UInt8])
  }

  /// In the order of the message.
  private(set) var fields: [(number: Int, value: Value)] = []

  /// - Returns: nil where the bytes are not a message, or have a type of field that ONNX does
  ///   without.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let key = Self.varint(&rest), let value = Self.value(key & 7, &rest) else { return nil }
      fields.append((Int(key >> 3), value))
    }
  }

  func integers(_ number: Int) -> [Int] {
    values(number).compactMap { value in
      if case .varint(let bits) = value { Int(Int64(bitPattern: bits)) } else { nil }
    }
  }

  func floats(_ number: Int) -> [Float] {
    values(number).compactMap { value in
      if case .fixed32(let bits) = value { Float(bitPattern: bits) } else { nil }
    }
  }

  func bytes(_ number: Int) -> [[UInt8]] {
    values(number).compactMap { value in
      if case .bytes(let bytes) = value { bytes } else { nil }
    }
  }

  func strings(_ number: Int) -> [String] {
    bytes(number).map { String(decoding: $0, as: UTF8.self) }
  }

  func messages(_ number: Int) -> [ProtobufReader] {
    bytes(number).compactMap { ProtobufReader($0) }
  }

  private func values(_ number: Int) -> [Value] {
    fields.filter { $0.number == number }.map(\.value)
  }

  private static func value(_ type: UInt64, _ rest: inout ArraySlice<UInt8>) -> Value? {
    switch type {
    case 0:
      return varint(&rest).map(Value.varint)
    case 2:
      guard let count = varint(&rest), count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(Int(count)) }
      return .bytes(Array(rest.prefix(Int(count))))
    case 5:
      guard rest.count >= 4 else { return nil }
      defer { rest = rest.dropFirst(4) }
      return .fixed32(rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
    default:
      return nil
    }
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
