import GaitAnalysis
import GaitInference
import GaitModel

/// B windows with their targets, as networks take them.
struct TrainingBatch {
  /// `[B, 128, L]`, normalised; L is the window and its context.
  let cells: Tensor
  /// `[B, 128, 1]`, normalised like the cells; nil where no network reads it.
  let footprint: Tensor?
  /// `[B, 1, L]`: from the product's scale to the reference's; nil where no network reads it.
  let referenceRatio: Tensor?
  /// `[B, 1, L]` in body weights.
  let target: Tensor
  /// `[B, 1, L]`, or nil where all frames count alike.
  let frameWeights: Tensor?
  /// Mean times scale of the normalisation, which a change of scale has to respect.
  let offset: Double

  /// What a network of a kind reads, `[B, 128 or 256, L]`.
  func input(_ kind: InputKind) -> Tensor {
    var cells = self.cells
    if kind.scale == .reference, let ratio = referenceRatio {
      // (c r - m) s = x r + m s (r - 1) where x = (c - m) s.
      cells = cells * ratio + (ratio - 1) * offset
    }
    guard kind.hasFootprint, let footprint else { return cells }
    // Zeros of the width of the cells make the footprint as long as they are.
    return Tensor.concatenated([cells, cells * 0 + footprint], along: 1)
  }
}

/// Draws batches of windows at random, mixing people, paces and conditions.
///
/// What is drawn depends on seed, epoch and number of the batch only, so that every arm sees the
/// same windows, and a run that is resumed continues with those it would have seen. Windows begin at
/// any frame.
struct BatchSource {
  private let recordings: [CalibratedRecording]
  private let windows: [TrainingWindow]
  private let normalization: ModelCard.InputNormalization
  private let augmentation: AugmentationRecipe
  private let kinds: Set<InputKind>
  private let seed: UInt64
  private let step: Int
  /// Means of the cells of each stretch, where anything is varied, and its footprint.
  private var meanCells: [[[Float]]] = []
  private var footprints: [[[Float]]] = []
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
  ///   - kinds: what the networks read.
  ///   - seed: what chance is drawn from.
  init?(
    _ recordings: [CalibratedRecording], window: Int, context: Int,
    normalization: ModelCard.InputNormalization, augmentation: AugmentationRecipe,
    kinds: Set<InputKind> = [InputKind()], seed: UInt64
  ) {
    frames = window + 2 * context
    step = max(window / 4, 1)
    windows = TrainingWindow.all(of: recordings, frames: frames, step: step)
    guard !windows.isEmpty else { return nil }
    self.recordings = recordings
    self.normalization = normalization
    self.augmentation = augmentation
    self.kinds = kinds
    self.seed = seed
    if !augmentation.changesNothing {
      meanCells = recordings.map { $0.stretches.map { $0.meanCells() } }
    }
    if kinds.contains(where: \.hasFootprint) {
      footprints = recordings.map {
        $0.stretches.map { $0.meanCells(seconds: InputKind.footprintSeconds) }
      }
    }
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
    var footprint: [Float] = []
    var ratios: [Float] = []
    let needsRatio = kinds.contains { $0.scale == .reference }
    let (mean, scale) = (normalization.mean, normalization.scale)
    for item in 0..<size {
      var window = windows[Int(random.next() % UInt64(windows.count))]
      let stretch = recordings[window.recording].stretches[window.stretch]
      let later = Int(random.next() % UInt64(step))
      window.start = min(window.start + later, stretch.count - frames)
      var own = Array(stretch.targets[window.start..<window.start + frames])
      var base = footprints.isEmpty ? [] : footprints[window.recording][window.stretch]
      if augmentation.changesNothing {
        copy(stretch, window.start, to: item, of: &input)
      } else {
        let variation = WindowVariation(
          augmentation, cellSD: 1 / normalization.scale, random: &random)
        let means = meanCells[window.recording][window.stretch]
        own = variation.apply(
          to: stretch, start: window.start, frames: frames, meanCells: means, random: random
        ) { frame, cell, value in
          input[(item * cells + cell) * frames + frame] = (value - mean) * scale
        }
        if !base.isEmpty { base = variation.varied(base, meanCells: means) }
      }
      footprint += base.map { ($0 - mean) * scale }
      if needsRatio {
        ratios += stretch.referenceRatios[window.start..<window.start + frames]
      }
      if edgeWeight > 0 { weights += StanceEdges.weights(own, extra: Float(edgeWeight)) }
      target += own
    }
    return TrainingBatch(
      cells: Tensor(input, shape: [size, cells, frames]),
      footprint: footprint.isEmpty ? nil : Tensor(footprint, shape: [size, cells, 1]),
      referenceRatio: needsRatio ? Tensor(ratios, shape: [size, 1, frames]) : nil,
      target: Tensor(target, shape: [size, 1, frames]),
      frameWeights: weights.isEmpty ? nil : Tensor(weights, shape: [size, 1, frames]),
      offset: Double(mean * scale))
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
