/// One operation of an ONNX graph: a `NodeProto` with one output.
package struct OnnxNode: ProtobufMessage, Equatable, Sendable {
  /// The operator's name in ONNX, such as `Conv`.
  package let operation: String
  /// Names of values and initializers, in the operator's order.
  package let inputs: [String]
  /// The node's name and that of its value.
  package let output: String
  /// What the operator is set to.
  package let attributes: [OnnxAttribute]

  package init(
    _ operation: String, inputs: [String], output: String, attributes: [OnnxAttribute] = []
  ) {
    self.operation = operation
    self.inputs = inputs
    self.output = output
    self.attributes = attributes
  }

  /// Writes it as the message `NodeProto`.
  package func write(to writer: inout ProtobufWriter) {
    for input in inputs { writer.string(1, input) }
    writer.string(2, output)
    writer.string(3, output)
    writer.string(4, operation)
    for attribute in attributes { writer.message(5, attribute) }
  }
}
