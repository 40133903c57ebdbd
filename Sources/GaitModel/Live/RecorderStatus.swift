/// How a recording is doing.
package struct RecorderStatus: Equatable, Codable, Sendable {
  /// Whether it writes.
  package enum State: Equatable, Codable, Sendable {
    case recording
    /// The disk took nothing more; what is there is safe, and it is tried again.
    case failing(reason: String)
    /// Finished or given up.
    case ended
  }

  /// The file that is written.
  package var path: String
  /// Whether it writes.
  package var state: State
  /// Frames that would survive a loss of power now.
  package var framesOnDisk: Int
  /// The session's time up to which all frames are on disk.
  package var secondsOnDisk: Double
  /// Size of the file.
  package var bytesOnDisk: Int
  /// Frames that wait for the disk.
  package var framesWaiting: Int
  /// Frames that could be kept neither on disk nor in memory.
  package var framesLost: Int

  package init(
    path: String, state: State = .recording, framesOnDisk: Int = 0, secondsOnDisk: Double = 0,
    bytesOnDisk: Int = 0, framesWaiting: Int = 0, framesLost: Int = 0
  ) {
    self.path = path
    self.state = state
    self.framesOnDisk = framesOnDisk
    self.secondsOnDisk = secondsOnDisk
    self.bytesOnDisk = bytesOnDisk
    self.framesWaiting = framesWaiting
    self.framesLost = framesLost
  }
}

/// How long it takes from a frame's arrival until the screen shows it.
package struct LatencyStatus: Equatable, Sendable {
  /// Seconds that half of the frames of late stayed below.
  package var medianSeconds: Double
  /// Seconds that 99 of 100 stayed below.
  package var p99Seconds: Double

  package init(medianSeconds: Double, p99Seconds: Double) {
    self.medianSeconds = medianSeconds
    self.p99Seconds = p99Seconds
  }
}
