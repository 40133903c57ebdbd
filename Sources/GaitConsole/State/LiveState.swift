package import GaitAnalysis
package import GaitModel

/// What the console knows of the devices that it listens to.
package struct LiveState: Equatable, Sendable {
  package var devices: [DeviceStatus]
  package var recorder: RecorderStatus?
  package var unknownLayout: LiveUpdate.UnknownLayout?
  package var problem: String?
  package var forgottenSteps = 0
  package var lag: LagEstimate?
  package var isReferenceHere = false
  /// The insoles that somebody was asked about already; Enter asks again.
  package var askedLayout: LiveUpdate.UnknownLayout?

  /// How far a live session can be looked back at; what is older is in the recording alone.
  package static let keptSeconds = 120.0

  /// Whether frames are kept, or wait to be kept.
  package var isRecording: Bool { recorder != nil && recorder?.state != .ended }

  package init(devices: [DeviceStatus] = []) { self.devices = devices }
}
