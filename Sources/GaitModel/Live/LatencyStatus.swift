/// How long it takes from a frame's arrival until the screen shows it.
package struct LatencyStatus: Equatable, Sendable {
  /// Seconds that half of the frames of late stayed below.
  package var medianSeconds: Double
  /// Seconds that 99 of 100 stayed below.
  package var p99Seconds: Double

  package init(medianSeconds: Double, p99Seconds: Double) {
    self.medianSeconds = medianSeconds
    self.p99Seconds = p99Seconds
  }
}
