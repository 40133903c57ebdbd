/// Numbers that an ONNX graph carries along: a `TensorProto`.
package struct OnnxTensor: ProtobufMessage, Equatable, Sendable {
  /// The numbers by their type.
  package enum Values: Equatable, Sendable {
    case floats([Float])
    case integers([Int64])

    /// Of `TensorProto.DataType`.
    var dataType: Int {
      switch self {
      case .floats: Self.floatType
      case .integers: Self.integerType
      }
    }

    var count: Int {
      switch self {
      case .floats(let values): values.count
      case .integers(let values): values.count
      }
    }

    static let floatType = 1
    static let integerType = 7
  }

  /// The name that nodes refer to.
  package let name: String
  /// The last one is the one whose neighbours lie side by side.
  package let dimensions: [Int]
  /// As many as the shape says.
  package let values: Values

  package init(_ name: String, _ dimensions: [Int], _ values: Values) {
    let promised = dimensions.reduce(1, *)
    precondition(
      values.count == promised, "\(name): \(values.count) numbers for sizes of \(promised)")
    self.name = name
    self.dimensions = dimensions
    self.values = values
  }

  /// Writes it as the message `TensorProto`.
  package func write(to writer: inout ProtobufWriter) {
    for dimension in dimensions { writer.integer(1, dimension) }
    writer.integer(2, values.dataType)
    writer.string(8, name)
    switch values {
    case .floats(let values): writer.raw(9, values)
    case .integers(let values): writer.raw(9, values)
    }
  }
}
