package import GaitFiles
package import GaitModel

/// A session some of whose frames were lost on the way, at random and the same for a seed.
///
/// Each foot loses its own; the reference is whole.
package struct LossySession: SessionReading {
  private let session: any SessionReading
  private let lost: Double
  private let seed: UInt64

  /// - Parameters:
  ///   - session: what is left of.
  ///   - lost: part of the frames, 0...1.
  ///   - seed: what chance is drawn from.
  package init(_ session: any SessionReading, lost: Double, seed: UInt64) {
    self.session = session
    self.lost = lost
    self.seed = seed
  }

  package var metadata: SessionMetadata { session.metadata }
  package var seconds: ClosedRange<Double> { session.seconds }
  package var markers: [Marker] { session.markers }

  package func frames(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> FrameBlock? {
    guard let block = try session.frames(foot, seconds: seconds) else { return nil }
    var kept = FrameBlock(foot: foot, cellCount: block.cellCount)
    for index in 0..<block.count {
      // Decided by the frame's time, whatever stretch it is read in.
      var random = SplitMix64(
        seed: seed ^ (foot == .left ? 0 : 0x9E37_79B9), purpose: block.times[index].bitPattern)
      guard random.uniform() >= lost else { continue }
      let cells = index * block.cellCount..<(index + 1) * block.cellCount
      kept.append(timeSeconds: block.times[index], cells: block.cells[cells])
    }
    return kept
  }

  package func reference(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> ForceBlock? {
    try session.reference(foot, seconds: seconds)
  }
}
