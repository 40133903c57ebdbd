package import GaitModel

/// What an estimator is, for cards, exports and screens.
package struct EstimatorDescription: Equatable, Sendable {
  /// A short name to find it by.
  package var name: String
  /// One sentence for somebody who never heard of it.
  package var summary: String
  /// What it is made of: `sum of cells`, `linear`, `WRN-16-1`.
  package var kind: String
  /// SHA-256 of the model file in hexadecimal, or nil if there is no file behind it.
  package var sha256: String?
  /// How many frames of the session an estimate comes after the frame that it is for.
  package var delayFrames: Int
  /// Frames a second that it was made for; nil if any rate will do.
  package var samplingRateHz: Double?
  /// Frames at `samplingRateHz` that one estimate depends on.
  package var receptiveFieldFrames: Int
  /// Frames at `samplingRateHz` before and after its own that one estimate depends on.
  package var lookBehindFrames: Int
  /// Frames at `samplingRateHz` after its own that one estimate depends on.
  package var lookAheadFrames: Int
  /// Numbers that were learned.
  package var parameterCount: Int
  /// Multiply-adds for one estimate.
  package var multiplyAddsPerFrame: Int
  /// The layouts that it was trained on; nil where nothing was trained.
  package var trainedLayouts: TrainedLayouts?
  /// Where it comes from: data, method, teacher, seed and so on, in the order of the file.
  package var provenance: [Fact]
  /// What was measured when it was made, in the order of the file.
  package var metrics: [Fact]

  /// Whether it was fitted to simulated walkers alone.
  package var isFittedToSimulation: Bool { provenance.contains(.simulated) }

  package init(
    name: String, summary: String, kind: String? = nil, sha256: String? = nil,
    delayFrames: Int = 0, samplingRateHz: Double? = nil, receptiveFieldFrames: Int = 1,
    lookBehindFrames: Int = 0, lookAheadFrames: Int = 0, parameterCount: Int = 0,
    multiplyAddsPerFrame: Int = 0, trainedLayouts: TrainedLayouts? = nil, provenance: [Fact] = [],
    metrics: [Fact] = []
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind ?? name
    self.sha256 = sha256
    self.delayFrames = delayFrames
    self.samplingRateHz = samplingRateHz
    self.receptiveFieldFrames = receptiveFieldFrames
    self.lookBehindFrames = lookBehindFrames
    self.lookAheadFrames = lookAheadFrames
    self.parameterCount = parameterCount
    self.multiplyAddsPerFrame = multiplyAddsPerFrame
    self.trainedLayouts = trainedLayouts
    self.provenance = provenance
    self.metrics = metrics
  }

  /// Frames of a session before its own that an estimate depends on.
  package func lookBehind(samplingRateHz: Double) -> Int {
    guard lookBehindFrames > 0, let modelHz = self.samplingRateHz else { return lookBehindFrames }
    let ratio = modelHz / samplingRateHz
    // Between two rates a frame of the model is made of two of the session.
    let isOwnRate = abs(ratio - 1) < 0.01
    return isOwnRate
      ? lookBehindFrames : Int((Double(lookBehindFrames + 1) / ratio).rounded(.up))
  }
}
