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
  static func metadata(of card: ModelCard) -> [Fact] {
    var facts = [
      Fact("name", card.name),
      Fact("summary", card.summary),
    ]
    switch card.architecture {
    case .wideResNet(let shape):
      facts += [
        Fact("kind", "wrn1d"),
        Fact("lookAheadFrames", "\(shape.lookAheadFrames)"),
        Fact("receptiveFieldFrames", "\(shape.receptiveFieldFrames)"),
      ]
    case .linear:
      facts += [
        Fact("kind", "linear"),
        Fact("lookAheadFrames", "0"),
        Fact("receptiveFieldFrames", "1"),
      ]
    }
    facts += [
      Fact("samplingRateHz", samplingRate(of: card)),
      Fact("grid", "16x8"),
      Fact("feet", "1"),
      Fact("inputUnit", "bodyWeightsPerCell"),
      Fact("target", "vGRF"),
      Fact("targetUnit", "bodyWeights"),
    ]
    if let layouts = card.trainedLayouts {
      facts.append(Fact("trainedLayouts", layouts.metadataText))
    }
    facts += card.provenance.map { Fact("training.\($0.label)", $0.value) }
    facts += card.metrics.map { Fact("metrics.\($0.label)", $0.value) }
    return facts
  }

  /// Without a decimal point where there are no decimals, as model files have it.
  private static func samplingRate(of card: ModelCard) -> String {
    Int(exactly: card.samplingRateHz).map(String.init) ?? "\(card.samplingRateHz)"
  }
}
