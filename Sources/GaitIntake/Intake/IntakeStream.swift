import GaitModel

/// A sample in order that waits for its clock to settle.
struct PendingSample {
  let values: [Float]
  let device: Double
  let arrival: Double
}

/// One foot of an insole or of a reference: its sender, its order, its clock and its connection.
struct IntakeStream {
  struct Key: Hashable {
    let foot: Foot
    let isReference: Bool
  }

  let key: Key
  /// Index of the source.
  var source: Int
  var peer: SourcePeer
  /// Which of the intake's clocks its times are of.
  var clock: Int
  var device: String
  var samplingRateHz: Double
  /// Values of a sample: the cells, or one force.
  let valueCount: Int
  var order: ReorderBuffer<[Float]>
  var limit: RateLimit
  var machine: ConnectionMachine
  var held: [PendingSample] = []
  var lastSessionSeconds: Double?
  /// Samples in a row that arrived before they were measured.
  var futureCount = 0
  var lastArrival: Double
  var clockPointAt = -Double.infinity
  /// Device's time and number of the samples since then, for the rate.
  private var rateFrom: (device: Double, count: Int)?
  private(set) var measuredHz: Double?
  private var releasedCount = 0

  init(
    key: Key, source: Int, peer: SourcePeer, clock: Int, device: String, samplingRateHz: Double,
    valueCount: Int, machine: ConnectionMachine, at now: Double
  ) {
    self.key = key
    self.source = source
    self.peer = peer
    self.clock = clock
    self.device = device
    self.samplingRateHz = samplingRateHz
    self.valueCount = valueCount
    order = ReorderBuffer(samplingRateHz: samplingRateHz)
    limit = RateLimit(samplingRateHz: samplingRateHz)
    self.machine = machine
    self.machine.samplingRateHz = samplingRateHz
    lastArrival = now
  }

  /// Counts a sample in order towards the rate that the device really has.
  mutating func noteRate(device: Double) {
    releasedCount += 1
    guard let from = rateFrom, device > from.device else {
      rateFrom = (device, releasedCount)
      return
    }
    let seconds = device - from.device
    guard seconds >= 2 else { return }
    measuredHz = Double(releasedCount - from.count) / seconds
    rateFrom = (device, releasedCount)
  }
}
