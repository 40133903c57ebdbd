import GaitAnalysis
import GaitFiles
import GaitInference

/// Ridge regression on the single frames of recordings: the baseline that a network has to beat.
struct RidgeFit {
  /// Every n-th frame is fitted to: neighbours tell nearly the same.
  static let fittedFrames = 5

  private var regression = RidgeRegression(inputs: CanonicalGrid.cellCount)

  mutating func add(_ recording: CalibratedRecording) {
    let width = CanonicalGrid.cellCount
    for stretch in recording.stretches {
      let cells = stretch.cells.span
      for frame in stride(from: 0, to: stretch.count, by: Self.fittedFrames) {
        regression.add(
          cells.extracting(frame * width..<(frame + 1) * width),
          target: Double(stretch.targets[frame]))
      }
    }
  }

  /// - Parameters:
  ///   - penalty: lambda, in parts of the mean variance of the cells.
  ///   - folder: of the data, for the message.
  /// - Returns: weights and bias.
  /// - Throws: `dataRefused` where no frame carries load.
  func parameters(
    penalty: Double, folder: String
  ) throws(GaitlabError) -> LinearParameters {
    guard let parameters = regression.fit(penalty: penalty) else {
      throw GaitlabError(
        .dataRefused, file: folder, found: "nothing to fit to",
        expected: "loaded frames of the training subjects", advice: "add recordings of walking")
    }
    return parameters
  }
}
