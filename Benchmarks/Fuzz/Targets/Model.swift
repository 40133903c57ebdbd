import GaitInference

extension FuzzTarget {
  /// A model file with its card; one that is read estimates some frames and is written again.
  static let model = FuzzTarget(name: "model") {
    try files(
      "Models/linear-simulated.safetensors", "Models/ridge.safetensors",
      "Tests/Fixtures/inference/wrn-10-0.5.safetensors")
  } read: { bytes in
    guard let model = try? Model(safetensors: bytes.span.bytes) else { return }
    var estimator = StreamingEstimator(model)
    var estimates: [Float] = []
    let frames = [Float](repeating: 0.01, count: 3 * StreamingEstimator.cellCount)
    estimator.push(frames.span, appendingTo: &estimates)
    estimator.finish(appendingTo: &estimates)
    precondition(estimates.count == 3, "\(estimates.count) estimates of 3 frames")
    // It may be refused where the reader forgives more than the writer.
    guard let written = try? model.safetensors() else { return }
    precondition(
      (try? Model(safetensors: written.span.bytes)) == model, "another model was written")
  }
}
