import GaitAnalysis
import GaitInference
import GaitModel

/// B windows with their targets, as networks take them.
struct TrainingBatch {
  /// `[B, 128, L]`, normalised; L is the window and its context.
  let input: Tensor
  /// `[B, 1, L]` in body weights.
  let target: Tensor
  /// `[B, 1, L]`, or nil where all frames count alike.
  let frameWeights: Tensor?
}

/// Draws batches of windows at random, mixing people, paces and conditions.
///
/// What is drawn depends on seed, epoch and number of the batch only, so that every arm sees the
/// same windows, and a run that is resumed goes on with those it would have seen.
struct BatchSource {
  private let recordings: [CalibratedRecording]
  private let windows: [TrainingWindow]
  private let normalization: ModelCard.InputNormalization
  private let augmentation: AugmentationRecipe
  private let seed: UInt64
  /// L: window and context on both sides.
  let frames: Int

  /// Nil if no recording is as long as a window.
  ///
  /// - Parameters:
  ///   - recordings: those of the training subjects.
  ///   - window: T.
  ///   - context: frames on each side that losses do not look at.
  ///   - normalization: of the cells, found in the same recordings.
  ///   - augmentation: how windows are varied.
  ///   - seed: what chance is drawn from.
  init?(
    _ recordings: [CalibratedRecording], window: Int, context: Int,
    normalization: ModelCard.InputNormalization, augmentation: AugmentationRecipe, seed: UInt64
  ) {
    frames = window + 2 * context
    windows = TrainingWindow.all(of: recordings, frames: frames, step: max(window / 4, 1))
    guard !windows.isEmpty else { return nil }
    self.recordings = recordings
    self.normalization = normalization
    self.augmentation = augmentation
    self.seed = seed
  }

  /// Batches that are not trained on, such as those that weights are set on, have epochs below 0.
  func batch(epoch: Int, index: Int, size: Int, edgeWeight: Double) -> TrainingBatch {
    let purpose = UInt64(bitPattern: Int64(epoch)) << 32 ^ UInt64(index)
    var random = SplitMix64(seed: seed, purpose: purpose)
    let cells = CanonicalGrid.cellCount
    let frames = frames
    var input = [Float](repeating: 0, count: size * cells * frames)
    var target: [Float] = []
    target.reserveCapacity(size * frames)
    var weights: [Float] = []
    for item in 0..<size {
      let window = windows[Int(random.next() % UInt64(windows.count))]
      let stretch = recordings[window.recording].stretches[window.stretch]
      var own = Array(stretch.targets[window.start..<window.start + frames])
      if augmentation.changesNothing {
        copy(stretch, window.start, to: item, of: &input)
      } else {
        let variation = WindowVariation(
          augmentation, cellSD: 1 / normalization.scale, random: &random)
        let (mean, scale) = (normalization.mean, normalization.scale)
        own = variation.apply(
          to: stretch, start: window.start, frames: frames, random: random
        ) { frame, cell, value in
          input[(item * cells + cell) * frames + frame] = (value - mean) * scale
        }
      }
      if edgeWeight > 0 { weights += StanceEdges.weights(own, extra: Float(edgeWeight)) }
      target += own
    }
    return TrainingBatch(
      input: Tensor(input, shape: [size, cells, frames]),
      target: Tensor(target, shape: [size, 1, frames]),
      frameWeights: weights.isEmpty ? nil : Tensor(weights, shape: [size, 1, frames]))
  }

  /// The window as it is, frames innermost.
  private func copy(
    _ stretch: CalibratedStretch, _ start: Int, to item: Int, of input: inout [Float]
  ) {
    let cells = CanonicalGrid.cellCount
    let (mean, scale) = (normalization.mean, normalization.scale)
    let source = stretch.cells.span
    var output = input.mutableSpan
    for frame in 0..<frames {
      let row = (start + frame) * cells
      let place = item * cells * frames + frame
      for cell in 0..<cells {
        output[place + cell * frames] = (source[row + cell] - mean) * scale
      }
    }
  }
}
