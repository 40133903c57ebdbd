import GaitModel

extension OnnxExport {
  /// What a reader of the file has to know to get the program's own estimates from it.
  static func documentation(of card: ModelCard) -> String {
    let introduction = """
      \(card.name), written by gaitlab. \(card.summary) Reads \(inputName) [batch, frames, cells] \
      in body weights at \(samplingRate(of: card)) Hz and gives \(outputName) [batch, frames] in \
      body weights.
      """
    return introduction + " " + border(of: card.architecture)
  }

  /// How estimates at the ends of a window come about.
  private static func border(of architecture: ModelCard.Architecture) -> String {
    guard case .wideResNet(let shape) = architecture else {
      return "Every estimate depends on its own frame only."
    }
    let before = shape.lookBehindFrames
    let after = shape.lookAheadFrames
    let reach =
      "An estimate depends on \(before) frames before its own and on \(after) after it. "
      + "Layers pad with zeros at the border of a window, so "
    let difference =
      after == 0
      ? "the first \(before) estimates of a window differ"
      : "the first \(before) and the last \(after) estimates of a window differ"
    return reach + difference
      + " from those of the same frames inside a longer recording: give that many frames more and "
      + "leave their estimates out."
  }

  /// The card in the words of the model file, as far as the graph does not say it itself.
  static func metadata(of card: ModelCard) -> [ModelCard.Fact] {
    var facts = [
      ModelCard.Fact("name", card.name),
      ModelCard.Fact("summary", card.summary),
    ]
    switch card.architecture {
    case .wideResNet(let shape):
      facts += [
        ModelCard.Fact("kind", "wrn1d"),
        ModelCard.Fact("lookAheadFrames", "\(shape.lookAheadFrames)"),
        ModelCard.Fact("receptiveFieldFrames", "\(shape.receptiveFieldFrames)"),
      ]
    case .linear:
      facts += [
        ModelCard.Fact("kind", "linear"),
        ModelCard.Fact("lookAheadFrames", "0"),
        ModelCard.Fact("receptiveFieldFrames", "1"),
      ]
    }
    facts += [
      ModelCard.Fact("samplingRateHz", samplingRate(of: card)),
      ModelCard.Fact("grid", "16x8"),
      ModelCard.Fact("feet", "1"),
      ModelCard.Fact("inputUnit", "bodyWeightsPerCell"),
      ModelCard.Fact("target", "vGRF"),
      ModelCard.Fact("targetUnit", "bodyWeights"),
    ]
    if let layouts = card.trainedLayouts {
      facts.append(ModelCard.Fact("trainedLayouts", layouts.metadataText))
    }
    facts += card.provenance.map { ModelCard.Fact("training.\($0.label)", $0.value) }
    facts += card.metrics.map { ModelCard.Fact("metrics.\($0.label)", $0.value) }
    return facts
  }

  /// Without a decimal point where there are no decimals, as model files have it.
  private static func samplingRate(of card: ModelCard) -> String {
    Int(exactly: card.samplingRateHz).map(String.init) ?? "\(card.samplingRateHz)"
  }
}
