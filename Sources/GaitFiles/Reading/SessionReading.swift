package import GaitModel

/// A session that can be read at random: a `.gait` file, or one in memory.
package protocol SessionReading: Sendable {
  var metadata: SessionMetadata { get }
  var markers: [Marker] { get }
  /// How the walker did against targets; none where nobody practised.
  var feedback: [FeedbackSummary] { get }
  /// From the first to the last recorded frame of either foot; `0...0` if there are none.
  var seconds: ClosedRange<Double> { get }

  /// The frames of a foot whose time lies in a range, none if the foot was not recorded.
  func frames(_ foot: Foot, seconds: ClosedRange<Double>) throws(GaitlabError) -> FrameBlock?

  /// The reference of a foot in a range, none if the foot has no reference at all.
  func reference(_ foot: Foot, seconds: ClosedRange<Double>) throws(GaitlabError) -> ForceBlock?
}

/// A session that is wholly in memory, as importers give it.
package struct MemorySession: SessionReading {
  private let session: RecordedSession
  package let seconds: ClosedRange<Double>

  package init(_ session: RecordedSession) {
    self.session = session
    seconds = session.seconds
  }

  package var metadata: SessionMetadata { session.metadata }
  package var markers: [Marker] { session.markers }

  package func frames(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> FrameBlock? {
    session.frames[foot]?.slice(seconds: seconds)
  }

  package func reference(
    _ foot: Foot, seconds: ClosedRange<Double>
  ) throws(GaitlabError) -> ForceBlock? {
    session.reference[foot]?.slice(seconds: seconds)
  }
}

extension SessionReading {
  package var feedback: [FeedbackSummary] { [] }

  /// The first frames of each foot.
  ///
  /// - Parameter length: seconds from the session's beginning.
  /// - Returns: the frames; none of a foot that was not recorded.
  /// - Throws: why they cannot be read.
  package func head(seconds length: Double) throws(GaitlabError) -> PerFoot<FrameBlock?> {
    let range = seconds.lowerBound...seconds.lowerBound + length
    return PerFoot(
      left: try frames(.left, seconds: range), right: try frames(.right, seconds: range))
  }

  /// The whole session in memory, for exporters.
  package func recorded() throws(GaitlabError) -> RecordedSession {
    var session = RecordedSession(metadata: metadata, frames: PerFoot(both: nil), markers: markers)
    let everything = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    for foot in metadata.feet {
      session.frames[foot] = try frames(foot, seconds: everything)
      session.reference[foot] = try reference(foot, seconds: everything)
    }
    return session
  }
}
