import GaitModel

/// One foot's simulated sensor: turns true pressures into what the device would report.
struct FaultySensor {
  private static let driftStepSeconds = 0.1

  private let faults: SensorFaults
  private let gains: [Float]
  private let isReading: [Bool]
  private let driftFrames: Int
  private let driftStep: Float
  private var drift: [Float]
  private var noise: SplitMix64
  private var dropOutRandom: SplitMix64
  /// The stretch without frames that comes next, in seconds.
  private var dropOut: Range<Double>

  init(foot: Foot, configuration: WalkerConfiguration, insole: SimulatedInsole) {
    let offset: UInt64 = foot == .left ? 0 : 100
    let faults = configuration.faults
    self.faults = faults
    var random = SplitMix64(seed: configuration.seed, purpose: 10 + offset)
    gains = (0..<SimulatedInsole.cellCount).map { _ in
      Float(1 + faults.gainVariation * random.normal())
    }
    var reading = insole.isUnderSole
    var alive = reading.indices.filter { reading[$0] }
    for _ in 0..<min(faults.deadCells, alive.count) {
      reading[alive.remove(at: Int(random.next() % UInt64(alive.count)))] = false
    }
    isReading = reading
    driftFrames = max(1, Int((Self.driftStepSeconds * configuration.samplingRateHz).rounded()))
    let driftSeconds = Double(driftFrames) / configuration.samplingRateHz
    let counts = faults.driftCountsPerRootSecond * driftSeconds.squareRoot()
    driftStep = Float(counts * SimulatedInsole.kilopascalsPerCount)
    drift = Array(repeating: 0, count: SimulatedInsole.cellCount)
    noise = SplitMix64(seed: configuration.seed, purpose: 11 + offset)
    dropOutRandom = SplitMix64(seed: configuration.seed, purpose: 12 + offset)
    dropOut = .infinity..<(.infinity)
    if faults.dropOutsPerMinute > 0 { dropOut = nextDropOut(after: 0) }
  }

  private mutating func nextDropOut(after seconds: Double) -> Range<Double> {
    let mean = 60 / faults.dropOutsPerMinute
    let start = seconds + mean * (0.5 + dropOutRandom.uniform())
    return start..<start + 0.02 + 0.1 * dropOutRandom.uniform()
  }

  /// Whether the device delivers no frame at a time; times must ascend.
  mutating func isDropped(at seconds: Double) -> Bool {
    while seconds >= dropOut.upperBound { dropOut = nextDropOut(after: dropOut.upperBound) }
    return dropOut.contains(seconds)
  }

  /// Turns true pressures into readings, in place.
  ///
  /// - Parameters:
  ///   - frame: number of the frame from the beginning; frames must come in order.
  ///   - pressures: kilopascals, which become readings in kilopascals.
  mutating func read(frame: Int, pressures: inout [Float]) {
    if driftStep > 0, frame.isMultiple(of: driftFrames) {
      for cell in drift.indices { drift[cell] += driftStep * Float(noise.normal()) }
    }
    let noiseKilopascals = Float(faults.noiseCounts * SimulatedInsole.kilopascalsPerCount)
    let deadZone = Float(faults.deadZoneKilopascals)
    let perKilopascal = Float(1 / SimulatedInsole.kilopascalsPerCount)
    let kilopascals = Float(SimulatedInsole.kilopascalsPerCount)
    for cell in pressures.indices {
      guard isReading[cell] else {
        pressures[cell] = 0
        continue
      }
      var value = pressures[cell] * gains[cell] + drift[cell]
      if noiseKilopascals > 0 { value += noiseKilopascals * Float(noise.normal()) }
      guard value > 0, value >= deadZone else {
        pressures[cell] = 0
        continue
      }
      pressures[cell] = kilopascals * Float(Int32(min(value * perKilopascal + 0.5, 1023)))
    }
  }
}
