#if Training
  import Foundation
  import GaitAnalysis
  import GaitModel
  import GaitEngine
  import GaitFiles
  import GaitSimulation
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct RecordingEvaluatorTests {
    /// The same frames for a seed, however they are read; the reference is whole.
    @Test func lostFramesAreTheSameInWhateverStretches() throws {
      let walk = SimulatedWalk(
        WalkerConfiguration(seed: 6, durationSeconds: 20, samplingRateHz: 200)
      ).session
      let lossy = LossySession(MemorySession(walk), lost: 0.05, seed: 3)
      let whole = try #require(try lossy.frames(.left, seconds: 0...20))
      let count = try #require(walk.frames.left).count
      #expect(abs(Double(whole.count) / Double(count) - 0.95) < 0.02)
      var parts: [Double] = []
      for start in 0..<20 {
        let seconds = Double(start)...(Double(start) + 1).nextDown
        parts += try lossy.frames(.left, seconds: seconds)?.times ?? []
      }
      #expect(parts == whole.times.filter { $0 < 20 })
      #expect(try lossy.frames(.right, seconds: 0...20)?.times != whole.times)
      #expect(
        try lossy.reference(.left, seconds: 0...20)
          == MemorySession(walk).reference(.left, seconds: 0...20))
    }

    @Test func lossySessionsKeepTheContractOfSessions() throws {
      let walk = RandomSessions.session(
        seed: 8, layout: TestLayouts.scattered4, values: .quarters)
      for lost in [0, 0.2, 1] {
        let lossy = LossySession(MemorySession(walk), lost: lost, seed: 3)
        let contract = SessionReadingContract(lossy, holds: try lossy.recorded())
        try contract.givesAllThatItHolds()
        if lost < 1 { contract.lastsAsLongAsItsFrames(isExact: lost == 0) }
        try contract.givesTheSamplesOfARange(seed: 4)
        try contract.losesNothingBetweenStretches(stretchSeconds: 0.7)
        contract.givesTheSameToEveryThread()
      }
    }

    @Test func lostFramesCostLittle() throws {
      try Fixture.withFolder { folder in
        let recording = try ExperimentFixture.recording("A", seed: 4, in: folder)
        let whole = try RecordingEvaluator(estimator: .sumOfCells).evaluate(recording)
        let lossy = try RecordingEvaluator(estimator: .sumOfCells, lostFrames: 0.03)
          .evaluate(recording)
        #expect(lossy.frames < whole.frames)
        #expect(abs(lossy.rmse / whole.rmse - 1) < 0.1)
      }
    }

    /// Plain sums over the tracks of the analysis.
    @Test func errorsAreThoseOfTheConsolesOwnTracks() throws {
      try Fixture.withFolder { folder in
        let recording = try ExperimentFixture.recording(
          "A", seed: 4, in: folder, tags: ["condition:worn", "speed:slow"])
        let metrics = try RecordingEvaluator(estimator: .sumOfCells).evaluate(recording)
        let analysis = try Analyze.session(
          recording.session, settings: AnalysisSettings(rule: RecordingEvaluator.benchmarkRule))
        let weight = analysis.calibration.bodyWeightNewtons
        var errors: [Double] = []
        var references: [Double] = []
        for foot in Foot.allCases {
          let track = try #require(analysis.tracks[foot])
          for (time, estimate) in zip(track.times, track.estimated) {
            guard let reference = track.newtons(.reference, at: time) else { continue }
            errors.append((Double(estimate) - reference) / weight)
            references.append(reference / weight)
          }
        }
        let rmse = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
        let range = try #require(references.max()) - (try #require(references.min()))
        #expect(abs(metrics.rmse - rmse) < 1e-6)
        #expect(rmse > 0.005)
        #expect(abs(metrics.mae - errors.reduce(0) { $0 + abs($1) } / Double(errors.count)) < 1e-6)
        #expect(abs((metrics.nrmsePercent ?? 0) - rmse / range * 100) < 1e-4)
        #expect(metrics.frames == errors.count)
        #expect(metrics.subject == "A")
        #expect(metrics.condition == "worn")
        #expect(metrics.speed == "slow")
        #expect(metrics.recording == "walk-A-4")
      }
    }

    @Test func everyNumberIsThere() throws {
      try Fixture.withFolder { folder in
        let recording = try ExperimentFixture.recording("A", seed: 2, in: folder)
        let metrics = try RecordingEvaluator(estimator: .sumOfCells).evaluate(recording)
        for metric in ResultsMetric.allCases {
          #expect(metric.value(of: metrics)?.isFinite == true, "\(metric)")
        }
        #expect(metrics.condition == "-")
        #expect(metrics.speed == "-")
        #expect(metrics.initialContact?.missed == 0)
        #expect(metrics.initialContact?.found == metrics.steps)
        #expect(metrics.firstPeak?.steps ?? 0 > 5)
        let (first, last) = (metrics.loadingRMSE ?? 0, metrics.unloadingRMSE ?? 0)
        let edges = metrics.stanceEdgesRMSE ?? 0
        #expect(edges >= min(first, last))
        #expect(edges <= max(first, last))
      }
    }

    /// The 20 N rule, not the console's 5 % of body weight.
    @Test func stancesBeginAtTwentyNewtons() throws {
      let thresholds = RecordingEvaluator.benchmarkRule.thresholds(bodyWeightNewtons: 900)
      #expect(thresholds.onNewtons == 20)
    }

    /// A reference that is half as high makes an estimate that is twice as high.
    @Test func aKnownErrorIsFound() throws {
      try Fixture.withFolder { folder in
        let exact = try ExperimentFixture.recording("A", seed: 3, in: folder) {
          $0 =
            SimulatedWalk(
              WalkerConfiguration(
                seed: 3, durationSeconds: 14, faults: .none, standingSeconds: 1)
            ).session
          $0.metadata.tags = ["subject:A"]
        }
        let none = try RecordingEvaluator(estimator: .sumOfCells).evaluate(exact)
        #expect(none.rmse < 0.02)
        #expect((none.pearsonR ?? 0) > 0.999)
        let late = try ExperimentFixture.recording("A", seed: 3, in: folder) { session in
          session =
            SimulatedWalk(
              WalkerConfiguration(
                seed: 3, durationSeconds: 14, faults: .none, standingSeconds: 1)
            ).session
          session.metadata.tags = ["subject:A"]
          session.reference = session.reference.map { forces in
            forces.map {
              ForceBlock(foot: $0.foot, times: $0.times.map { $0 + 0.04 }, newtons: $0.newtons)
            }
          }
        }
        let metrics = try RecordingEvaluator(estimator: .sumOfCells).evaluate(late)
        #expect(abs((metrics.initialContact?.medianMilliseconds ?? 0) - 40) < 6)
        #expect(abs((metrics.toeOff?.medianMilliseconds ?? 0) - 40) < 6)
        #expect(abs((metrics.firstPeak?.milliseconds ?? 0) - 40) < 15)
        #expect(metrics.rmse > 3 * none.rmse)
      }
    }

    /// Steps are found on the estimate where the reference is not there, and only the others are measured.
    @Test func aReferenceOverAPartIsEvaluated() throws {
      try Fixture.withFolder { folder in
        let whole = try ExperimentFixture.recording("A", seed: 2, in: folder, seconds: 24)
        let all = try RecordingEvaluator(estimator: .sumOfCells).evaluate(whole)
        #expect(all.stepsFoundOn == .reference)
        var session = try whole.session.recorded()
        session.reference = session.reference.map { $0?.slice(seconds: 8...16) }
        let path = folder + "/part.gait"
        try SessionWriter.write(session, to: path)
        let part = try RecordingEvaluator(estimator: .sumOfCells)
          .evaluate(DataRecording(path: path))
        #expect(part.stepsFoundOn == .estimated)
        #expect((5..<all.steps).contains(part.steps))
        #expect(part.frames < all.frames / 2)
        #expect(abs(part.rmse / all.rmse - 1) < 0.3)
      }
    }

    @Test func whatCannotBeUsedIsNamed() throws {
      try Fixture.withFolder { folder in
        let short = try ExperimentFixture.recording("A", seed: 1, in: folder, seconds: 3)
        #expect {
          try RecordingEvaluator(estimator: .sumOfCells).evaluate(short)
        } throws: {
          let error = $0 as? GaitlabError
          return error?.code == .dataRefused && error?.file == short.path
            && error?.found.contains("strides") == true
        }
      }
    }

    @Test func itStopsWhenAsked() throws {
      try Fixture.withFolder { folder in
        let recording = try ExperimentFixture.recording("A", seed: 1, in: folder)
        #expect {
          try CancellationToken(when: { true }).bind {
            try RecordingEvaluator(estimator: .sumOfCells).evaluate(recording)
          }
        } throws: { ($0 as? GaitlabError)?.code == .cancelled }
      }
    }

    @Test func metricsSurviveBeingWritten() throws {
      let cell = ExperimentFixture.cell("kd", "A", rmse: 0.05)
      let data = try JSONEncoder().encode(cell)
      #expect(try JSONDecoder().decode(CellResult.self, from: data) == cell)
    }

    @Test func eachEstimatorGivesACellForEachSubject() throws {
      try Fixture.withFolder { folder in
        let recordings = try [("B", 1), ("A", 2), ("B", 3)].map { subject, seed in
          try ExperimentFixture.recording(subject, seed: UInt64(seed), in: folder)
        }
        var shares: [Double] = []
        let cells = try EstimatorEvaluation.cells(
          [.init(name: "one", estimator: .sumOfCells), .init(name: "two", estimator: .sumOfCells)],
          on: recordings, progress: { shares.append($0) })
        #expect(cells.map(\.arm) == ["one", "one", "two", "two"])
        #expect(cells.map(\.fold) == ["B", "A", "B", "A"])
        #expect(cells.map(\.recordings.count) == [2, 1, 2, 1])
        #expect(cells[0].recordings == cells[2].recordings)
        #expect(shares.last == 1)
        #expect(shares.count == 6)
      }
    }
  }
#endif
