/// Turns a model into C99 source for firmware: a header, an implementation, an example and a page that
/// says how to build and use them.
///
/// The code allocates nothing and needs nothing but the freestanding header stdint.h. A frame goes in
/// and, once the look-ahead has passed, an estimate comes out, as with ``StreamingEstimator``.
package struct DeviceExport: Sendable {
  /// What the code computes with.
  package enum Arithmetic: String, CaseIterable, Sendable {
    case float
    case int8
  }

  /// A file to write.
  package struct File: Equatable, Sendable {
    /// Without a folder.
    package let name: String
    /// All of it, ASCII.
    package let text: String
  }

  let model: Model
  let sha256: String
  let insole: DeviceInsole
  let names: CNames
  let program: String
  /// Whether frames of a walk lie beside the files, with the forces that the code has to give for them.
  package var hasWalk = false

  /// Prepares a model's code.
  ///
  /// - Parameters:
  ///   - model: of either kind.
  ///   - sha256: of the model's file.
  ///   - insole: whose grid goes with it.
  ///   - program: name and version of the program that writes it.
  package init(_ model: Model, sha256: String, insole: DeviceInsole, program: String) {
    self.model = model
    self.sha256 = sha256
    self.insole = insole
    self.program = program
    names = CNames(model.card.name)
  }

  /// The files in floats; the same text for the same model, whenever and wherever.
  package func floatFiles() -> [File] {
    switch model.parameters {
    case .wideResNet(let parameters):
      let network = DeviceNetwork(parameters, input: model.card.input)
      return files(
        .float, stream: streamFields(network, row: "float", sum: "float"),
        code: floatCode(network))
    case .linear(let parameters):
      return files(
        .float, stream: "  uint32_t frames; /* since the stretch began */\n",
        code: CLinearCode.text(parameters, input: model.card.input))
    }
  }

  /// The files in whole numbers.
  ///
  /// - Parameter ranges: of a calibration of this model.
  /// - Returns: nil for a linear model, which has no use for it.
  /// - Throws: `badWeight` for what 8 bits cannot follow.
  package func integerFiles(ranges: ActivationRanges) throws(ModelFileError) -> [File]? {
    guard case .wideResNet(let parameters) = model.parameters else { return nil }
    let quantized = try QuantizedNetwork(parameters, input: model.card.input, ranges: ranges)
    let network = quantized.network
    let code =
      constants(network) + CIntegerCode.types + "\n" + CIntegerCode.tables(quantized)
      + CIntegerCode.functions
      .replacing("$mean", with: CText.literal(network.input.mean))
      .replacing("$factor", with: CText.literal(quantized.inputFactor))
      .replacing("$headFactor", with: CText.literal(quantized.headFactor))
      .replacing("$bias", with: CText.literal(quantized.headBias))
      .replacing("$largest", with: "\(quantized.largestRow)")
      + streamCode(
        network, row: "int16_t", sum: "int32_t",
        scaling: "        if (c % 2 == 0) scale_sums(layer, sums);\n",
        added: "limit((int64_t)sums[channel] + identity[channel])")
    return files(
      .int8, stream: streamFields(network, row: "int16_t", sum: "int32_t"),
      code: code)
  }

  private func floatCode(_ network: DeviceNetwork) -> String {
    constants(network) + CFloatCode.types + "\n" + CFloatCode.tables(network)
      + CFloatCode.functions
      .replacing("$mean", with: CText.literal(network.input.mean))
      .replacing("$scale", with: CText.literal(network.input.scale))
      .replacing("$bias", with: CText.literal(network.headBias))
      + streamCode(
        network, row: "float", sum: "float", scaling: "",
        added: "sums[channel] + identity[channel]")
  }

  /// Everything but the network itself.
  func files(_ arithmetic: Arithmetic, stream: String, code: String) -> [File] {
    let title =
      "/* \(CText.comment(model.card.name)). Written by \(CText.comment(program)); "
      + "\(names.lower).h says how to use it. */\n"
    return [
      File(name: "\(names.lower).h", text: header(arithmetic, stream: stream)),
      File(
        name: "\(names.lower).c",
        text: title + names.filled("#include \"$p.h\"\n" + code + CInsoleCode.text(insole))),
      File(name: "main.c", text: names.filled(CExample.main)),
      File(name: "README.md", text: readme(arithmetic)),
    ]
  }
}
