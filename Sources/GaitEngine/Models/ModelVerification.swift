package import GaitFiles
import GaitInference
import GaitModel
import PlainText

/// Runs a model file on noise, in every way that it can be run here, and compares.
package enum ModelVerification {
  package struct Report: Equatable, Sendable {
    package let lines: [String]
    package let isRight: Bool
  }

  private static let frames = 400
  /// Largest difference between vector widths, in parts of the largest estimate.
  private static let tolerance: Float = 1e-5

  /// - Throws: why the file cannot be used at all.
  package static func run(path: String) throws(GaitlabError) -> Report {
    let (model, sha256, byteCount) = try ModelFileReader.read(path: path)
    var lines = ["\(path): \(byteCount) bytes, SHA-256 \(sha256)", "every tensor is sound"]
    let cells = noise(frames: frames)
    let expected = whole(model, cells, kernels: .reference)
    let size = max(expected.map(abs).max() ?? 0, 1e-6)
    guard expected.allSatisfy(\.isFinite) else {
      throw GaitlabError(
        .modelRefused, file: path, found: "its estimates of plausible loads are not finite",
        expected: "body weights", advice: "train or export the model again")
    }
    var isRight = expected.count == frames
    for kernels in Kernels.all {
      let found = whole(model, cells, kernels: kernels)
      let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
      let agrees = found.count == expected.count && difference <= tolerance * size
      isRight = isRight && agrees
      guard kernels.name != Kernels.reference.name else { continue }
      let relative = FixedPoint.text(Double(difference / size) * 1e6, decimals: 2)
      lines.append(
        "\(kernels.name): differs from plain arithmetic by \(relative) millionths"
          + (agrees ? "" : ", which is WRONG"))
      let streamed = frameByFrame(model, cells, kernels: kernels)
      let isSame = streamed == found
      isRight = isRight && isSame
      lines.append(
        "\(kernels.name): frame by frame "
          + (isSame ? "is the whole recording, bit for bit" : "is NOT the whole recording"))
    }
    return Report(lines: lines, isRight: isRight)
  }

  /// Loads as feet give them, without a foot's shape: 0 to 3 % of body weight a cell.
  static func noise(frames: Int) -> [Float] {
    var random = SplitMix64(seed: 16)
    return (0..<frames * StreamingEstimator.cellCount).map { _ in Float(random.uniform()) * 0.03 }
  }

  static func whole(_ model: Model, _ cells: [Float], kernels: Kernels) -> [Float] {
    var estimator = StreamingEstimator(model, kernels: kernels)
    var estimates: [Float] = []
    estimator.finish(cells.span, appendingTo: &estimates)
    return estimates
  }

  private static func frameByFrame(_ model: Model, _ cells: [Float], kernels: Kernels) -> [Float] {
    var estimator = StreamingEstimator(model, kernels: kernels)
    var estimates: [Float] = []
    let count = StreamingEstimator.cellCount
    for frame in 0..<frames {
      estimator.push(
        cells.span.extracting(frame * count..<(frame + 1) * count), appendingTo: &estimates)
    }
    estimator.finish(appendingTo: &estimates)
    return estimates
  }
}
