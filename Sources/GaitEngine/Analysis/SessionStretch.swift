import GaitFiles
import GaitModel
import Synchronization

/// What is analysed of a session at a time.
struct SessionStretch: Sendable {
  /// Seconds of the session's clock; the end belongs to the next stretch.
  struct Span: Equatable, Sendable {
    let start: Double
    let end: Double
  }

  let frames: PerFoot<FrameBlock?>
  /// As it was recorded, without what is known of its lag.
  let reference: PerFoot<ForceBlock?>

  /// Reads it.
  ///
  /// - Parameters:
  ///   - span: of the insoles.
  ///   - session: where it is read.
  ///   - lag: seconds by which the reference's times are too small.
  /// - Throws: why it cannot be read.
  init(
    _ span: Span, of session: any SessionReading, referenceLagSeconds lag: Double
  ) throws(GaitlabError) {
    let last = session.seconds.upperBound
    var frames = PerFoot<FrameBlock?>(both: nil)
    var reference = PerFoot<ForceBlock?>(both: nil)
    for foot in session.metadata.feet {
      frames[foot] = try session.frames(foot, seconds: span.start...min(span.end.nextDown, last))
      // A reference that continues after the last frame is left out, or how much of it is read would depend on the
      // length of the last stretch.
      reference[foot] = try session.reference(
        foot, seconds: (span.start - lag)...min((span.end - lag).nextDown, last - lag))
    }
    self.frames = frames
    self.reference = reference
  }
}

/// Reads a stretch on a thread of its own, while the one before is analysed.
///
/// A class because the thread and the analysis share what was read.
final class StretchAhead: Sendable {
  let span: SessionStretch.Span
  private let thread: BackgroundThread
  private let found: Handover<Result<SessionStretch, GaitlabError>>

  init(_ span: SessionStretch.Span, of session: any SessionReading, referenceLagSeconds: Double) {
    self.span = span
    let found = Handover<Result<SessionStretch, GaitlabError>>(nil)
    self.found = found
    thread = BackgroundThread("read ahead") {
      let result = Result { () throws(GaitlabError) in
        try SessionStretch(span, of: session, referenceLagSeconds: referenceLagSeconds)
      }
      found.value.withLock { $0 = result }
    }
  }

  /// Waits for what the thread reads.
  ///
  /// - Returns: nil where it has been taken before.
  /// - Throws: why it cannot be read.
  func take() throws(GaitlabError) -> SessionStretch? {
    thread.wait()
    return try found.value.withLock { $0.take() }?.get()
  }
}
