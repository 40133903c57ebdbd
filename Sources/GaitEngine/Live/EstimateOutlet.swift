package import GaitModel

/// Takes every estimate of a live session as soon as it is there; never blocks.
///
/// - Parameters:
///   - newtons: estimated force of each foot; NaN where there is none.
///   - agoSeconds: how long ago the frame was measured that it is of.
package typealias EstimateOutlet =
  @Sendable (
    _ newtons: PerFoot<Float>, _ agoSeconds: Double
  ) -> Void
