package import GaitModel

/// Something that wants every estimate as soon as it is there.
package protocol EstimateOutlet: Sendable {
  /// Takes one estimate of a foot; never blocks.
  ///
  /// - Parameters:
  ///   - newtons: estimated force of each foot; NaN where there is none.
  ///   - agoSeconds: how long ago the frame was measured that it is of.
  func push(newtons: PerFoot<Float>, agoSeconds: Double)
}
