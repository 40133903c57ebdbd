/// How scales are found from the first strides of a recording.
package struct CalibrationRule: Equatable, Sendable {
  /// Strides of a foot that are looked at, from its first; 2 at least.
  package var maxStrides: Int
  /// Whether each foot gets a scale of its own, so that its mean over whole strides is half a body
  /// weight.
  ///
  /// That takes away what a walker has of asymmetry in impulse; the benchmark does it, because
  /// its two insoles have errors of their own and its walkers put half their weight on each foot.
  package var scalesFeetApart: Bool
  /// Whether the scale is followed after the first strides.
  package var scale: ScaleMode

  package init(
    maxStrides: Int = 10, scalesFeetApart: Bool = false, scale: ScaleMode = .running
  ) {
    self.maxStrides = maxStrides
    self.scalesFeetApart = scalesFeetApart
    self.scale = scale
  }

  /// Such as `10 strides, both feet together, running`.
  package var summary: String {
    "\(maxStrides) strides, " + (scalesFeetApart ? "each foot by itself" : "both feet together")
      + ", \(scale.rawValue)"
  }
}
