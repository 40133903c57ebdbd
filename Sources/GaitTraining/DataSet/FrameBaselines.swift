import GaitAnalysis
package import GaitFiles
import GaitInference

/// What no network is needed for: the sum of the cells, and ridge regression on single frames.
///
/// They say what a data set is worth before anybody trains on it.
package struct FrameBaselines: Sendable {
  /// Errors of one recording, over all its frames and both feet.
  package struct Errors: Sendable {
    package let recording: DataRecording
    /// Root mean square error of the sum of cells in body weights.
    package let sumOfCells: Double
    /// The same of ridge regression.
    package let ridge: Double
  }

  /// Part of the cells' mean variance that penalises the weights.
  package static let penalty = 0.01

  private let data: DataSet
  private let options: CalibratedRecording.Options

  package init(_ data: DataSet, options: CalibratedRecording.Options = .init()) {
    self.data = data
    self.options = options
  }

  /// Fits to the training subjects of a fold and measures on the tested one.
  ///
  /// - Parameters:
  ///   - fold: who is tested and who trains.
  ///   - progress: told how much of the fold is done, 0...1.
  /// - Returns: the errors of each recording of the tested subject.
  /// - Throws: `dataRefused` where there is nothing to fit to; why a file cannot be read.
  package func run(
    _ fold: SubjectFold, progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> [Errors] {
    let training = fold.trainingRecordings(of: data)
    let testing = fold.testRecordings(of: data)
    let all = Double(training.count + testing.count)
    var ridge = RidgeFit()
    for (index, recording) in training.enumerated() {
      ridge.add(try CalibratedRecording(recording, options: options))
      progress(Double(index + 1) / all)
    }
    let parameters = try ridge.parameters(penalty: Self.penalty, folder: data.folder)
    let model = LinearModel(parameters, input: ModelCard.InputNormalization())
    var errors: [Errors] = []
    for (index, recording) in testing.enumerated() {
      let calibrated = try CalibratedRecording(recording, options: options)
      errors.append(Self.errors(of: calibrated, model: model))
      progress((Double(training.count) + Double(index + 1)) / all)
    }
    return errors
  }

  private static func errors(of calibrated: CalibratedRecording, model: LinearModel) -> Errors {
    var count = 0.0
    var (sumSquares, ridgeSquares) = (0.0, 0.0)
    for stretch in calibrated.stretches {
      var sums: [Float] = []
      var sum = SumOfCellsEstimator()
      sum.push(stretch.cells.span, appendingTo: &sums)
      var estimates: [Float] = []
      model.apply(stretch.cells.span, appendingTo: &estimates)
      for frame in 0..<stretch.count {
        let (sumError, ridgeError) = (
          Double(sums[frame] - stretch.targets[frame]),
          Double(estimates[frame] - stretch.targets[frame])
        )
        sumSquares += sumError * sumError
        ridgeSquares += ridgeError * ridgeError
      }
      count += Double(stretch.count)
    }
    return Errors(
      recording: calibrated.recording, sumOfCells: (sumSquares / max(count, 1)).squareRoot(),
      ridge: (ridgeSquares / max(count, 1)).squareRoot())
  }
}
