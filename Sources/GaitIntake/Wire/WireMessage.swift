package import GaitModel

/// One thing that a device says, read from a line or a binary frame; docs/WIRE.md describes both.
package enum WireMessage: Equatable, Sendable {
  case announcement(StreamAnnouncement)
  case frame(WireFrame)
  case force(WireForce)
}

/// The cells of one insole as they were sent.
package struct WireFrame: Equatable, Sendable {
  package var foot: Foot
  /// Counts the frames of the foot and wraps; nil in lines that have only their time.
  package var sequence: UInt32?
  /// Microseconds of the device's clock.
  package var deviceMicroseconds: Int64
  /// One value a cell, in the announced unit; binary counts are already multiplied with the scale.
  package var cells: [Float]

  package init(foot: Foot, sequence: UInt32?, deviceMicroseconds: Int64, cells: [Float]) {
    self.foot = foot
    self.sequence = sequence
    self.deviceMicroseconds = deviceMicroseconds
    self.cells = cells
  }
}

/// The force under one foot as a plate or treadmill sent it.
package struct WireForce: Equatable, Sendable {
  package var foot: Foot
  package var sequence: UInt32?
  /// Microseconds of the device's clock.
  package var deviceMicroseconds: Int64
  package var newtons: Float

  package init(foot: Foot, sequence: UInt32?, deviceMicroseconds: Int64, newtons: Float) {
    self.foot = foot
    self.sequence = sequence
    self.deviceMicroseconds = deviceMicroseconds
    self.newtons = newtons
  }
}
