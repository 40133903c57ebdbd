/// A whole session in memory: what importers and the simulator make, and what the store writes.
package struct RecordedSession: Equatable, Sendable {
  /// What is known besides the samples.
  package var metadata: SessionMetadata
  /// All frames of each foot; nil for one that was not recorded.
  package var frames: PerFoot<FrameBlock?>
  /// Forces of a reference on the clock of their own device; nil without one.
  package var reference: PerFoot<ForceBlock?>
  /// In the order of time.
  package var markers: [Marker]

  package init(
    metadata: SessionMetadata, frames: PerFoot<FrameBlock?>,
    reference: PerFoot<ForceBlock?> = PerFoot(both: nil), markers: [Marker] = []
  ) {
    self.metadata = metadata
    self.frames = frames
    self.reference = reference
    self.markers = markers
  }

  /// From the first to the last frame of either foot, in seconds; `0...0` if there are none.
  package var seconds: ClosedRange<Double> {
    let blocks = Foot.allCases.compactMap { frames[$0] }
    let first = blocks.compactMap(\.times.first).min()
    let last = blocks.compactMap(\.times.last).max()
    guard let first, let last else { return 0...0 }
    return first...last
  }
}
