import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Tests that compare what a live session shows with a replay of its recording.
protocol SameNumbers {}

extension SameNumbers {
  /// Sends a session up to a moment, in pieces of half a second.
  func send(
    _ session: RecordedSession, to live: inout LiveAnalysis, _ seconds: Range<Double>,
    withReference: (Double) -> Bool = { _ in true }, each: (inout LiveAnalysis) -> Void = { _ in }
  ) {
    for start in stride(from: seconds.lowerBound, to: seconds.upperBound, by: 0.5) {
      let piece = start...(start + 0.5).nextDown
      for foot in Foot.allCases {
        if let block = session.frames[foot]?.slice(seconds: piece) { live.push(block) }
        if withReference(start), let block = session.reference[foot]?.slice(seconds: piece) {
          live.push(reference: block)
        }
      }
      each(&live)
    }
  }

  func replay(_ session: RecordedSession, _ live: LiveAnalysis) throws -> SessionAnalysis {
    // What was found is recorded with the session.
    var recorded = session
    recorded.metadata = live.metadata
    return try Analyze.recorded(recorded)
  }

  func close(_ a: Double?, _ b: Double?, _ part: Double = 1e-6) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= part * max(abs(a), abs(b), 1e-9)
  }

  func expectSame(_ shown: ErrorStatistics?, _ again: ErrorStatistics?, _ name: String) {
    #expect(shown?.n == again?.n, "\(name)")
    #expect(close(shown?.bias, again?.bias), "\(name)")
    #expect(close(shown?.mae, again?.mae), "\(name)")
    #expect(close(shown?.rmse, again?.rmse), "\(name)")
    #expect(close(shown?.nrmsePercent, again?.nrmsePercent), "\(name)")
    #expect(close(shown?.r2, again?.r2), "\(name)")
    #expect(close(shown?.pearsonR, again?.pearsonR), "\(name)")
  }

  func expectSame(_ shown: ErrorReport, _ again: ErrorReport) {
    expectSame(shown.overall, again.overall, "overall")
    for phase in StancePhase.allCases {
      expectSame(shown.phases[phase], again.phases[phase], "\(phase)")
      for foot in Foot.allCases {
        expectSame(
          shown.footPhases[foot][phase], again.footPhases[foot][phase], "\(foot) \(phase)")
      }
    }
    expectSame(shown.firstPeak?.value, again.firstPeak?.value, "first peak")
    expectSame(shown.firstPeak?.timeSeconds, again.firstPeak?.timeSeconds, "time of first peak")
    expectSame(shown.valley?.value, again.valley?.value, "valley")
    expectSame(shown.secondPeak?.value, again.secondPeak?.value, "second peak")
    expectSame(shown.impulsePercent, again.impulsePercent, "impulse")
    expectSame(shown.initialContact, again.initialContact, "initial contact")
    expectSame(shown.toeOff, again.toeOff, "toe-off")
    #expect(shown.initialContactDetection == again.initialContactDetection)
    #expect(shown.toeOffDetection == again.toeOffDetection)
    #expect(shown.referenceRangeBodyWeights == again.referenceRangeBodyWeights)
    for foot in Foot.allCases {
      #expect(shown.curves[foot].count == again.curves[foot].count)
      for (point, other) in zip(shown.curves[foot], again.curves[foot]) {
        #expect(point.n == other.n)
        #expect(close(point.mean, other.mean) && close(point.sd, other.sd))
      }
    }
  }

  func expectSame(_ shown: GaitSummary, _ again: GaitSummary) {
    #expect(shown.stepsFoundOnFoot == again.stepsFoundOnFoot)
    #expect(shown.stepsUsedOnFoot == again.stepsUsedOnFoot)
    #expect(shown.highestNewtons == again.highestNewtons)
    #expect(close(shown.cadenceStepsPerMinute, again.cadenceStepsPerMinute))
    for kind in again.kinds {
      for foot in Foot.allCases {
        let (means, others) = (shown.feet(kind)[foot], again.feet(kind)[foot])
        #expect(Set(means.keys) == Set(others.keys))
        for (measure, mean) in means {
          #expect(mean.n == others[measure]?.n)
          #expect(close(mean.mean, others[measure]?.mean))
          #expect(close(mean.sd, others[measure]?.sd))
        }
      }
      for measure in StepMeasure.allCases {
        #expect(close(shown.symmetry(measure, kind), again.symmetry(measure, kind)))
      }
    }
  }
}
