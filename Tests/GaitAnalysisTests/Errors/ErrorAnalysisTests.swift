import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// The error report of simulated sessions with faults against a plain calculation.
@Suite struct ErrorAnalysisTests {
  private static func analysis(seed: UInt64) throws -> SessionAnalysis {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: 20, samplingRateHz: 100, asymmetry: 0.1,
        faults: SensorFaults(
          noiseCounts: 2, driftCountsPerRootSecond: 0.3, deadCells: 3, deadZoneKilopascals: 3,
          dropOutsPerMinute: 12, gainVariation: 0.1)))
    var session = walk.session
    // A reference on a clock of its own, so that it has to be interpolated.
    session.reference = PerFoot.each { foot in
      let times = (0..<2700).map { 0.0013 + Double($0) * 0.0073 }
      return ForceBlock(
        foot: foot, times: times, newtons: times.map { Float(walk.vGRF(foot: foot, at: $0)) })
    }
    return try Analyze.recorded(session)
  }

  @Test(arguments: UInt64(1)...4)
  func everyPhaseAgreesWithPlainSums(seed: UInt64) throws {
    let analysis = try Self.analysis(seed: seed)
    let report = try #require(analysis.errors)
    let weight = analysis.calibration.bodyWeightNewtons
    #expect(analysis.steps.contains { !$0.isAccepted }, "drop-outs reject some steps")
    var overall = PlainErrors()
    var phases: [StancePhase: PlainErrors] = [:]
    for foot in Foot.allCases {
      let track = try #require(analysis.tracks[foot])
      let steps = analysis.steps.filter { $0.foot == foot }
      for (time, estimate) in zip(track.times, track.estimated) where !estimate.isNaN {
        guard let reference = PlainErrors.reference(track.reference, at: time) else { continue }
        overall.estimates.append(Double(estimate) / weight)
        overall.references.append(reference / weight)
        guard let phase = PlainErrors.phase(of: time, steps: steps) else { continue }
        phases[phase, default: PlainErrors()].estimates.append(Double(estimate) / weight)
        phases[phase, default: PlainErrors()].references.append(reference / weight)
      }
    }
    let highest = try #require(overall.references.max())
    let lowest = try #require(overall.references.min())
    let range = highest - lowest
    #expect(abs(report.referenceRangeBodyWeights - range) < 1e-9)
    #expect(overall.difference(from: report.overall, range: range) == nil)
    for phase in StancePhase.allCases {
      let plain = try #require(phases[phase])
      #expect(plain.estimates.count > 100)
      #expect(plain.difference(from: report.phases[phase], range: range) == nil, "\(phase)")
    }
  }

  @Test(arguments: UInt64(1)...4)
  func featuresAndCurveAgreeWithPlainSums(seed: UInt64) throws {
    let analysis = try Self.analysis(seed: seed)
    let report = try #require(analysis.errors)
    let weight = analysis.calibration.bodyWeightNewtons
    var first = PlainErrors()
    var firstSeconds = PlainErrors()
    var second = PlainErrors()
    var valley = PlainErrors()
    var impulse = PlainErrors()
    var curves = PerFoot<[[Double]]>(both: Array(repeating: [], count: 101))
    for step in analysis.steps where step.isAccepted {
      let estimated = try #require(step.estimated)
      let reference = try #require(step.reference)
      impulse.estimates.append(
        100 * estimated.impulseNewtonSeconds / reference.impulseNewtonSeconds)
      impulse.references.append(100)
      for point in 0...100 {
        curves[step.foot][point].append(
          Double(estimated.curve.newtons[point] - reference.curve.newtons[point]) / weight)
      }
      guard let e = estimated.peaks, let r = reference.peaks else { continue }
      first.estimates.append(e.first.newtons / weight)
      first.references.append(r.first.newtons / weight)
      firstSeconds.estimates.append(e.first.percentStance / 100 * step.stance.stanceSeconds)
      firstSeconds.references.append(r.first.percentStance / 100 * step.stance.stanceSeconds)
      second.estimates.append(e.second.newtons / weight)
      second.references.append(r.second.newtons / weight)
      valley.estimates.append(e.valley.newtons / weight)
      valley.references.append(r.valley.newtons / weight)
    }
    #expect(first.estimates.count > 10)
    // By the range of the whole recording, as everywhere.
    let range = report.referenceRangeBodyWeights
    for (plain, found) in [
      (first, report.firstPeak?.value), (second, report.secondPeak?.value),
      (valley, report.valley?.value),
    ] {
      #expect(plain.difference(from: found, range: range) == nil)
    }
    let seconds = try #require(report.firstPeak?.timeSeconds)
    let secondErrors = firstSeconds.errors
    #expect(abs(seconds.bias - secondErrors.reduce(0, +) / Double(secondErrors.count)) < 1e-9)
    // Correlations and ranges of moments say nothing and are not given.
    #expect(seconds.nrmsePercent == nil)
    #expect(seconds.r2 == nil)
    #expect(seconds.pearsonR == nil)
    let found = try #require(report.impulsePercent)
    #expect(abs(found.bias - impulse.errors.reduce(0, +) / Double(impulse.errors.count)) < 1e-9)
    for foot in Foot.allCases {
      for point in 0...100 {
        let differences = curves[foot][point]
        let mean = differences.reduce(0, +) / Double(differences.count)
        #expect(report.curves[foot][point].n == differences.count)
        #expect(abs(report.curves[foot][point].mean - mean) < 1e-9)
      }
    }
  }

  @Test(arguments: UInt64(1)...4)
  func eventErrorsAgreeWithPlainMatching(seed: UInt64) throws {
    let analysis = try Self.analysis(seed: seed)
    let report = try #require(analysis.errors)
    var contacts = PlainErrors()
    var toeOffs = PlainErrors()
    for foot in Foot.allCases {
      let track = try #require(analysis.tracks[foot])
      var segmenter = StanceSegmenter(
        foot: foot, rule: analysis.rule, thresholds: analysis.thresholds)
      for (time, newtons) in zip(track.times, track.estimated) {
        segmenter.push(timeSeconds: time, newtons: Double(newtons))
      }
      segmenter.finish()
      for step in analysis.steps where step.foot == foot && step.isAccepted {
        func add(_ moment: (Stance) -> Double, to errors: inout PlainErrors) {
          let reference = moment(step.stance)
          let distances = segmenter.stances.map { moment($0) - reference }
          guard let nearest = distances.min(by: { abs($0) < abs($1) }), abs(nearest) <= 0.15
          else { return }
          errors.estimates.append(nearest)
          errors.references.append(0)
        }
        add(\.initialContactSeconds, to: &contacts)
        add(\.toeOffSeconds, to: &toeOffs)
      }
    }
    for (plain, found) in [(contacts, report.initialContact), (toeOffs, report.toeOff)] {
      let found = try #require(found)
      #expect(found.n == plain.errors.count)
      #expect(found.n > 10)
      #expect(abs(found.bias - plain.errors.reduce(0, +) / Double(found.n)) < 1e-9)
      let mae = plain.errors.reduce(0) { $0 + abs($1) } / Double(found.n)
      #expect(abs(found.mae - mae) < 1e-9)
    }
  }

  @Test func withoutAReferenceThereIsNoReport() throws {
    var session = SimulatedWalk(WalkerConfiguration(durationSeconds: 8)).session
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    let analysis = try Analyze.recorded(session)
    #expect(analysis.errors == nil)
    #expect(analysis.decidedBy == .estimated)
    let tracks = analysis.tracks
    #expect(
      ErrorAnalysis.report(
        tracks: tracks, steps: analysis.steps, estimatedStances: PerFoot(both: []),
        bodyWeightNewtons: 700) == nil)
  }

  @Test func phasesHaveTheirEdges() {
    #expect(StancePhase(stanceFraction: 0) == .loading)
    #expect(StancePhase(stanceFraction: 0.149) == .loading)
    #expect(StancePhase(stanceFraction: 0.15) == .midStance)
    #expect(StancePhase(stanceFraction: 0.85) == .midStance)
    #expect(StancePhase(stanceFraction: 0.851) == .unloading)
    #expect(StancePhase(stanceFraction: 1) == .unloading)
  }
}
