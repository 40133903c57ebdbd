import GaitAnalysis
package import GaitFiles
package import GaitModel

/// Gives the frames at a moment, reading ahead so that playing asks the file once a second.
package struct FrameWindow: Sendable {
  private let session: any SessionReading
  private let ratesHz: PerFoot<Double?>
  private var blocks: PerFoot<FrameBlock?> = PerFoot(both: nil)
  private var loaded: ClosedRange<Double>?

  /// Seconds that are read at once, mostly ahead of the position.
  private static let ahead = 2.0
  private static let behind = 0.5

  /// - Parameters:
  ///   - session: where the frames are read.
  ///   - metadata: the rates that the frames have; see `SessionBasis`.
  package init(session: any SessionReading, metadata: SessionMetadata) {
    self.session = session
    ratesHz = metadata.insoles.map { $0?.samplingRateHz }
  }

  /// The last frame of each foot at a moment; none where the foot has a hole there.
  package mutating func frames(
    at seconds: Double
  ) throws(GaitlabError) -> PerFoot<PressureFrame?> {
    if loaded?.contains(seconds) != true {
      let range = (seconds - Self.behind)...(seconds + Self.ahead)
      for foot in session.metadata.feet {
        blocks[foot] = try session.frames(foot, seconds: range)
      }
      loaded = (seconds - Self.behind / 2)...(seconds + Self.ahead)
    }
    var frames: PerFoot<PressureFrame?> = PerFoot(both: nil)
    for foot in session.metadata.feet {
      guard let rate = ratesHz[foot] else { continue }
      frames[foot] = blocks[foot]?.frame(at: seconds, samplingRateHz: rate)
    }
    return frames
  }
}
