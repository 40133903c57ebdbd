package import GaitAnalysis
package import GaitModel

/// What the console knows of the devices that it listens to.
package struct LiveState: Equatable, Sendable {
  package var devices: [DeviceStatus]
  package var recorder: RecorderStatus?
  /// Whether a recording begins with the first frame.
  package var recordsFirstFrame = false
  package var unknownLayout: LiveUpdate.UnknownLayout?
  package var problem: String?
  package var forgottenSteps = 0
  /// The session's time when this console joined it midway; nil where it has seen all of it.
  ///
  /// It continues a recording, or looks at a host that has measured for a while.
  var joinedAtSeconds: Double?
  package var lag: LagEstimate?
  package var isReferenceHere = false
  /// How it is shared with those who look on; nil where it is not.
  package var share: ShareStatus?
  /// The connection to the host whose session is looked at; nil before the first word of it, and for a session of
  /// one's own.
  package var host: DeviceStatus?
  /// Whether another gaitlab measures, whose session is only looked at.
  package var isViewer = false
  /// Sessions of the host before the one that is shown.
  package var sessionsBefore = 0
  /// The insoles that somebody was asked about already; Enter asks again.
  package var askedLayout: LiveUpdate.UnknownLayout?

  /// How far a live session can be looked back at; what is older is in the recording alone.
  package static let keptSeconds = 120.0

  /// A session that begins later than this has gone on without this console, in seconds.
  static let joinedSeconds = 5.0

  /// Whether frames are kept, or wait to be kept.
  package var isRecording: Bool { recorder != nil && recorder?.state != .ended }

  package init(devices: [DeviceStatus] = []) { self.devices = devices }
}
