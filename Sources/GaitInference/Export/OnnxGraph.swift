/// A computation that is put together node by node: a `GraphProto`.
///
/// `apply` and `initializer` give the name of what they add, for the nodes that read it.
package struct OnnxGraph: ProtobufMessage, Equatable, Sendable {
  /// The graph's name.
  package let name: String
  /// What it reads.
  package let inputs: [OnnxValue]
  /// What it gives.
  package let outputs: [OnnxValue]
  /// In the order of the computation, as ONNX requires.
  package private(set) var nodes: [OnnxNode] = []
  /// The weights that nodes refer to.
  package private(set) var initializers: [OnnxTensor] = []

  package init(name: String, inputs: [OnnxValue], outputs: [OnnxValue]) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
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

  /// Adds a list of axes or sizes, which newer operators take as an input.
  package mutating func axes(_ name: String, _ axes: [Int]) -> String {
    initializers.append(OnnxTensor(name, [axes.count], .integers(axes.map(Int64.init))))
    return name
  }

  /// Adds the places `range` of an axis.
  mutating func slice(
    _ value: String, _ range: Range<Int>, axis: Int, named name: String
  ) -> String {
    let bounds = [range.lowerBound, range.upperBound, axis]
    let operands = zip(["starts", "ends", "axes"], bounds).map { part, number in
      axes("\(name).\(part)", [number])
    }
    return apply("Slice", to: [value] + operands, named: name)
  }

  /// Adds the same numbers in another shape; 0 keeps an axis.
  mutating func reshape(_ value: String, to shape: [Int], named name: String) -> String {
    apply("Reshape", to: [value, axes("\(name).shape", shape)], named: name)
  }

  /// Writes it as the message `GraphProto`.
  package func write(to writer: inout ProtobufWriter) {
    for node in nodes { writer.message(1, node) }
    writer.string(2, name)
    for initializer in initializers { writer.message(5, initializer) }
    for input in inputs { writer.message(11, input) }
    for output in outputs { writer.message(12, output) }
  }
}
