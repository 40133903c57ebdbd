/// What has become of the frames of one stream; every frame that came is counted once.
///
/// `received = used + duplicated + late + foreign + overRate`, besides the frames that still wait for an
/// earlier one; `lost` never came.
package struct StreamCounters: Equatable, Sendable {
  /// Frames that arrived and could be read.
  package var received = 0
  /// Frames that went on to analysis and recording, in order.
  package var used = 0
  /// Frames that the device numbered or timed and that never came.
  package var lost = 0
  /// Frames that came again.
  package var duplicated = 0
  /// Frames that came after a later one and were put back in order; part of `used`.
  package var reordered = 0
  /// Frames that came when their place was already given up; they count as neither used nor lost.
  package var late = 0
  /// Packets, lines or bytes in a row that are no frames.
  package var malformed = 0
  /// Frames of another sender than the one that is listened to.
  package var foreign = 0
  /// Frames beyond the rate that is accepted, or that the program had no room for.
  package var overRate = 0
  /// Times that the device began to count anew.
  package var restarts = 0
  /// Times that the connection was made again.
  package var reconnects = 0

  package init() {}
}
