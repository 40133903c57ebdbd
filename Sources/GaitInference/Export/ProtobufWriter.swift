/// Something that is written as a message of the Protocol Buffers wire format.
package protocol ProtobufMessage {
  /// Appends the fields, without a length before them.
  func write(to writer: inout ProtobufWriter)
}

/// Writes the Protocol Buffers wire format, as far as ONNX files need it.
///
/// A field is a key, `number << 3 | wire type`, and its value; fields are written as they come,
/// also where they hold the default. Source: protobuf.dev, "Encoding".
package struct ProtobufWriter: Sendable {
  private enum WireType: UInt64 {
    case varint = 0
    case lengthDelimited = 2
    case fixed32 = 5
  }

  /// The message so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// An `int32`, `int64` or `enum`; negative numbers take ten bytes.
  package mutating func integer(_ field: Int, _ value: Int) {
    key(field, .varint)
    varint(UInt64(bitPattern: Int64(value)))
  }

  /// A `float`: four bytes, the lowest first.
  package mutating func float(_ field: Int, _ value: Float) {
    key(field, .fixed32)
    bytes += littleEndianBytes(value.bitPattern.littleEndian)
  }

  /// A `string`, in UTF-8.
  package mutating func string(_ field: Int, _ value: String) {
    lengthDelimited(field, Array(value.utf8))
  }

  /// A message inside of this one.
  package mutating func message(_ field: Int, _ value: some ProtobufMessage) {
    var inner = ProtobufWriter()
    value.write(to: &inner)
    lengthDelimited(field, inner.bytes)
  }

  /// A `bytes` field that holds numbers one after the other, the lowest byte first.
  package mutating func raw(_ field: Int, _ values: [Float]) {
    lengthDelimited(field, values.map(\.bitPattern.littleEndian).withUnsafeBytes(Array.init))
  }

  /// A `bytes` field that holds numbers one after the other, the lowest byte first.
  package mutating func raw(_ field: Int, _ values: [Int64]) {
    lengthDelimited(field, values.map(\.littleEndian).withUnsafeBytes(Array.init))
  }

  private mutating func lengthDelimited(_ field: Int, _ value: [UInt8]) {
    key(field, .lengthDelimited)
    varint(UInt64(value.count))
    bytes += value
  }

  private mutating func key(_ field: Int, _ type: WireType) {
    varint(UInt64(field) << 3 | type.rawValue)
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest > 0x7f {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private func littleEndianBytes(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value, Array.init)
  }
}
