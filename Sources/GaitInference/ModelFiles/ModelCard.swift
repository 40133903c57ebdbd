package import GaitModel

/// What a model file says of its model besides the weights.
package struct ModelCard: Equatable, Sendable {
  /// What the weights belong to.
  package enum Architecture: Equatable, Sendable {
    case wideResNet(WideResNetShape)
    /// A weighted sum of the cells of one frame, `[128]` and an offset.
    case linear
  }

  /// Turns cells in body weights into what the network reads: (cell - mean) x scale.
  package struct InputNormalization: Equatable, Sendable {
    /// In body weights.
    package var mean: Float
    /// Per body weight.
    package var scale: Float

    package init(mean: Float = 0, scale: Float = 1) {
      self.mean = mean
      self.scale = scale
    }
  }

  /// A short name to find it by.
  package var name: String
  /// One sentence for somebody who never heard of it.
  package var summary: String
  /// The network that the weights belong to.
  package var architecture: Architecture
  /// Frames a second that it was made for.
  package var samplingRateHz: Double
  /// The normalisation of its input.
  package var input: InputNormalization
  /// Frames of the windows that it was trained on; nil where there were none.
  package var windowFrames: Int?
  /// The layouts of insoles that it has seen; nil in older files, which are of dense ones.
  package var trainedLayouts: TrainedLayouts?
  /// What exported code with whole numbers is made with; nil before `models quantize`.
  package var quantization: ActivationRanges?
  /// Data, folds, method, teacher, seed, commit and so on, in the order of the file.
  package var provenance: [Fact]
  /// What was measured when it was made, in the order of the file.
  package var metrics: [Fact]

  package init(
    name: String, summary: String, architecture: Architecture, samplingRateHz: Double = 200,
    input: InputNormalization = InputNormalization(), windowFrames: Int? = nil,
    trainedLayouts: TrainedLayouts? = nil, quantization: ActivationRanges? = nil,
    provenance: [Fact] = [], metrics: [Fact] = []
  ) {
    self.name = name
    self.summary = summary
    self.architecture = architecture
    self.samplingRateHz = samplingRateHz
    self.input = input
    self.windowFrames = windowFrames
    self.trainedLayouts = trainedLayouts
    self.quantization = quantization
    self.provenance = provenance
    self.metrics = metrics
  }

  /// Frames after its own that an estimate waits for.
  package var lookAheadFrames: Int {
    guard case .wideResNet(let shape) = architecture else { return 0 }
    return shape.lookAheadFrames
  }

  /// Whether it was trained on insoles of so many cells.
  package func covers(cellCount: Int) -> Bool {
    (trainedLayouts ?? .dense).covers(cellCount: cellCount)
  }
}
