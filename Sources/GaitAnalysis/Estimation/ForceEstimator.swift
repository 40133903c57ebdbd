/// Turns the canonical frames of one foot into its estimated vertical ground reaction force.
///
/// Feed frames in order with `push`. The estimate that `push` returns belongs to the frame
/// `description.delayFrames` pushes ago; nil means that none is due yet. At the end of a stretch
/// of frames without a hole `flush` returns the estimates still owed, and `reset` begins a new
/// stretch. So the estimates of a stretch are exactly as many as its frames, whatever the chunks.
package protocol ForceEstimator: Sendable {
  var description: EstimatorDescription { get }

  /// Takes one frame.
  ///
  /// - Parameter cells: `[128]` on the canonical grid, in body weights per cell: calibrated
  ///   pressure x area over the input scale.
  /// - Returns: vertical ground reaction force in body weights.
  mutating func push(_ cells: [Float]) -> Float?

  /// The estimates still owed, oldest first: `delayFrames` of them, or as many as the stretch has
  /// frames if that is fewer.
  mutating func flush() -> [Float]

  /// Forgets all frames.
  mutating func reset()
}
