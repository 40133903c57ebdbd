package import GaitModel

/// What is left of a live session when it has ended.
package struct LiveSummary: Equatable, Sendable {
  package var recorder: RecorderStatus?
  package var devices: [DeviceStatus] = []
  package var seconds = 0.0
  package var steps = 0

  package init() {}
}
