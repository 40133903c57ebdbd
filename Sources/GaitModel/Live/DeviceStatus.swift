/// What is known of one stream: a foot of a device, or a foot of a reference.
package struct DeviceStatus: Equatable, Codable, Sendable {
  /// Where it comes from, such as `udp 127.0.0.1:9000`.
  package var source: String
  /// What the device calls itself; it may hold anything and is sanitised where it is shown.
  package var device: String
  /// Nil until a frame has said it.
  package var foot: Foot?
  /// Whether it sends forces of a reference and not frames of an insole.
  package var isReference: Bool
  /// How it is connected.
  package var connection: ConnectionState
  /// What became of its frames.
  package var counters: StreamCounters
  /// Nil until frames have come.
  package var clock: ClockStatus?
  /// Frames a second by the device's clock; nil until some have come.
  package var samplingRateHz: Double?

  package init(
    source: String, device: String = "", foot: Foot? = nil, isReference: Bool = false,
    connection: ConnectionState = .connecting, counters: StreamCounters = StreamCounters(),
    clock: ClockStatus? = nil, samplingRateHz: Double? = nil
  ) {
    self.source = source
    self.device = device
    self.foot = foot
    self.isReference = isReference
    self.connection = connection
    self.counters = counters
    self.clock = clock
    self.samplingRateHz = samplingRateHz
  }
}

/// How a device that is being listened to is connected.
package enum ConnectionState: Equatable, Codable, Sendable {
  /// Nothing has come yet: a port is opened, or a sender is waited for.
  case connecting
  case streaming
  /// Open, but without a frame for the given time.
  case stalled(seconds: Double)
  /// Gone; for a device that connects by itself there is nothing to do but wait.
  case lost(reason: String)
  /// Gone, and tried again in the given time; attempts count from 1.
  case reconnecting(inSeconds: Double, attempt: Int, reason: String)
  /// Bytes come that are no frames.
  case formatError(reason: String)
  /// The stream has ended as it was meant to.
  case ended
}

/// What has become of the frames of one stream; every frame that came is counted once.
///
/// `received = used + duplicated + late + foreign + overRate`, besides the frames that still wait for an
/// earlier one; `lost` never came.
package struct StreamCounters: Equatable, Codable, Sendable {
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
  /// Times that the device began to count again.
  package var restarts = 0
  /// Times that the connection was made again.
  package var reconnects = 0

  package init() {}
}

/// How a device's clock stands to ours.
package struct ClockStatus: Equatable, Codable, Sendable {
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
