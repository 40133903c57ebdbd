public import GaitModel

/// A model at work on one foot: frames in, estimated vertical ground reaction force out.
///
/// The estimate of a frame comes `lookAheadFrames` frames after it. At the end of a stretch of
/// frames without a hole `finish` gives those still owed, and the next frame begins a new stretch.
/// Estimates do not depend on how the frames were cut into pushes.
public struct StreamingEstimator: FrameEstimator {
  /// Cells of one frame.
  package static let cellCount = 128

  /// The model's rate, and how far it looks.
  public let traits: EstimatorTraits
  // One of the two is there; an enum would copy the stream's memory out and in at each push.
  private var network: WideResNetStream?
  private let linear: LinearModel?

  /// Frames after its own that an estimate waits for.
  package var lookAheadFrames: Int { traits.lookAheadFrames }

  /// Folds and packs the numbers; a second foot is a copy of this.
  ///
  /// - Parameter model: as ``Model/init(safetensors:)`` read it.
  public init(_ model: Model) { self.init(model, kernels: .widest) }

  /// The same with kernels of a given width.
  package init(_ model: Model, kernels: Kernels) {
    traits = EstimatorTraits(model.card)
    switch model.parameters {
    case .wideResNet(let parameters):
      network = WideResNet(parameters, input: model.card.input, kernels: kernels).makeStream()
      linear = nil
    case .linear(let parameters):
      linear = LinearModel(parameters, input: model.card.input, kernels: kernels)
    }
  }

  /// Takes frames; appends the estimates that are due, in body weights.
  ///
  /// - Parameters:
  ///   - cells: `[frames][128]` on the canonical grid, in body weights per cell.
  ///   - estimates: one number a frame is appended.
  public mutating func push(_ cells: Span<Float>, appendingTo estimates: inout [Float]) {
    network?.push(cells, appendingTo: &estimates)
    linear?.apply(cells, appendingTo: &estimates)
  }

  /// Ends a stretch; appends all estimates that are still owed, in body weights.
  ///
  /// - Parameter estimates: one number for each frame still owed is appended.
  public mutating func finish(appendingTo estimates: inout [Float]) {
    finish(Span(), appendingTo: &estimates)
  }

  /// Takes the last frames of a stretch; appends all estimates that are still owed.
  package mutating func finish(
    _ cells: Span<Float>, appendingTo estimates: inout [Float]
  ) {
    network?.push(cells, isLast: true, appendingTo: &estimates)
    linear?.apply(cells, appendingTo: &estimates)
  }

  /// Forgets all frames.
  package mutating func reset() { network?.reset() }

  /// What the groups of its network give over a stretch of frames; empty for a model without any.
  ///
  /// - Parameter cells: `[frames][128]` on the canonical grid, in body weights per cell.
  /// - Returns: `[frames][channels]` of each group, see `WideResNet.groupFeatures`.
  package func groupFeatures(_ cells: Span<Float>) -> [LayerFeatures] {
    network?.network.groupFeatures(cells) ?? []
  }
}

extension EstimatorTraits {
  /// The facts that a model's card has of it.
  init(_ card: ModelCard) {
    self.init(name: card.name, samplingRateHz: card.samplingRateHz)
    if case .wideResNet(let shape) = card.architecture {
      lookBehindFrames = shape.lookBehindFrames
      lookAheadFrames = shape.lookAheadFrames
    }
    trainedLayouts = card.trainedLayouts ?? .dense
    isFittedToSimulation = card.provenance.contains(.simulated)
  }
}
