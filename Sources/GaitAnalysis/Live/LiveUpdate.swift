package import GaitModel

/// What a live session tells whoever shows it, as often as that draws.
package struct LiveUpdate: Equatable, Sendable {
  /// Insoles that nobody has described, and how many cells they have.
  package struct UnknownLayout: Equatable, Sendable {
    /// The foot of the insole.
    package var foot: Foot
    /// Cells of its frames.
    package var cellCount: Int

    package init(foot: Foot, cellCount: Int) {
      self.foot = foot
      self.cellCount = cellCount
    }
  }

  /// The part of an update that there is once frames have come.
  package struct Session: Equatable, Sendable {
    /// As the devices state it, with what was found since.
    package var metadata: SessionMetadata
    /// What the screen can go back to, in seconds of the session's clock; it ends with the newest frame.
    package var range: ClosedRange<Double>
    /// What is known of the session; samples are those of the last minutes.
    package var analysis: SessionAnalysis
    /// The newest frame of each foot.
    package var frames: PerFoot<PressureFrame?>
    /// Steps before those that the analysis has: in another unit, or by another model.
    package var forgottenSteps: Int
    /// The lag of the reference that was found or set; nil before.
    package var lag: LagEstimate?
    /// Whether forces of a reference come.
    package var isReferenceHere: Bool

    package init(
      metadata: SessionMetadata, range: ClosedRange<Double>, analysis: SessionAnalysis,
      frames: PerFoot<PressureFrame?>, forgottenSteps: Int, lag: LagEstimate?,
      isReferenceHere: Bool
    ) {
      self.metadata = metadata
      self.range = range
      self.analysis = analysis
      self.frames = frames
      self.forgottenSteps = forgottenSteps
      self.lag = lag
      self.isReferenceHere = isReferenceHere
    }
  }

  /// One a stream.
  package var devices: [DeviceStatus]
  /// Nil while nothing is recorded.
  package var recorder: RecorderStatus?
  /// Whether a recording begins with the first frame.
  package var recordsFirstFrame = false
  /// Insoles to be described; nil if all are known.
  package var unknownLayout: UnknownLayout?
  /// Why something that came could last not be read.
  package var problem: String?
  /// Nil until frames have come.
  package var session: Session?
  /// When the newest frame of the session arrived, in seconds of the arrival clock.
  package var newestArrivalSeconds: Double?
  /// When the update was made, in seconds since 1970.
  package var nowUnixSeconds: Double
  /// How the session is shared with those who look on; nil where it is not.
  package var share: ShareStatus?
  /// The connection to the host whose session this is; nil for a session of one's own.
  package var host: DeviceStatus?
  /// Sessions that a host has had before this one: another one begins with a time of its own.
  package var sessionsBefore = 0

  package init(
    devices: [DeviceStatus], recorder: RecorderStatus? = nil, unknownLayout: UnknownLayout? = nil,
    problem: String? = nil, session: Session? = nil, newestArrivalSeconds: Double? = nil,
    nowUnixSeconds: Double = 0
  ) {
    self.devices = devices
    self.recorder = recorder
    self.unknownLayout = unknownLayout
    self.problem = problem
    self.session = session
    self.newestArrivalSeconds = newestArrivalSeconds
    self.nowUnixSeconds = nowUnixSeconds
  }
}
