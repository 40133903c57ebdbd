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
  private var packets = PacketTimes()
  private var lastSessionSeconds: Double?
  /// Samples in a row that arrived before they were measured.
  var futureCount = 0
  /// Samples in a row with times before that of the last one.
  var behindCount = 0
  var lastArrival: Double
  var clockPointAt = -Double.infinity
  /// Device's time and number of the samples since then, for the rate.
  private var rateFrom: (device: Double, count: Int)?
  private(set) var measuredHz: Double?
  private var releasedCount = 0

  init(
    key: Key, source: Int, peer: SourcePeer, clock: Int, device: String, samplingRateHz: Double,
    valueCount: Int, isOrdered: Bool, machine: ConnectionMachine, at now: Double
  ) {
    self.key = key
    self.source = source
    self.peer = peer
    self.clock = clock
    self.device = device
    self.samplingRateHz = samplingRateHz
    self.valueCount = valueCount
    order = ReorderBuffer(samplingRateHz: samplingRateHz, isOrdered: isOrdered)
    limit = RateLimit(samplingRateHz: samplingRateHz)
    self.machine = machine
    self.machine.samplingRateHz = samplingRateHz
    lastArrival = now
  }

  /// What is to be put in order now that another sample has come, with the times that it was measured at.
  mutating func place(
    _ sample: PendingSample, sequence: UInt32?
  ) -> (PendingSample?, PendingSample?) {
    sequence == nil ? packets.place(sample, samplingRateHz: samplingRateHz) : (nil, sample)
  }

  /// Puts a sample in order; what is in order now is held until its clock is known.
  mutating func push(
    _ values: [Float], sequence: UInt32?, device: Double, arrival: Double
  ) -> ReorderBuffer<[Float]>.Verdict {
    order.push(values, sequence: sequence, device: device, arrival: arrival) {
      held.append(PendingSample(values: $0, device: $1, arrival: $2))
    }
  }

  /// Gives holes up that have been waited for long enough.
  mutating func tick(now: Double) {
    order.tick(now: now) { held.append(PendingSample(values: $0, device: $1, arrival: $2)) }
  }

  /// Gives every hole up.
  mutating func flush() {
    if let copy = packets.takeSuspect() {
      _ = push(copy.values, sequence: nil, device: copy.device, arrival: copy.arrival)
    }
    order.flush { held.append(PendingSample(values: $0, device: $1, arrival: $2)) }
  }

  /// Counts a sample that nobody listens to, or for which its device is too fast.
  mutating func refuse(_ reason: WritableKeyPath<StreamCounters, Int>) {
    order.count {
      $0[keyPath: reason] += 1
      $0.received += 1
    }
  }

  /// Takes the session's time of the sample that comes next.
  ///
  /// - Returns: false if it is not after the last one; then the sample is counted as late.
  mutating func take(_ seconds: Double, device: Double) -> Bool {
    guard seconds > lastSessionSeconds ?? -.infinity else {
      order.countLate()
      behindCount += 1
      return false
    }
    behindCount = 0
    lastSessionSeconds = seconds
    noteRate(device: device)
    return true
  }

  /// Counts a sample in order towards the rate that the device really has.
  private mutating func noteRate(device: Double) {
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
