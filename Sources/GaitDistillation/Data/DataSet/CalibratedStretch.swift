package import GaitModel

/// A stretch of one foot without a hole, as networks read it.
package struct CalibratedStretch: Equatable, Sendable {
  package static let samplingRateHz = 200.0

  package let foot: Foot
  package let startSeconds: Double
  /// `[frame][128]` on the canonical grid, right foot mirrored, in body weights per cell.
  package let cells: [Float]
  /// `[frame]`: vertical ground reaction force in body weights.
  package let targets: [Float]

  package var count: Int { targets.count }
}
