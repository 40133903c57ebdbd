import GaitAnalysis
import GaitEngine
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Models within the pipeline: on walks with holes, bad readings, and at other rates.
@Suite struct ModelPipelineTests {
  /// The rate of the models, so that nothing is resampled.
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 12, durationSeconds: 10, samplingRateHz: 200)
  ).session

  private static let names = ["wrn-16-1", "wrn-16-1-causal", "linear-simulated"]

  private func settings(_ name: String) throws -> AnalysisSettings {
    let model = name == "linear-simulated" ? try TestModels.bundled() : try TestModels.network(name)
    // What a hole does to strides is another question; see RunningScaleTests.
    return AnalysisSettings(
      calibration: CalibrationRule(scale: .fixed), estimator: .model(model))
  }

  /// The walk with other left frames.
  private func changed(_ change: (FrameBlock) -> FrameBlock) -> RecordedSession {
    var session = Self.walk
    session.frames.left = session.frames.left.map(change)
    return session
  }

  /// The walk with one reading of the left insole replaced.
  private func session(reading value: Float, frame: Int, cell: Int = 60) -> RecordedSession {
    changed { block in
      var cells = block.cells
      cells[frame * block.cellCount + cell] = value
      return FrameBlock(
        foot: .left, cellCount: block.cellCount, times: block.times, cells: cells)
    }
  }

  /// All estimates of the left foot with the calibration of the whole walk.
  private func estimates(_ blocks: [FrameBlock], _ name: String) throws -> [Float] {
    var pipeline = Pipeline(
      basis: SessionBasis(
        metadata: Self.walk.metadata, head: Self.walk.frames,
        settings: BasisSettings(calibration: CalibrationRule(scale: .fixed))),
      makeEstimator: try settings(name).estimator.makeEstimator)
    for block in blocks { pipeline.push(block) }
    pipeline.finish()
    return Array(try #require(pipeline.analysis().tracks.left).estimated)
  }

  /// Frames without an estimate count as equal.
  private static func areSame(_ a: some Sequence<Float>, _ b: some Sequence<Float>) -> Bool {
    a.elementsEqual(b) { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  // MARK: - Cuts

  @Test(arguments: names, [62.5, 100, 200])
  func stretchesOfAnyLengthGiveTheSame(name: String, rate: Double) throws {
    let session = SimulatedWalk(
      WalkerConfiguration(
        seed: 3, durationSeconds: 12, samplingRateHz: rate,
        faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 40))
    ).session
    let settings = try settings(name)
    let whole = try Analyze.recorded(session, settings: settings, stretchSeconds: 1000)
    #expect(whole.trust.flags.contains(.gaps))
    #expect(whole.steps.count > 5)
    #expect(whole.estimator == settings.estimator.description(samplingRateHz: rate))
    for foot in Foot.allCases {
      let track = try #require(whole.tracks[foot])
      #expect(track.estimated.count == track.times.count)
      #expect(track.estimated.contains { $0.isFinite })
    }
    for seconds in [0.05, 0.37, 1] {
      let cut = try Analyze.recorded(session, settings: settings, stretchSeconds: seconds)
      let isSame = cut.tracks == whole.tracks && cut.steps == whole.steps && cut == whole
      #expect(isSame, "\(seconds) s")
    }
  }

  // MARK: - Holes

  @Test(arguments: names) func stretchesBesideAHoleAreAsIfAlone(name: String) throws {
    let block = try #require(Self.walk.frames.left)
    let (first, second) = (block.slice(0..<731), block.slice(760..<block.count))
    let together = try estimates([first, second], name)
    let apart = try estimates([first], name) + estimates([second], name)
    #expect(Self.areSame(together, apart))
    #expect(together.count == block.count - 29)
  }

  /// Away from the hole nothing is lost by it.
  @Test func aHoleReachesAsFarAsTheReceptiveField() throws {
    let block = try #require(Self.walk.frames.left)
    let whole = try estimates([block], "wrn-16-1")
    let holed = try estimates([block.slice(0..<731), block.slice(760..<block.count)], "wrn-16-1")
    #expect(Self.areSame(holed[..<(731 - 13)], whole[..<(731 - 13)]))
    #expect(Self.areSame(holed[(731 + 13)...], whole[(760 + 13)...]))
    // What would have looked into the hole has no estimate, as at both ends of the recording.
    for range in [0..<13, (731 - 13)..<(731 + 13), (holed.count - 13)..<holed.count] {
      #expect(holed[range].allSatisfy { $0.isNaN }, "\(range)")
    }
    #expect(holed[13..<(731 - 13)].allSatisfy { $0.isFinite })
  }

  /// At another rate the times of the model begin again behind a hole.
  @Test func aHoleAtAnotherRateIsAnEndAndABeginningToo() throws {
    let session = SimulatedWalk(
      WalkerConfiguration(seed: 13, durationSeconds: 10, samplingRateHz: 128)
    ).session
    let block = try #require(session.frames.left)
    let basis = SessionBasis(
      metadata: session.metadata, head: session.frames,
      settings: BasisSettings(calibration: CalibrationRule(scale: .fixed)))
    let source = try settings("wrn-16-1").estimator
    func estimates(_ blocks: [FrameBlock]) throws -> [Float] {
      var pipeline = Pipeline(basis: basis, makeEstimator: source.makeEstimator)
      for block in blocks { pipeline.push(block) }
      pipeline.finish()
      return Array(try #require(pipeline.analysis().tracks.left).estimated)
    }
    let (first, second) = (block.slice(0..<411), block.slice(430..<block.count))
    #expect(
      Self.areSame(
        try estimates([first, second]), try estimates([first]) + estimates([second])))
  }

  // MARK: - Bad readings

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func readingsThatAreNoNumbersStayWithinTheReceptiveField(value: Float) throws {
    let settings = try settings("wrn-16-1")
    let clean = try #require(try Analyze.recorded(Self.walk, settings: settings).tracks.left)
    let analysis = try Analyze.recorded(session(reading: value, frame: 1500), settings: settings)
    let track = try #require(analysis.tracks.left)
    #expect(analysis.trust.flags.contains(.notFinite))
    #expect(analysis.trust.droppedFrames == 1)
    var times = Array(clean.times)
    times.remove(at: 1500)
    #expect(Array(track.times) == times)
    #expect(track.estimated.count == track.times.count)
    // One lost frame is bridged for the model.
    #expect(track.estimated[13..<(track.estimated.count - 13)].allSatisfy { $0.isFinite })
    #expect(Self.areSame(track.estimated[..<(1500 - 13)], clean.estimated[..<(1500 - 13)]))
    #expect(Self.areSame(track.estimated[(1500 + 13)...], clean.estimated[(1501 + 13)...]))
  }

  /// The numbers are used as they come, and the doubt is told.
  @Test(arguments: ["wrn-16-1", "linear-simulated"])
  func readingsBelowZeroAreFlagged(name: String) throws {
    let settings = try settings(name)
    let clean = try Analyze.recorded(Self.walk, settings: settings)
    #expect(!clean.trust.flags.contains(.negativeReadings))
    let top = try #require(clean.cellPeaks.left.max())
    // A model may give a cell that nobody stands on no weight.
    let cell = try #require(clean.cellPeaks.left.firstIndex(of: top))
    let slight = try Analyze.recorded(
      session(reading: -0.015 * top, frame: 1500, cell: cell), settings: settings)
    #expect(!slight.trust.flags.contains(.negativeReadings))
    let analysis = try Analyze.recorded(
      session(reading: -0.5 * top, frame: 1500, cell: cell), settings: settings)
    #expect(analysis.trust.flags.contains(.negativeReadings))
    let (track, before) = (
      try #require(analysis.tracks.left), try #require(clean.tracks.left)
    )
    #expect(track.times == before.times)
    #expect(track.estimated[1500] != before.estimated[1500])
    #expect(Self.areSame(track.estimated[..<1487], before.estimated[..<1487]))
    #expect(Self.areSame(track.estimated[1514...], before.estimated[1514...]))
  }
}
