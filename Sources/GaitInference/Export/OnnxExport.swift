/// Turns a model into an ONNX file, for programs that run it elsewhere.
///
/// The graph reads `cells` `[batch, frames, 128]` in body weights a cell, which is what the program
/// itself feeds its models, and gives `vGRF` `[batch, frames]` in body weights. Batch and frames are
/// free. The input's normalisation is part of the graph.
package enum OnnxExport {
  static let inputName = "cells"
  static let outputName = "vGRF"

  /// The same bytes for the same model, whenever and wherever.
  package static func bytes(of model: Model) -> [UInt8] {
    var writer = ProtobufWriter()
    onnxModel(of: model).write(to: &writer)
    return writer.bytes
  }

  static func onnxModel(of model: Model) -> OnnxModel {
    OnnxModel(
      graph: graph(of: model), documentation: documentation(of: model.card),
      metadata: metadata(of: model.card))
  }

  private static func graph(of model: Model) -> OnnxGraph {
    let inputs =
      switch model.parameters {
      case .wideResNet(let parameters): parameters.shape.inputs
      case .linear(let parameters): parameters.weight.count
      }
    var graph = OnnxGraph(
      name: "gaitlab",
      inputs: [
        OnnxValue(
          inputName, [.named("batch"), .named("frames"), .fixed(inputs)],
          documentation: """
            Load of each cell under one foot in body weights. Row by row from the heel to the toes, \
            each row from the lateral to the medial edge, whichever foot it is.
            """)
      ],
      outputs: [
        OnnxValue(
          outputName, [.named("batch"), .named("frames")],
          documentation: "Vertical ground reaction force of that foot in body weights.")
      ])

    let value = normalized(inputName, model.card.input, in: &graph)
    switch model.parameters {
    case .wideResNet(let parameters):
      precondition(parameters.shape.outputs == 1, "\(parameters.shape.outputs) outputs, not 1")
      let channelsFirst = graph.apply(
        "Transpose", to: [value], named: "channelsFirst",
        [OnnxAttribute("perm", .integers([0, 2, 1]))])
      let estimates = graph.wideResNet(parameters, of: channelsFirst)
      squeeze(estimates, axis: 1, in: &graph)
    case .linear(let parameters):
      let weight = graph.initializer("weight", [inputs, 1], parameters.weight)
      let bias = graph.initializer("bias", [1], [parameters.bias])
      let sum = graph.apply("MatMul", to: [value, weight], named: "weightedSum")
      let estimates = graph.apply("Add", to: [sum, bias], named: "estimates")
      squeeze(estimates, axis: 2, in: &graph)
    }
    return graph
  }

  /// (cell - mean) x scale, without the steps that change nothing.
  static func normalized(
    _ input: String, _ normalization: ModelCard.InputNormalization, in graph: inout OnnxGraph
  ) -> String {
    var value = input
    if normalization.mean != 0 {
      let mean = graph.initializer("inputMean", [], [normalization.mean])
      value = graph.apply("Sub", to: [value, mean], named: "centredCells")
    }
    if normalization.scale != 1 {
      let scale = graph.initializer("inputScale", [], [normalization.scale])
      value = graph.apply("Mul", to: [value, scale], named: "normalizedCells")
    }
    return value
  }

  /// Drops the axis of the only output.
  private static func squeeze(_ value: String, axis: Int, in graph: inout OnnxGraph) {
    let axes = graph.axes("outputAxis", [axis])
    _ = graph.apply("Squeeze", to: [value, axes], named: outputName)
  }
}
