package import GaitModel

/// How the simulated walker walks.
package enum GaitPreset: Equatable, Sendable {
  case healthy
  /// Spares the foot: shorter stance, lower and flatter peaks; the other foot takes the load.
  case antalgic(Foot)
  /// Lands on the forefoot: no heel contact and one early peak.
  case toeWalking
}

/// Everything that decides what a simulated walker does; the same values give the same bytes.
package struct WalkerConfiguration: Equatable, Sendable {
  package var seed: UInt64
  /// May be infinite for a stream that never ends.
  package var durationSeconds: Double
  package var samplingRateHz: Double
  package var bodyMassKilograms: Double
  package var speedMetresPerSecond: Double
  /// Signed, (right - left) / mean of both, of the load that the feet carry; stance times differ by
  /// half of it.
  package var asymmetry: Double
  package var gait: GaitPreset
  package var faults: SensorFaults
  /// Quiet standing at the beginning, before the first step.
  package var standingSeconds: Double

  package init(
    seed: UInt64 = 1, durationSeconds: Double = 30, samplingRateHz: Double = 200,
    bodyMassKilograms: Double = 72, speedMetresPerSecond: Double = 1.3, asymmetry: Double = 0,
    gait: GaitPreset = .healthy, faults: SensorFaults = .none, standingSeconds: Double = 2
  ) {
    self.seed = seed
    self.durationSeconds = durationSeconds
    self.samplingRateHz = samplingRateHz
    self.bodyMassKilograms = bodyMassKilograms
    self.speedMetresPerSecond = speedMetresPerSecond
    self.asymmetry = asymmetry
    self.gait = gait
    self.faults = faults
    self.standingSeconds = standingSeconds
  }

  package static let samplingRatesHz = 10.0...2000.0
  package static let speedsMetresPerSecond = 0.4...2.2
  package static let asymmetries = -0.5...0.5

  /// What no walker can be simulated with, in words, or nil if all is well.
  package var problem: String? {
    if durationSeconds.isNaN || durationSeconds < 0 {
      return "the duration is \(durationSeconds) s"
    }
    let checks: [(name: String, value: Double, range: ClosedRange<Double>)] = [
      ("the sampling rate in Hz", samplingRateHz, Self.samplingRatesHz),
      ("the body mass in kg", bodyMassKilograms, SessionMetadata.plausibleBodyMassKilograms),
      ("the speed in m/s", speedMetresPerSecond, Self.speedsMetresPerSecond),
      ("the asymmetry", asymmetry, Self.asymmetries),
      ("the time standing in s", standingSeconds, 0...3600),
      ("the noise in counts", faults.noiseCounts, 0...1000),
      ("the drift in counts", faults.driftCountsPerRootSecond, 0...1000),
      ("the number of dead cells", Double(faults.deadCells), 0...128),
      ("the dead zone in kPa", faults.deadZoneKilopascals, 0...1000),
      ("the drop-outs per minute", faults.dropOutsPerMinute, 0...200),
      ("the gain variation", faults.gainVariation, 0...0.25),
    ]
    for check in checks where !check.range.contains(check.value) {
      let range = "\(check.range.lowerBound) to \(check.range.upperBound)"
      return "\(check.name) is \(check.value), not \(range)"
    }
    return nil
  }
}
