/// How a device's clock stands to ours.
package struct ClockStatus: Equatable, Sendable {
  /// Our time minus the device's in seconds: clock difference and shortest travel time together.
  package var offsetSeconds: Double
  /// Parts per million by which the device's clock is fast; nil until it can be told from jitter.
  package var driftPartsPerMillion: Double?
  /// Seconds by which 95 % of the frames of the last seconds came later than the fastest ones.
  package var jitterSeconds: Double

  package init(offsetSeconds: Double, driftPartsPerMillion: Double?, jitterSeconds: Double) {
    self.offsetSeconds = offsetSeconds
    self.driftPartsPerMillion = driftPartsPerMillion
    self.jitterSeconds = jitterSeconds
  }
}

/// One moment on two clocks; kept with a recording, so that the device's times can be had back.
package struct ClockPoint: Equatable, Sendable {
  /// The foot of the stream.
  package var foot: Foot
  /// Whether it is of the foot's reference and not of its insole.
  package var isReference: Bool
  /// Seconds of the session's clock.
  package var sessionSeconds: Double
  /// Seconds of the device's clock.
  package var deviceSeconds: Double

  package init(foot: Foot, isReference: Bool, sessionSeconds: Double, deviceSeconds: Double) {
    self.foot = foot
    self.isReference = isReference
    self.sessionSeconds = sessionSeconds
    self.deviceSeconds = deviceSeconds
  }
}
