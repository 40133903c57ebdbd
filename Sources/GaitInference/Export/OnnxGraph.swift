/// A computation that is put together node by node: a `GraphProto`.
///
/// `apply` and `initializer` give the name of what they add, for the nodes that read it.
package struct OnnxGraph: ProtobufMessage, Equatable, Sendable {
  /// The graph's name.
  package let name: String
  /// What it reads.
  package let input: OnnxValue
  /// What it gives.
  package let output: OnnxValue
  /// In the order of the computation, as ONNX requires.
  package private(set) var nodes: [OnnxNode] = []
  /// The weights that nodes refer to.
  package private(set) var initializers: [OnnxTensor] = []

  package init(name: String, input: OnnxValue, output: OnnxValue) {
    self.name = name
    self.input = input
    self.output = output
  }

  /// Adds a node that is named as its output.
  package mutating func apply(
    _ operation: String, to inputs: [String], named output: String,
    _ attributes: [OnnxAttribute] = []
  ) -> String {
    nodes.append(
      OnnxNode(operation, inputs: inputs, output: output, attributes: attributes))
    return output
  }

  /// Adds learned numbers.
  package mutating func initializer(
    _ name: String, _ dimensions: [Int], _ values: [Float]
  ) -> String {
    initializers.append(OnnxTensor(name, dimensions, .floats(values)))
    return name
  }

  /// Adds a list of axes, which newer operators take as an input.
  package mutating func axes(_ name: String, _ axes: [Int]) -> String {
    initializers.append(OnnxTensor(name, [axes.count], .integers(axes.map(Int64.init))))
    return name
  }

  /// Writes it as the message `GraphProto`.
  package func write(to writer: inout ProtobufWriter) {
    for node in nodes { writer.message(1, node) }
    writer.string(2, name)
    for initializer in initializers { writer.message(5, initializer) }
    writer.message(11, input)
    writer.message(12, output)
  }
}
