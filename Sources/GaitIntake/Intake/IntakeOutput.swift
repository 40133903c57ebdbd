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
  /// The same from earlier sessions: for devices that have had time to announce themselves.
  package var rememberedLayouts: [Int: InsoleDescription] = [:]
  /// Where new frames lie in a recording that continues; nil where the first frame is its beginning.
  package var continuation: Continuation?

  /// A recording that continues, on the clock that arrivals are timed by.
  package struct Continuation: Equatable, Sendable {
    /// When the recording's time was zero, by the arrival clock; before the machine's start below zero.
    package var zeroArrivalSeconds: Double
    /// The recording's time before which no new frame may lie.
    package var leastSeconds: Double

    package init(zeroArrivalSeconds: Double, leastSeconds: Double) {
      self.zeroArrivalSeconds = zeroArrivalSeconds
      self.leastSeconds = leastSeconds
    }
  }

  package init() {}
}
