import GaitConsole
package import GaitEngine
package import GaitFiles
import GaitIntake
package import GaitModel
package import GaitSimulation

/// A live session behind a faulty network, run as fast as it goes, and what it counted beside the truth.
package struct FaultTrial {
  /// One foot, as it was counted and as it was.
  package struct FootOutcome: Sendable {
    package var counters = StreamCounters()
    package var truth = FaultyNetwork.Truth()
    /// Nil where the drift was not told.
    package var driftPartsPerMillion: Double?
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package var feet = PerFoot(both: FootOutcome())
    package var outages = 0
    package var garbage = 0
    /// The session's time of the last frame minus the true one, in seconds.
    package var sessionErrorSeconds = 0.0
    package var steps = 0
  }

  /// How often holes and stalls are looked for, as in a session on a thread, in seconds.
  private static let tickSeconds = 0.02

  private let configuration: WalkerConfiguration
  private var network: FaultyNetwork
  private var core: LiveCore

  /// Prepares a walk.
  ///
  /// - Parameters:
  ///   - configuration: who walks; of finite duration.
  ///   - faults: what goes wrong.
  ///   - settings: how it is analysed.
  ///   - seed: of the faults.
  /// - Throws: what the encoder of the frames throws.
  package init(
    _ configuration: WalkerConfiguration, faults: FaultyNetwork.Faults,
    settings: AnalysisSettings, seed: UInt64
  ) throws(GaitlabError) {
    self.configuration = configuration
    network = try FaultyNetwork(configuration: configuration, faults: faults, seed: seed)
    core = LiveCore(
      sources: [LiveIntake.Source(name: "faulty network", isDatagram: true)],
      options: IntakeOptions(), settings: settings, name: "faults",
      unixSeconds: 1_700_000_000)
  }

  /// Walks all of it.
  ///
  /// - Parameter eachSecond: called after each second of the walk with their number.
  /// - Returns: what came of it.
  package mutating func run(eachSecond: (Int) -> Void = { _ in }) -> Outcome {
    var now = 0.0
    var seconds = 0
    while let deliveries = network.next() {
      for delivery in deliveries {
        if now == 0 { now = delivery.at }
        while now + Self.tickSeconds <= delivery.at {
          now += Self.tickSeconds
          tick(now)
        }
        core.take(delivery.event, source: 0, now: delivery.at)
      }
      // A console would look now and then.
      _ = core.update()
      seconds += 1
      eachSecond(seconds)
    }
    return outcome(core.end(now: now + 1))
  }

  private mutating func tick(_ now: Double) {
    core.tick(now: now)
    core.flush()
  }

  private func outcome(_ summary: LiveSummary) -> Outcome {
    var outcome = Outcome()
    for device in summary.devices where !device.isReference {
      guard let foot = device.foot else { continue }
      outcome.feet[foot] = FootOutcome(
        counters: device.counters, truth: network.truth[foot],
        driftPartsPerMillion: device.clock?.driftPartsPerMillion)
    }
    outcome.outages = network.outages
    outcome.garbage = network.garbage
    let last = configuration.durationSeconds - 1 / configuration.samplingRateHz
    outcome.sessionErrorSeconds = summary.seconds - last
    outcome.steps = summary.steps
    return outcome
  }
}
