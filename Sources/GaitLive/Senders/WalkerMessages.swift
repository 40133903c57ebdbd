package import GaitIntake
package import GaitModel
package import GaitSimulation

/// What a simulated walker's devices say, message by message.
package struct WalkerMessages: Sendable {
  /// Which of it is said.
  package struct Choice: Equatable, Sendable {
    /// The feet that have a device.
    package var feet: [Foot]
    /// Whether the exact force is sent as a reference beside the frames.
    package var sendsForce: Bool
    /// The part of all frames that is dropped on purpose, 0 to 1.
    package var lossFraction: Double

    package init(
      feet: [Foot] = Foot.allCases, sendsForce: Bool = false, lossFraction: Double = 0
    ) {
      self.feet = feet
      self.sendsForce = sendsForce
      self.lossFraction = lossFraction
    }
  }

  /// All messages of a stretch of the walk, in the order of time.
  package struct Block: Equatable, Sendable {
    package var messages: [WireMessage]
    /// The walk's time at which all of it is measured.
    package var endSeconds: Double
  }

  /// The header line, said at the beginning and again every second.
  package let announcement: WireMessage
  private let choice: Choice
  private let samplingRateHz: Double
  private var stream: WalkerStream
  private var random: SplitMix64
  private var frameCount = 0

  /// Prepares a walker.
  ///
  /// - Precondition: the configuration has no problem.
  package init(_ configuration: WalkerConfiguration, _ choice: Choice = Choice()) {
    stream = WalkerStream(configuration)
    self.choice = choice
    samplingRateHz = configuration.samplingRateHz
    random = SplitMix64(seed: configuration.seed, purpose: 11)
    let metadata = stream.metadata
    announcement = .announcement(
      StreamAnnouncement(
        device: "gaitlab simulated walker", insole: metadata.insoles.left,
        samplingRateHz: configuration.samplingRateHz,
        foot: choice.feet.count == 1 ? choice.feet[0] : nil,
        // The walker's converter has steps of half a kilopascal; finer ones round nothing.
        scale: 1 / 64, isSimulated: true, bodyMassKilograms: metadata.bodyMassKilograms))
  }

  /// The next stretch, or nil at the walk's end.
  package mutating func next(seconds: Double) -> Block? {
    guard let block = stream.nextBlock(seconds: seconds) else { return nil }
    frameCount += block.reference.left.times.count
    var timed: [(seconds: Double, message: WireMessage)] = []
    for foot in choice.feet {
      let frames = block.frames[foot]
      let cellCount = frames.cellCount
      for (index, time) in frames.times.enumerated() where !isLost() {
        let cells = Array(frames.cells[index * cellCount..<(index + 1) * cellCount])
        timed.append(
          (
            time,
            .frame(
              WireFrame(
                foot: foot, sequence: sequence(at: time), deviceMicroseconds: microseconds(time),
                cells: cells))
          ))
      }
      guard choice.sendsForce else { continue }
      let forces = block.reference[foot]
      for (time, newtons) in zip(forces.times, forces.newtons) where !isLost() {
        timed.append(
          (
            time,
            .force(
              WireForce(
                foot: foot, sequence: sequence(at: time), deviceMicroseconds: microseconds(time),
                newtons: newtons))
          ))
      }
    }
    // Stable, so that at one time the left foot comes first and its frame before its force.
    let order = timed.indices.sorted { (timed[$0].seconds, $0) < (timed[$1].seconds, $1) }
    return Block(
      messages: order.map { timed[$0].message }, endSeconds: Double(frameCount) / samplingRateHz)
  }

  private mutating func isLost() -> Bool {
    choice.lossFraction > 0 && random.uniform() < choice.lossFraction
  }

  /// Counts the ticks of the clock, so that what was dropped leaves a hole.
  private func sequence(at seconds: Double) -> UInt32 {
    UInt32(truncatingIfNeeded: Int64((seconds * samplingRateHz).rounded()))
  }

  private func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }
}
