/// What is known of one stream: a foot of a device, or a foot of a reference.
package struct DeviceStatus: Equatable, Sendable {
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
