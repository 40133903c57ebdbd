package import GaitInference

/// Finds the one mean and scale of all cells that a network reads its input with.
///
/// Only ever given training recordings: a cell alone has no variance where nobody steps, so all
/// cells share one.
package struct InputNormalizationFit: Sendable {
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0

  package init() {}

  /// Takes all frames of a recording.
  package mutating func add(_ recording: CalibratedRecording) {
    for stretch in recording.stretches {
      count += Double(stretch.cells.count)
      for cell in stretch.cells {
        sum += Double(cell)
        squares += Double(cell) * Double(cell)
      }
    }
  }

  /// (cell - mean) x scale has mean 0 and SD 1; the identity if nothing ever changed.
  package var normalization: ModelCard.InputNormalization {
    guard count > 0 else { return ModelCard.InputNormalization() }
    let mean = sum / count
    let variance = squares / count - mean * mean
    guard variance > 0 else { return ModelCard.InputNormalization() }
    return ModelCard.InputNormalization(
      mean: Float(mean), scale: Float(1 / variance.squareRoot()))
  }
}
