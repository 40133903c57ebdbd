package import GaitModel

/// What is left of a live session when it has ended.
package struct LiveSummary: Equatable, Sendable {
  package var recorder: RecorderStatus?
  package var devices: [DeviceStatus] = []
  /// Packets that the program had no room for; what was in them nobody knows.
  package var droppedEvents = 0
  /// Receivers of estimates and steps.
  package var outlets: [OutletStatus] = []
  package var seconds = 0.0
  package var steps = 0

  package init() {}
}
