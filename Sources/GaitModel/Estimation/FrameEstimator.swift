/// Estimates one foot's vertical ground reaction force from its frames, at the rate it was made for.
///
/// `GaitInference` has one for every model file; an app may bring its own. Frames of a stretch without
/// a hole are pushed in order, in blocks of any size. Estimates come in the same order, each
/// `traits.lookAheadFrames` frames after its own; `finish(appendingTo:)` ends the stretch and gives
/// those still owed. A stretch has exactly as many estimates as frames, and they do not depend on
/// how it was cut into blocks. The next frame begins a new stretch.
public protocol FrameEstimator: Sendable {
  /// What has to be known about it to run it on an insole.
  var traits: EstimatorTraits { get }

  /// Takes frames; appends the estimates that are due.
  ///
  /// - Parameters:
  ///   - cells: `[n][128]` on the canonical grid, 16 rows from heel to toe of 8 columns from
  ///     lateral to medial, in body weights per cell.
  ///   - estimates: vertical ground reaction forces in body weights are appended.
  mutating func push(_ cells: Span<Float>, appendingTo estimates: inout [Float])

  /// Ends the stretch; appends the estimates still owed.
  ///
  /// - Parameter estimates: vertical ground reaction forces in body weights are appended.
  mutating func finish(appendingTo estimates: inout [Float])
}

/// The facts about an estimator on which rate, delay and doubts depend.
public struct EstimatorTraits: Equatable, Sendable {
  /// Its name, for lists and exports.
  package var name: String
  /// Frames a second that it was made for.
  public var samplingRateHz: Double
  /// Frames before its own that an estimate depends on.
  package var lookBehindFrames: Int
  /// Frames after its own that an estimate waits for.
  public var lookAheadFrames: Int
  /// The layouts of insoles that it was trained on; nil where nothing was trained.
  package var trainedLayouts: TrainedLayouts?
  /// Whether it has seen simulated walkers alone.
  package var isFittedToSimulation = false

  /// Describes an estimator of your own, which is believed to know any insole.
  ///
  /// - Parameters:
  ///   - name: for lists and exports.
  ///   - samplingRateHz: frames a second that it was made for; frames of another rate are
  ///     interpolated to it, and its estimates back.
  ///   - lookBehindFrames: frames before its own that an estimate depends on.
  ///   - lookAheadFrames: frames after its own that an estimate waits for.
  public init(
    name: String, samplingRateHz: Double, lookBehindFrames: Int = 0, lookAheadFrames: Int = 0
  ) {
    self.name = name
    self.samplingRateHz = samplingRateHz
    self.lookBehindFrames = lookBehindFrames
    self.lookAheadFrames = lookAheadFrames
  }
}
