package import GaitModel

/// What comes out of the intake, in the session's time and in order.
package enum IntakeOutput: Sendable {
  /// An insole is there; before the first of its frames.
  case insole(Foot, StreamAnnouncement, InsoleDescription)
  /// A foot's reference is there; before the first of its forces.
  case reference(Foot, device: String)
  /// A frame, and when it arrived.
  case frame(PressureFrame, arrival: Double)
  case force(ForceSample)
  case clock(ClockPoint)
  /// Frames of an insole that nobody has described.
  case unknownLayout(Foot, cellCount: Int)
}

/// What the user decided about who may send what.
package struct IntakeOptions: Equatable, Sendable {
  /// Whether another sender may take a stream over; otherwise the first one keeps it.
  package var acceptsAnySender = false
  /// The insoles of devices that announce none, by their number of cells.
  package var layouts: [Int: InsoleDescription] = [:]
  /// The session's time of the first frame; more than 0 where a recording continues.
  package var startSeconds = 0.0

  package init() {}
}
