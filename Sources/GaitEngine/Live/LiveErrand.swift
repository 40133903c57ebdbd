package import GaitModel

/// Work with files that the core of a live session leaves to whoever drives it, in this order.
package enum LiveErrand: Sendable {
  /// A file is to be made for what comes from now on.
  case begin(path: String, metadata: SessionMetadata)
  /// Samples belong to the recording.
  case keep(RecordedBlock)
  /// More is known of the session: a foot or a reference has joined.
  case update(SessionMetadata)
  /// A calibration was found or measured, which holds from a second on; nil for the whole session.
  case calibrate(Calibration, fromSeconds: Double?)
  /// The reference is late by other seconds.
  case shift(referenceLagSeconds: Double)
  /// The reference reads other forces than 0 without a load.
  case level(reference: PerFoot<ReferenceLevel?>)
  case mark(Marker)
  case sum(FeedbackSummary, isOver: Bool)
  /// The recording has got all that it will get; its file is to be finished.
  case finish
}
