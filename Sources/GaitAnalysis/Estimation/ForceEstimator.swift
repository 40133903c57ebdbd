/// Turns the canonical frames of one foot into its estimated vertical ground reaction force.
///
/// Frames of a stretch without a hole are pushed in order, in blocks of any size. Estimates come in
/// the same order, each at most `description.delayFrames` frames after its own; `finish` ends the
/// stretch and gives those still owed. So a stretch has exactly as many estimates as frames, and
/// they do not depend on the blocks. The next frame begins a new stretch.
package protocol ForceEstimator: Sendable {
  /// Its card.
  var description: EstimatorDescription { get }

  /// Takes frames; appends the estimates that are due.
  ///
  /// - Parameters:
  ///   - frames: `[n][128]` on the canonical grid, in body weights per cell: calibrated pressure x
  ///     area over the input scale.
  ///   - estimates: vertical ground reaction force in body weights is appended.
  mutating func push(_ frames: Span<Float>, appendingTo estimates: inout [Float])

  /// Ends the stretch; appends the estimates still owed.
  mutating func finish(appendingTo estimates: inout [Float])
}
