/// A setting of an ONNX node: an `AttributeProto`.
package struct OnnxAttribute: ProtobufMessage, Equatable, Sendable {
  /// The value by its type.
  package enum Value: Equatable, Sendable {
    case float(Float)
    case integer(Int)
    case integers([Int])
  }

  /// The attribute's name in the operator.
  package let name: String
  /// Its value.
  package let value: Value

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// The type's number is that of `AttributeProto.AttributeType`.
  package func write(to writer: inout ProtobufWriter) {
    writer.string(1, name)
    switch value {
    case .float(let number):
      writer.float(2, number)
      writer.integer(20, 1)
    case .integer(let number):
      writer.integer(3, number)
      writer.integer(20, 2)
    case .integers(let numbers):
      for number in numbers { writer.integer(8, number) }
      writer.integer(20, 7)
    }
  }
}
