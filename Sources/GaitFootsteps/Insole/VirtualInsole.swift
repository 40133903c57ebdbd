import Foundation
import GaitModel

/// The electronics of one simulated insole: turns true pressures into what a device would report.
///
/// Drawn once for a recording; the same seed gives the same insole.
struct VirtualInsole: Sendable {
  /// The converter's highest reading: 8 bits.
  static let highestReading = 255.0
  /// The plate's counts at the highest reading, which is also where the sensor saturates.
  static let fullScaleCounts = 250.0
  private static let softCounts = 225.0

  private let condition: InsoleCondition
  /// `[cell]`, the recording's common gain included.
  let gains: [Float]
  /// `[cell]`, counts.
  private let deadZones: [Float]
  let isDead: [Bool]
  private let creepShare: Float
  private let creepSeconds: Double
  /// Part of the gain that is added from the first frame to the last.
  private let gainDrift: Double
  private var random: SplitMix64

  /// - Parameters:
  ///   - condition: how good the insole is.
  ///   - commonGain: the gain that both insoles of the recording share.
  ///   - seed: what everything else is drawn from.
  ///   - cellCount: cells of the layout.
  init(
    condition: InsoleCondition, commonGain: Double, seed: UInt64,
    cellCount: Int = InsolePlacement.cellCount
  ) {
    var random = SplitMix64(seed: seed)
    let cells = 0..<cellCount
    self.condition = condition
    gains = cells.map { _ in Float(commonGain * exp(condition.cellGainSD * random.normal())) }
    deadZones = cells.map { _ in
      Float(abs(condition.deadZoneSD * random.normal()) + condition.deadZoneLeast)
    }
    isDead = cells.map { _ in random.uniform() < condition.deadCellShare }
    creepShare = Float(random.uniform(condition.creepShare))
    creepSeconds = random.uniform(condition.creepSeconds)
    gainDrift = condition.gainDriftSD * random.normal()
    self.random = random
  }

  /// Turns a whole recording into readings of 0...255, in place.
  ///
  /// - Parameter cells: `[frame][cell]` at 200 Hz, true pressures in the plate's counts.
  mutating func read(_ cells: inout [Float]) {
    let count = gains.count
    let frames = cells.count / count
    let follow = Float(1 / (1 + creepSeconds * PlateResampling.samplingRateHz))
    let perCount = Float(Self.highestReading / Self.fullScaleCounts)
    let driftStep = Float(condition.driftCountsPerFrame)
    let noise = Float(condition.noiseCounts)
    var slow = [Float](repeating: 0, count: count)
    var drift = [Float](repeating: 0, count: count)
    for frame in 0..<frames {
      let gain = Float(1 + gainDrift * Double(frame) / Double(max(frames - 1, 1)))
      for cell in 0..<count {
        drift[cell] += driftStep * Float(random.normal())
        let white = noise * Float(random.normal())
        let index = frame * count + cell
        guard !isDead[cell] else {
          cells[index] = 0
          continue
        }
        var pressure = cells[index] * gains[cell]
        if pressure < deadZones[cell] { pressure = 0 }
        slow[cell] += follow * (pressure - slow[cell])
        let crept = (1 - creepShare) * pressure + creepShare * slow[cell]
        let counts = gain * Self.saturated(crept) + drift[cell] + white
        cells[index] = min(max(counts * perCount, 0), Float(Self.highestReading)).rounded()
      }
    }
  }

  /// 250 (1 - exp(-y / 225)): soft, so that strong pressures are told apart ever less.
  private static func saturated(_ counts: Float) -> Float {
    counts == 0 ? 0 : Float(fullScaleCounts * (1 - exp(-Double(counts) / softCounts)))
  }
}

extension InsoleCondition {
  /// Draws the gain that both insoles of a recording share.
  func drawCommonGain(_ random: inout SplitMix64) -> Double {
    exp(commonGainSD * random.normal())
  }
}
