package import GaitFiles
import GaitInference
import GaitModel
import PlainText

/// Calibrates a network for whole numbers on recordings, and measures what they cost.
///
/// Ranges and the mean error come from the first half of each recording, errors from its second half.
package struct ModelQuantization {
  /// What it found.
  package struct Report: Equatable, Sendable {
    /// Root mean square of the difference from the network in floats, in body weights.
    package let rootMeanSquare: Double
    /// The largest difference, in body weights.
    package let largest: Double
    /// Frames that it was measured on.
    package let frames: Int
  }

  /// Names of recordings on the card, at most.
  private static let names = 2
  /// Of names on the card, at most; a file's may be of any length.
  private static let lettersOnCard = 1000

  /// Reads all recordings, writes the model with what was found on its card.
  ///
  /// - Parameters:
  ///   - path: of the model.
  ///   - recordings: files, and folders of them.
  ///   - output: the model file to write.
  ///   - overwrite: whether it may be replaced.
  ///   - progress: called with 0...1.
  /// - Returns: what whole numbers change.
  /// - Throws: why a file cannot be used; then nothing is written.
  package static func run(
    model path: String, recordings: [String], to output: String, overwrite: Bool,
    progress: (Double) -> Void
  ) throws(GaitlabError) -> Report {
    try OutputPath.requireDifferent(output, from: path)
    let files = try RecordingFolder.expanded(recordings)
    for file in files { try OutputPath.requireDifferent(output, from: file) }
    var (model, _, _) = try ModelFileReader.read(path: path)
    guard case .wideResNet(let parameters) = model.parameters else {
      throw GaitlabError(
        .modelRefused, file: path, found: "a linear model", expected: "a network",
        advice: "its 128 weights cost nothing as floats")
    }
    var writer = try AtomicFileWriter(path: output, overwrite: overwrite)
    let input = model.card.input
    var calibration = RangeCalibration(parameters, input: input)
    var halves: (first: [[Float]], second: [[Float]]) = ([], [])
    for (index, file) in files.enumerated() {
      let read = try CanonicalStretches(path: file, samplingRateHz: model.card.samplingRateHz)
      for stretch in read.stretches {
        let middle = stretch.count / StreamingEstimator.cellCount / 2 * StreamingEstimator.cellCount
        let first = Array(stretch[..<middle])
        _ = calibration.observe(first)
        halves.first.append(first)
        halves.second.append(Array(stretch[middle...]))
      }
      progress(0.6 * Double(index + 1) / Double(files.count))
    }
    var ranges = calibration.ranges
    let report: Report
    let bytes: [UInt8]
    do throws(ModelFileError) {
      let raw = try QuantizedNetwork(parameters, input: input, ranges: ranges)
      ranges.offset = Float(differences(model, raw, halves.first).mean)
      progress(0.8)
      let network = try QuantizedNetwork(parameters, input: input, ranges: ranges)
      let found = differences(model, network, halves.second)
      guard found.count > 0 else {
        throw ModelFileError(
          .badMetadata, found: "no frame in the recordings", expected: "recordings of walking")
      }
      report = Report(
        rootMeanSquare: (found.squares / Double(found.count)).squareRoot(), largest: found.largest,
        frames: found.count)
      model.card.quantization = ranges
      describe(report, files, on: &model.card)
      bytes = try model.safetensors()
    } catch {
      throw GaitlabError(
        .modelRefused, file: path, found: error.found, expected: error.expected,
        advice: "calibrate on recordings of walking like those that the model was trained on")
    }
    try writer.write(bytes)
    try writer.commit()
    progress(1)
    return report
  }

  /// The facts on the card, in place of those of an earlier calibration.
  private static func describe(_ report: Report, _ files: [String], on card: inout ModelCard) {
    let names = files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let more = names.count > Self.names ? " and \(names.count - Self.names) more" : ""
    let measuredOn =
      "\(report.frames) frames, the second halves of "
      + names.prefix(Self.names).joined(separator: ", ") + more
    let error = FixedPoint.text(report.rootMeanSquare, decimals: 4)
    let largest = FixedPoint.text(report.largest, decimals: 4)
    card.metrics.removeAll { $0.label.hasPrefix("int8 ") }
    card.metrics += [
      Fact("int8 RMSE from float", "\(error) BW, at most \(largest) BW"),
      Fact("int8 measured on", String(measuredOn.prefix(Self.lettersOnCard))),
    ]
  }

  /// Sums over the differences of whole numbers from floats.
  private struct Differences {
    var count = 0
    var sum = 0.0
    var squares = 0.0
    var largest = 0.0

    var mean: Double { count > 0 ? sum / Double(count) : 0 }
  }

  private static func differences(
    _ model: Model, _ network: QuantizedNetwork, _ stretches: [[Float]]
  ) -> Differences {
    var found = Differences()
    for stretch in stretches {
      var estimator = StreamingEstimator(model)
      var estimates: [Float] = []
      estimator.finish(stretch.span, appendingTo: &estimates)
      for (whole, float) in zip(network.estimates(stretch), estimates) {
        let difference = Double(whole) - Double(float)
        found.count += 1
        found.sum += difference
        found.squares += difference * difference
        found.largest = max(found.largest, abs(difference))
      }
    }
    return found
  }
}
