/// What goes into an ONNX graph or comes out of it: a `ValueInfoProto` of 32-bit floats.
package struct OnnxValue: ProtobufMessage, Equatable, Sendable {
  /// A size that is known, or the name of one that each call chooses.
  package enum Dimension: ProtobufMessage, Equatable, Sendable {
    case fixed(Int)
    case named(String)

    /// Writes it as part of the message `ValueInfoProto`.
    package func write(to writer: inout ProtobufWriter) {
      switch self {
      case .fixed(let size): writer.integer(1, size)
      case .named(let name): writer.string(2, name)
      }
    }
  }

  /// The name that nodes refer to.
  package let name: String
  /// Its shape.
  package let dimensions: [Dimension]
  /// Meaning, unit and order.
  package let documentation: String

  package init(_ name: String, _ dimensions: [Dimension], documentation: String) {
    self.name = name
    self.dimensions = dimensions
    self.documentation = documentation
  }

  /// Writes it as part of the message `ValueInfoProto`.
  package func write(to writer: inout ProtobufWriter) {
    writer.string(1, name)
    writer.message(2, TypeMessage(tensor: TensorMessage(shape: Shape(dimensions: dimensions))))
    writer.string(3, documentation)
  }

  /// `TypeProto`: which kind of value.
  private struct TypeMessage: ProtobufMessage {
    let tensor: TensorMessage

    func write(to writer: inout ProtobufWriter) { writer.message(1, tensor) }
  }

  /// `TypeProto.Tensor`: type of the numbers, and shape.
  private struct TensorMessage: ProtobufMessage {
    let shape: Shape

    func write(to writer: inout ProtobufWriter) {
      writer.integer(1, OnnxTensor.Values.floatType)
      writer.message(2, shape)
    }
  }

  /// `TensorShapeProto`.
  private struct Shape: ProtobufMessage {
    let dimensions: [Dimension]

    func write(to writer: inout ProtobufWriter) {
      for dimension in dimensions { writer.message(1, dimension) }
    }
  }
}
