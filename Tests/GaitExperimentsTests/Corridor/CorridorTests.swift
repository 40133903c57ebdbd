#if Training
  import GaitInference
  import GaitAnalysis
  import GaitConsole
  import GaitTraining
  import GaitFiles
  import GaitModel
  import ConsoleRuntime
  import GaitEngine
  import GaitSimulation
  import GaitStore
  import GaitTestSupport
  import TerminalCore
  import Testing

  @testable import GaitExperiments

  /// One recording, whose reference is late and that has a standing calibration, through every way in:
  /// all of them rest on the same basis, and so give the same numbers.
  @Suite struct CorridorTests {
    private static let lag = -0.08
    private static let mass = 80.0
    private static let range = 0.0...40.0

    /// A plate 80 ms late, insoles that read a tenth too much when calibrated standing.
    private static let session: RecordedSession = {
      var session = SimulatedWalk(
        WalkerConfiguration(
          seed: 21, durationSeconds: range.upperBound, samplingRateHz: 100, bodyMassKilograms: mass,
          faults: SensorFaults(deadZoneKilopascals: 20))
      ).session
      for foot in Foot.allCases {
        session.reference[foot] = session.reference[foot]?.shifted(bySeconds: -lag)
      }
      let weight = Physics.weightNewtons(massKilograms: mass)
      session.metadata.referenceLagSeconds = lag
      session.metadata.tags.append("subject:S1")
      session.metadata.calibration = Calibration(
        origin: .standing,
        zero: PerFoot.each { foot in
          Array(repeating: 0, count: session.metadata.insoles[foot]?.layout.cellCount ?? 0)
        },
        newtonsPerBodyWeight: PerFoot(both: weight * 1.1), bodyWeightNewtons: weight,
        isBodyMassKnown: true, strideCount: 0)
      return session
    }()

    private static let analysis: Result<SessionAnalysis, any Error> = Result {
      try Analyze.recorded(session)
    }

    private func withFile<R>(_ body: (_ path: String, _ folder: String) throws -> R) throws -> R {
      try Fixture.withFolder { folder throws in
        let path = folder + "/walk.gait"
        try SessionWriter.write(Self.session, to: path)
        return try body(path, folder)
      }
    }

    /// Frames at which both have an estimate, in newtons.
    private func expectSame(
      _ found: PerFoot<FootTrack?>, _ expected: PerFoot<FootTrack?>, until seconds: Double
    ) throws {
      for foot in Foot.allCases {
        let (mine, theirs) = (try #require(found[foot]), try #require(expected[foot]))
        let count = theirs.times.prefix { $0 < seconds }.count
        #expect(count > 3000)
        #expect(mine.times.prefix(count).elementsEqual(theirs.times.prefix(count)))
        let pairs = zip(mine.estimated.prefix(count), theirs.estimated.prefix(count))
        let isSame = pairs.allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
        #expect(isSame)
        let forces = zip(mine.reference.times, theirs.reference.times).prefix(count)
        #expect(forces.allSatisfy { $0 == $1 })
      }
    }

    @Test func analysisTakesTheLagOutAndTheStoredCalibration() throws {
      let analysis = try Self.analysis.get()
      #expect(analysis.calibration.origin == .standing)
      let errors = try #require(analysis.errors)
      // Without the lag the sum of cells follows its own walker closely.
      #expect(errors.overall.rmse < 0.08)
      #expect(try #require(errors.initialContact).bias.magnitude < 0.02)
    }

    @Test func replayInTheConsoleIsTheSame() throws {
      try withFile { path, _ in
        let backend = HeadlessBackend(size: Size(columns: 80, rows: 24))
        let loop = ConsoleLoop(
          backend: backend,
          state: ConsoleState(size: backend.size, options: ConsoleStates.options()),
          resources: ConsoleResources(
            themes: [.fallback], samplesFolder: nil, recordingsFolder: nil),
          clock: ManualClock(), isSynchronous: true)
        loop.open(path: path, title: "walk")
        loop.turn()
        let shown = try #require(loop.state.session?.analysis)
        let expected = try Self.analysis.get()
        #expect(shown.calibration == expected.calibration)
        #expect(shown.errors == expected.errors)
        try expectSame(shown.tracks, expected.tracks, until: .infinity)
      }
    }

    @Test func liveIsTheSame() throws {
      var live = try LiveAnalysis(metadata: Self.session.metadata, settings: AnalysisSettings())
      for start in stride(from: 0.0, to: Self.range.upperBound, by: 0.25) {
        let seconds = start...(start + 0.25).nextDown
        for foot in Foot.allCases {
          if let block = Self.session.reference[foot]?.slice(seconds: seconds) {
            live.push(reference: block)
          }
          if let block = Self.session.frames[foot]?.slice(seconds: seconds) { live.push(block) }
        }
      }
      let expected = try Self.analysis.get()
      #expect(live.basis.calibration == expected.calibration)
      #expect(live.basis.referenceLagSeconds == Self.lag)
      // The last strides are not settled yet.
      try expectSame(live.tracks, expected.tracks, until: Self.range.upperBound - 5)
    }

    @Test func trialsOfModelsAreTheSame() throws {
      let comparison = try #require(
        try ModelTrials.run(
          [.sumOfCells], on: MemorySession(Self.session), settings: AnalysisSettings(), clock: nil))
      #expect(comparison.trials.first?.errors == (try Self.analysis.get().errors))
    }

    @Test func evaluationIsTheSame() throws {
      try withFile { path, _ in
        let evaluator = RecordingEvaluator(estimator: .sumOfCells, settings: AnalysisSettings())
        let metrics = try evaluator.evaluate(try DataRecording(path: path))
        let errors = try #require(try Self.analysis.get().errors)
        #expect(metrics.rmse == errors.overall.rmse)
        #expect(metrics.frames == errors.overall.n)
      }
    }

    /// What a network is trained on is what it will read, and its targets are the reference.
    @Test func trainingReadsTheSame() throws {
      try withFile { path, _ in
        let recording = try CalibratedRecording(try DataRecording(path: path))
        let expected = try Self.analysis.get()
        #expect(recording.calibration == expected.calibration)
        let weight = expected.calibration.bodyWeightNewtons
        for stretch in recording.stretches {
          let track = try #require(expected.tracks[stretch.foot])
          var compared = 0
          for frame in stride(from: 400, to: stretch.count - 400, by: 7) {
            let time = stretch.startSeconds + Double(frame) / CalibratedStretch.samplingRateHz
            guard let target = track.newtons(.reference, at: time),
              let estimate = track.newtons(.estimated, at: time)
            else { continue }
            compared += 1
            #expect(abs(Double(stretch.targets[frame]) - target / weight) < 0.02)
            let cells = stretch.cells[frame * 128..<(frame + 1) * 128]
            #expect(abs(Double(cells.reduce(0, +)) - estimate / weight) < 0.02)
          }
          #expect(compared > 500)
        }
      }
    }

    /// The error that a fit says of itself is the one that analysis finds with its model.
    @Test func aFitLearnsFromTheSame() throws {
      try withFile { path, folder in
        let output = folder + "/fit.safetensors"
        try LinearModelFit(name: "fit", summary: "", data: "", penalty: 0.01, program: "tests")
          .run([path], to: output, overwrite: false) { _ in }
        let model = try ModelFileReader.load(path: output)
        let said = try #require(model.card.metrics.first?.value.split(separator: " ").first)
        let errors = try #require(
          try Analyze.recorded(
            Self.session, settings: AnalysisSettings(estimator: .model(model))
          ).errors)
        #expect(abs(try #require(Double(said)) / 100 - errors.overall.rmse) < 0.001)
        #expect(errors.overall.rmse < 0.05)
      }
    }

    /// The rows of `gaitlab estimate`, reckoned over as a spreadsheet would.
    @Test func theTableOfEstimatesIsTheSame() throws {
      let analysis = try Self.analysis.get()
      var text = ""
      EstimateTable(analysis, metadata: Self.session.metadata).write { text += $0 }
      var squares = 0.0
      var count = 0
      for line in text.split(separator: "\n").drop(while: { $0.hasPrefix("#") }).dropFirst() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        guard let estimated = Double(cells[2]), let reference = Double(cells[6]) else { continue }
        squares += (estimated - reference) * (estimated - reference)
        count += 1
      }
      let errors = try #require(analysis.errors)
      #expect(count == errors.overall.n)
      let rmse = (squares / Double(count)).squareRoot() / analysis.calibration.bodyWeightNewtons
      #expect(abs(rmse - errors.overall.rmse) < 1e-4)
    }

    /// Without the stored calibration everything rests on the first strides.
    @Test func theFirstStridesCanBeChosen() throws {
      let settings = AnalysisSettings(basis: BasisSettings(choice: .walking))
      let analysis = try Analyze.recorded(Self.session, settings: settings)
      #expect(analysis.calibration.origin == .automatic)
      var live = try LiveAnalysis(metadata: Self.session.metadata, settings: settings)
      for start in 0..<20 {
        for foot in Foot.allCases {
          let seconds = Double(start)...Double(start + 1).nextDown
          if let block = Self.session.frames[foot]?.slice(seconds: seconds) { live.push(block) }
        }
      }
      #expect(live.basis.calibration.origin == .automatic)
    }
  }
#endif
