import Foundation
import GaitAnalysis
import GaitFiles

// Everything that a run depends on, as lines of text: what tables print, and what tells one run from
// another.

extension NetworkRecipe {
  var configuration: String {
    switch self {
    case .ridge(let penalty): "ridge, penalty \(penalty)"
    default: title
    }
  }
}

extension DataRecipe {
  package var configuration: [String] {
    [
      "window: \(windowFrames) frames",
      "calibration: \(options.calibration.summary)"
        + (options.correctsLag ? ", lag corrected" : ""),
    ] + (validationStep > 1 ? ["validation: every \(validationStep)th recording"] : [])
      + (excludedTags.isEmpty ? [] : ["without: " + excludedTags.joined(separator: ", ")])
  }
}

extension ScheduleRecipe {
  package var configuration: [String] {
    [
      "optimizer: \(method.name), learning rate \(method.learningRate), weight decay "
        + "\(method.weightDecay), clipped at \(clipNorm)",
      "epochs: \(epochs) of \(batchesPerEpoch) batches of \(batchSize) windows",
      "learning rate: \(warmUpBatches) batches to rise, cosine to \(finalFraction) of it",
    ] + (edgeWeight > 0 ? ["edges of stance count \(1 + edgeWeight) times"] : [])
      + (epochRule == .best ? [] : ["epoch taken: \(epochRule.rawValue)"])
      + (averaging > 0 ? ["weights averaged: \(averaging)"] : [])
  }
}

extension AugmentationRecipe {
  package var configuration: [String] {
    let parts = [
      ("gain SD", gainSD), ("cell gain SD", cellGainSD), ("dead cells up to", deadCells),
      ("shift up to", shiftCells), ("pace SD", paceSD), ("noise SD", noiseSD),
      ("sparse insoles in a part of", sparse), ("lost frames up to", lostFrames),
    ]
    let used = parts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return ["augmentation: " + (used.isEmpty ? "none" : used.joined(separator: ", "))]
  }
}

extension LossRecipe {
  package var configuration: String {
    var parts = [method.rawValue, total.map { "total \($0)" } ?? "ratio \(ratio)"]
    if method == .takd { parts += ["temporal \(temporal.rawValue)", "sequence in two terms"] }
    if layers != Self.allLayers {
      parts.append("layers " + layers.map { "\($0)" }.joined(separator: " "))
    }
    if method == .sckd {
      parts += [
        "select \(selection.rawValue)",
        channelShare.map { "\($0) of the channels" } ?? "\(channels) channels",
        "temperature \(temperature)", matching.rawValue,
      ]
    }
    if method == .fitnet || method == .attentiveImitation {
      parts += ["group \(hintGroup)", "adapter fitted"]
    }
    if method == .attentiveImitation { parts.append("errors of the training data") }
    if method == .rkd || method == .pkt { parts.append("activated features") }
    for (term, weight) in weights.sorted(by: { $0.key < $1.key }) {
      parts.append("\(term) x \(weight)")
    }
    return parts.joined(separator: ", ")
  }
}

extension ArmRecipe {
  /// In one line.
  package var configuration: String {
    var parts = [network.configuration]
    if input.hasFootprint { parts.append("with footprint") }
    if input.scale == .reference { parts.append("scaled by the reference") }
    if let teacherTitle { parts.append("taught by \(teacherTitle)") }
    if let start { parts.append("from \(start)") }
    return (parts + losses.map { "{\($0.configuration)}" }).joined(separator: ", ")
  }
}

extension Recipe {
  /// What tells a run from others: the same text is the same run.
  ///
  /// - Parameters:
  ///   - arm: the arm.
  ///   - fold: of its run.
  ///   - seed: of its run.
  ///   - data: the recordings by name and length.
  ///   - digest: of a file that teaches, by its path in the recipe.
  /// - Returns: a SHA-256 in hexadecimal.
  func fingerprint(
    of arm: ArmRecipe, fold: SubjectFold, seed: UInt64, data: DataSet,
    digest: (String) -> String? = { _ in nil }
  ) -> String {
    let seed = self.seed(of: arm, seed)
    var lines = [arm.configuration] + self.data.configuration + augmentation.configuration
    if arm.isTrained { lines += arm.schedule.configuration + ["windows begin at any frame"] }
    lines += ["seed \(seed)", "test \(fold.tests)", "validation \(fold.validation)"]
    lines.append("training \(fold.training)")
    lines += data.recordings.filter(self.data.isWanted).map {
      "\($0.path.split(separator: "/").last ?? "") \($0.durationSeconds)"
    }
    for other in arm.needs.compactMap(self.arm) {
      lines.append(fingerprint(of: other, fold: fold, seed: seed, data: data, digest: digest))
    }
    for case .file(let path) in arm.teachers { lines.append(digest(path) ?? "no file") }
    let text = lines.joined(separator: "\n")
    // Where the system has no SHA-256 the text itself tells as much.
    return Array(text.utf8).withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) } ?? text
  }
}
