import GaitAnalysis
import GaitInference

/// What selects the epoch: whole recordings of a person who neither trains nor is tested.
struct ValidationSet {
  /// One stretch, whole: `[1, 128, N]` and N targets, and the recording it is of.
  private let stretches: [(input: Tensor, targets: [Float], recording: Int)]
  private let recordingCount: Int

  init(_ recordings: [CalibratedRecording], normalization: ModelCard.InputNormalization) {
    let width = CanonicalGrid.cellCount
    var stretches: [(input: Tensor, targets: [Float], recording: Int)] = []
    for (index, recording) in recordings.enumerated() {
      for stretch in recording.stretches {
        let cells = stretch.cells.map { ($0 - normalization.mean) * normalization.scale }
        let input = Tensor(cells, shape: [1, stretch.count, width]).transposed()
        stretches.append((input, stretch.targets, index))
      }
    }
    self.stretches = stretches
    recordingCount = recordings.count
  }

  /// Root mean square error in body weights, mean over the recordings.
  func error(of network: any DistillableNetwork) throws(TrainingError) -> Double {
    var sums = [(squares: Double, count: Int)](repeating: (0, 0), count: recordingCount)
    for (input, targets, recording) in stretches {
      let estimates = try network.evaluated(input).estimates.floats()
      for (estimate, target) in zip(estimates, targets) {
        let error = Double(estimate - target)
        sums[recording].squares += error * error
      }
      sums[recording].count += targets.count
    }
    let errors = sums.filter { $0.count > 0 }.map { ($0.squares / Double($0.count)).squareRoot() }
    return errors.reduce(0, +) / Double(max(errors.count, 1))
  }
}
