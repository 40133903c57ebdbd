package import GaitModel

/// A whole ONNX file: a `ModelProto`.
///
/// Field numbers here and in the graph's parts are those of `onnx.proto3` (onnx.ai, IR version 8).
package struct OnnxModel: ProtobufMessage, Equatable, Sendable {
  /// Newest pair that ONNX Runtime 1.12 and everything since reads.
  package static let irVersion = 8
  /// Version of the operators that the nodes are of.
  package static let operatorSetVersion = 17

  /// The network.
  package let graph: OnnxGraph
  /// For whoever opens the file in a viewer.
  package let documentation: String
  /// Keys occur once.
  package let metadata: [Fact]

  package init(graph: OnnxGraph, documentation: String, metadata: [Fact]) {
    self.graph = graph
    self.documentation = documentation
    self.metadata = metadata
  }

  /// Writes it as the message `ModelProto`.
  package func write(to writer: inout ProtobufWriter) {
    writer.integer(1, Self.irVersion)
    writer.string(2, "gaitlab")
    writer.string(6, documentation)
    writer.message(7, graph)
    writer.message(8, OperatorSet())
    for fact in metadata { writer.message(14, Property(fact: fact)) }
  }

  /// `OperatorSetIdProto`: the standard operators, whose domain is the empty one.
  private struct OperatorSet: ProtobufMessage {
    func write(to writer: inout ProtobufWriter) {
      writer.string(1, "")
      writer.integer(2, OnnxModel.operatorSetVersion)
    }
  }

  /// `StringStringEntryProto`.
  private struct Property: ProtobufMessage {
    let fact: Fact

    func write(to writer: inout ProtobufWriter) {
      writer.string(1, fact.label)
      writer.string(2, fact.value)
    }
  }
}
