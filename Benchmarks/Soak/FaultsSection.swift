import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport

/// An hour of a bad network in some tens of seconds: everything counted exactly, timed right, in steady
/// memory.
enum FaultsSection {
  private static let seconds = 3600
  /// Minutes until everything that is kept for a time has been filled: 75 s of raw frames, 130 s of
  /// forces and steps.
  private static let fillingMinutes = 3
  /// Minutes up to which memory is looked at that the last ones are compared with: buffers that are filled
  /// and cut go up and down by some megabytes.
  private static let settledMinutes = 10

  /// A step with the curves of its two forces, each with a header.
  private static let bytesOfStep =
    MemoryLayout<Step>.stride + 2 * (StanceCurve.pointCount * MemoryLayout<Float>.stride + 32)

  static func run(_ figures: inout Figures) throws {
    var faults = FaultyNetwork.Faults()
    faults.garbageFraction = 0.001
    var trial = try FaultTrial(
      WalkerConfiguration(seed: 4, durationSeconds: Double(seconds), samplingRateHz: 200),
      faults: faults, settings: try StudentModel.settings(), seed: 8)
    figures.note(
      "an hour at 200 Hz: 1 % lost, 1 % doubled, jitter to 200 ms, clock 60 ppm fast, gone each minute"
    )
    // Medians of windows of one length: the highest of fifty minutes is above that of seven, leak or not.
    var settled: [Double] = []
    var last: [Double] = []
    var peak = 0.0
    var series: [Int] = []
    let shown = figures
    let outcome = trial.run { second in
      if second % 10 == 0 { shown.progress("\(second) of \(seconds) s") }
      guard second >= fillingMinutes * 60, let now = Machine.residentMegabytes else { return }
      peak = max(peak, now)
      if second < settledMinutes * 60 { settled.append(now) }
      if second >= seconds - (settledMinutes - fillingMinutes) * 60 { last.append(now) }
      if second % 600 == 0 { series.append(Int(now)) }
    }
    figures.endProgress()
    counts(outcome, &figures)
    figures.below(
      "session's time against the true time at the end", abs(outcome.sessionErrorSeconds) * 1000,
      20, "ms")
    for foot in Foot.allCases {
      let drift = outcome.feet[foot].driftPartsPerMillion ?? .infinity
      figures.below(
        "drift of the clock, told against true, \(foot.rawValue)",
        abs(drift - faults.driftPartsPerMillion), 10, "ppm")
    }
    guard let early = settled.median, let late = last.median else {
      figures.note("memory is not measured on this system")
      return
    }
    figures.note(
      "memory: usually \(Int(early)) MB from minute \(fillingMinutes) to \(settledMinutes), "
        + "every ten minutes \(series) MB")
    // The steps of the whole session are kept; frames are not.
    let keptSteps = outcome.steps * (seconds - settledMinutes * 60) / seconds
    let kept = Double(keptSteps * bytesOfStep) / 1e6
    figures.note(
      "steps that were kept since: \(keptSteps) of \(bytesOfStep) bytes, \(Int(kept.rounded())) MB")
    figures.below("memory, growth beyond them to the last minutes", late - early - kept, 5, "MB")
    figures.below("memory, peak of the hour", peak, 100, "MB")
  }

  private static func counts(_ outcome: FaultTrial.Outcome, _ figures: inout Figures) {
    var malformed = 0
    for foot in Foot.allCases {
      let (counters, truth) = (outcome.feet[foot].counters, outcome.feet[foot].truth)
      let name = foot.rawValue
      figures.exactly("frames used, \(name)", counters.used, truth.sent - truth.lost)
      figures.exactly("frames lost, \(name)", counters.lost, truth.lost)
      figures.exactly("frames twice, \(name)", counters.duplicated, truth.duplicated)
      figures.exactly("frames given up too early, \(name)", counters.late, 0)
      figures.exactly("reconnects, \(name)", counters.reconnects, outcome.outages)
      malformed += counters.malformed
    }
    figures.exactly("packets that are no frames", malformed, outcome.garbage)
  }
}
