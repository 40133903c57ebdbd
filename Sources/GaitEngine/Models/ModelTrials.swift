package import GaitAnalysis
package import GaitFiles
import GaitModel

/// Lets estimators run over one session, each through the whole pipeline, and sets them side by
/// side.
package enum ModelTrials {
  /// Frames that the latency of an estimator is measured on, at most.
  private static let latencyFrames = 2000

  /// Analyses the session once for each estimator and measures what a frame costs.
  ///
  /// - Parameters:
  ///   - sources: the first is the one that the others depart from.
  ///   - session: what they run over.
  ///   - settings: everything else that the user decided.
  ///   - clock: seconds that only go forward; nil measures no latency.
  ///   - progress: called with the share, 0...1, that is done; false stops.
  /// - Returns: nil if it was stopped.
  /// - Throws: why the session cannot be read.
  package static func run(
    _ sources: [EstimatorSource], on session: any SessionReading, settings: AnalysisSettings,
    clock: (any LoopClock)?, progress: (Double) -> Bool = { _ in true }
  ) throws(GaitlabError) -> EstimatorComparison? {
    var trials: [EstimatorComparison.Trial] = []
    var baseline: StanceEstimates?
    var stepsUsed = 0
    var metadata = session.metadata
    for (index, source) in sources.enumerated() {
      var settings = settings
      settings.estimator = source
      var analyzer = try SessionAnalyzer(session: session, settings: settings)
      metadata = analyzer.metadata
      while !analyzer.isFinished {
        try analyzer.next()
        let done = (Double(index) + analyzer.progress) / Double(sources.count)
        guard progress(done) else { return nil }
      }
      let analysis = analyzer.analysis()
      let estimates =
        baseline.map { StanceEstimates(analysis, on: $0.stances) } ?? StanceEstimates(analysis)
      if baseline == nil { stepsUsed = analysis.summary.stepsUsed }
      trials.append(
        EstimatorComparison.Trial(
          estimator: analysis.estimator, errors: analysis.errors, meanCurve: estimates.mean,
          departure: baseline.flatMap { estimates.departure(from: $0) },
          latency: try clock.flatMap { clock throws(GaitlabError) in
            try latency(of: source, on: session, basis: analyzer.basis, clock: clock)
          }))
      baseline = baseline ?? estimates
    }
    return EstimatorComparison(
      sessionName: metadata.name, isSimulated: metadata.isSimulated, stepsUsed: stepsUsed,
      trials: trials)
  }

  /// Pushes frames of the session one by one, as a live source would, and times each push.
  private static func latency(
    of source: EstimatorSource, on session: any SessionReading, basis: SessionBasis,
    clock: any LoopClock
  ) throws(GaitlabError) -> LatencyMeasurement? {
    guard let foot = basis.metadata.feet.first, let insole = basis.metadata.insoles[foot],
      var canonicalizer = basis.canonicalizer(foot)
    else { return nil }
    let start = session.seconds.lowerBound
    let length = Double(latencyFrames) / insole.samplingRateHz
    guard let block = try session.frames(foot, seconds: start...start + length), block.count > 100
    else { return nil }
    var frames: [Float] = []
    for index in 0..<block.count {
      canonicalizer.append(
        block.cells[index * block.cellCount..<(index + 1) * block.cellCount],
        at: block.times[index], to: &frames)
    }
    var estimator = source.makeEstimator(samplingRateHz: insole.samplingRateHz)
    var estimates: [Float] = []
    estimates.reserveCapacity(4 * block.count)
    var seconds: [Double] = []
    seconds.reserveCapacity(block.count)
    let cells = CanonicalGrid.cellCount
    // Once through a part of it first: the processor wakes up, and caches fill.
    let warm = frames.span.extracting(0..<min(block.count, 200) * cells)
    estimator.push(warm, appendingTo: &estimates)
    for index in 0..<block.count {
      let frame = frames.span.extracting(index * cells..<(index + 1) * cells)
      let begun = clock.now()
      estimator.push(frame, appendingTo: &estimates)
      seconds.append(clock.now() - begun)
    }
    guard let median = seconds.median, let p99 = seconds.quantile(0.99) else { return nil }
    return LatencyMeasurement(
      medianMicroseconds: median * 1e6, p99Microseconds: p99 * 1e6, frames: seconds.count)
  }
}
