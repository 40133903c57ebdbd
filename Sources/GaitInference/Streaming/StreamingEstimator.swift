/// A model at work on one foot: frames in, estimated vertical ground reaction force out.
///
/// The estimate of a frame comes `lookAheadFrames` frames after it. At the end of a stretch of
/// frames without a hole `finish` gives those still owed, and the next frame begins a new stretch.
/// Estimates do not depend on how the frames were cut into pushes.
package struct StreamingEstimator: Sendable {
  /// Cells of one frame.
  package static let cellCount = 128

  /// Frames after its own that an estimate waits for.
  package let lookAheadFrames: Int
  // One of the two is there; an enum would copy the stream's memory out and in at each push.
  private var network: WideResNetStream?
  private let linear: LinearModel?

  /// Folds and packs the numbers; a second foot is a copy of this.
  package init(_ model: Model, kernels: Kernels = .widest) {
    switch model.parameters {
    case .wideResNet(let parameters):
      let ready = WideResNet(parameters, input: model.card.input)
      lookAheadFrames = ready.shape.lookAheadFrames
      network = ready.makeStream(kernels: kernels)
      linear = nil
    case .linear(let parameters):
      lookAheadFrames = 0
      linear = LinearModel(parameters, input: model.card.input, kernels: kernels)
    }
  }

  /// Takes frames; appends the estimates that are due, in body weights.
  ///
  /// - Parameters:
  ///   - cells: `[frames][128]` on the canonical grid, in body weights per cell.
  ///   - estimates: one number a frame is appended.
  package mutating func push(_ cells: Span<Float>, appendingTo estimates: inout [Float]) {
    network?.push(cells, appendingTo: &estimates)
    linear?.apply(cells, appendingTo: &estimates)
  }

  /// Takes the last frames of a stretch; appends all estimates that are still owed.
  package mutating func finish(
    _ cells: Span<Float> = Span(), appendingTo estimates: inout [Float]
  ) {
    network?.push(cells, isLast: true, appendingTo: &estimates)
    linear?.apply(cells, appendingTo: &estimates)
  }

  /// Forgets all frames.
  package mutating func reset() { network?.reset() }
}
