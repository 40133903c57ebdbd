package import GaitModel

/// A stretch of a simulated walk.
package struct WalkerBlock: Equatable, Sendable {
  package var frames: PerFoot<FrameBlock>
  /// The exact force of each foot, at every time of the clock, drop-outs included.
  package var reference: PerFoot<ForceBlock>
}

/// A simulated walk that is made block by block; how it is cut changes none of its bytes.
package struct WalkerStream: Sendable {
  package let configuration: WalkerConfiguration
  private let insole: SimulatedInsole
  private let frameCount: Int
  private(set) var schedule: WalkSchedule
  private var sensors: PerFoot<FaultySensor>
  private var nextFrame = 0

  /// Prepares a walker.
  ///
  /// - Precondition: `configuration.problem` is nil.
  package init(_ configuration: WalkerConfiguration) {
    precondition(configuration.problem == nil, configuration.problem ?? "")
    self.configuration = configuration
    schedule = WalkSchedule(configuration)
    let insole = SimulatedInsole(landsOnHeel: configuration.gait != .toeWalking)
    self.insole = insole
    sensors = PerFoot.each { FaultySensor(foot: $0, configuration: configuration, insole: insole) }
    let frames = configuration.durationSeconds * configuration.samplingRateHz
    frameCount = frames < 1e15 ? Int(frames.rounded()) : .max
  }

  /// What a session of this walker says of itself.
  package var metadata: SessionMetadata {
    let insole = InsoleDescription(
      layout: SimulatedInsole.layout, unit: .kilopascals,
      samplingRateHz: configuration.samplingRateHz,
      saturation: SimulatedInsole.saturationKilopascals)
    return SessionMetadata(
      name: "simulated walk", source: "simulated walker (not a person)", isSimulated: true,
      bodyMassKilograms: configuration.bodyMassKilograms,
      notes: "seed \(configuration.seed), \(configuration.speedMetresPerSecond) m/s",
      tags: ["simulated"], reference: "exact vGRF of the simulated walker",
      insoles: PerFoot(both: insole))
  }

  /// The next stretch of the walk, or nil at its end.
  ///
  /// - Parameter seconds: how long, at least one frame; the last block may be shorter.
  /// - Returns: frames and forces in the order of time.
  package mutating func nextBlock(seconds: Double) -> WalkerBlock? {
    let begin = nextFrame
    guard let block = makeBlock(seconds: seconds) else { return nil }
    // What is behind is not needed again, so that an endless stream stays small.
    schedule.forget(before: Double(begin) / configuration.samplingRateHz)
    return block
  }

  /// As `nextBlock`, with the schedule kept whole.
  mutating func makeBlock(seconds: Double) -> WalkerBlock? {
    guard nextFrame < frameCount else { return nil }
    let wanted = max(1, (seconds * configuration.samplingRateHz).rounded())
    let remaining = frameCount - nextFrame
    let range = nextFrame..<nextFrame + (wanted < Double(remaining) ? Int(wanted) : remaining)
    nextFrame = range.upperBound
    schedule.extend(to: Double(range.upperBound) / configuration.samplingRateHz)
    var forces = PerFoot(left: ForceBlock(foot: .left), right: ForceBlock(foot: .right))
    let left = makeFrames(.left, range: range, force: &forces.left)
    let right = makeFrames(.right, range: range, force: &forces.right)
    return WalkerBlock(frames: PerFoot(left: left, right: right), reference: forces)
  }

  private mutating func makeFrames(
    _ foot: Foot, range: Range<Int>, force: inout ForceBlock
  ) -> FrameBlock {
    var times: [Double] = []
    var newtons: [Float] = []
    var block = FrameBlock(foot: foot, cellCount: SimulatedInsole.cellCount)
    times.reserveCapacity(range.count)
    newtons.reserveCapacity(range.count)
    block.reserveCapacity(range.count)
    var pressures = [Float](repeating: 0, count: SimulatedInsole.cellCount)
    var cursor = 0
    for frame in range {
      let time = Double(frame) / configuration.samplingRateHz
      let curve = schedule.curve(foot, at: time, cursor: &cursor)
      let value = curve?.newtons(at: time) ?? 0
      times.append(time)
      newtons.append(Float(value))
      if let curve, value > 0 {
        insole.spread(newtons: value, of: curve, at: time, into: &pressures)
      } else {
        for cell in pressures.indices { pressures[cell] = 0 }
      }
      sensors[foot].read(frame: frame, pressures: &pressures)
      if !sensors[foot].isDropped(at: time) { block.append(timeSeconds: time, cells: pressures) }
    }
    force = ForceBlock(foot: foot, times: times, newtons: newtons)
    return block
  }
}
