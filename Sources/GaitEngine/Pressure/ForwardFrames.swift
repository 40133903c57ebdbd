import GaitFiles
import GaitModel

/// The frames of a foot for one short span after the other: read by longer stretches, so that what lies between
/// two spans, or in both, is read once.
struct ForwardFrames {
  private let session: any SessionReading
  private let foot: Foot
  private let change: (FrameBlock) -> FrameBlock
  private var stretch: (seconds: ClosedRange<Double>, frames: FrameBlock)?

  private var hasRead = false

  /// Seconds that are read at least from the second time on.
  private static let stretchSeconds = 15.0

  /// - Parameters:
  ///   - session: where the frames are read.
  ///   - foot: whose frames.
  ///   - change: what is done with frames before they are given.
  init(session: any SessionReading, foot: Foot, change: @escaping (FrameBlock) -> FrameBlock) {
    self.session = session
    self.foot = foot
    self.change = change
  }

  /// The frames of a span.
  ///
  /// - Returns: nil where the foot was not recorded.
  /// - Throws: why they cannot be read.
  mutating func read(_ seconds: ClosedRange<Double>) throws(GaitlabError) -> FrameBlock? {
    if let stretch, stretch.seconds.contains(seconds.lowerBound),
      stretch.seconds.contains(seconds.upperBound)
    {
      return stretch.frames.slice(seconds: seconds)
    }
    // Who asks once does not ask for more.
    let least = hasRead ? Self.stretchSeconds : 0
    hasRead = true
    let wide = seconds.lowerBound...max(seconds.upperBound, seconds.lowerBound + least)
    guard let frames = try session.frames(foot, seconds: wide).map(change) else { return nil }
    stretch = (wide, frames)
    return frames.slice(seconds: seconds)
  }
}
