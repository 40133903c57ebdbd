import GaitAnalysis
import GaitEngine
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// What holes in a recording do to the estimates of a network.
@Suite struct HoleTests {
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 21, durationSeconds: 20, samplingRateHz: 200)
  ).session

  private func settings(_ scale: ScaleMode = .fixed) throws -> AnalysisSettings {
    AnalysisSettings(
      calibration: CalibrationRule(scale: scale),
      estimator: .model(try TestModels.network("wrn-16-1")))
  }

  /// The walk without some left frames.
  private func walk(without isLost: (Int) -> Bool) -> RecordedSession {
    var session = Self.walk
    session.frames.left = session.frames.left.map { block in
      var kept = FrameBlock(foot: .left, cellCount: block.cellCount)
      for index in 0..<block.count where !isLost(index) {
        kept.append(timeSeconds: block.times[index], cells: block[index].cells)
      }
      return kept
    }
    return session
  }

  private func left(_ session: RecordedSession) throws -> (FootTrack, TrustReport) {
    let analysis = try Analyze.recorded(session, settings: try settings())
    return (try #require(analysis.tracks.left), analysis.trust)
  }

  /// RMS of estimates that differ from those of the whole walk, over frames that both have.
  private func difference(_ track: FootTrack, _ whole: FootTrack) -> Double {
    var errors = MeanSD()
    for (index, time) in whole.times.enumerated() {
      guard let other = track.times.lastIndex(notAbove: time + 1e-9),
        abs(track.times[other] - time) < 1e-6, track.estimated[other].isFinite,
        whole.estimated[index].isFinite
      else { continue }
      let error = Double(track.estimated[other] - whole.estimated[index])
      errors.push(error * error)
    }
    return errors.mean.squareRoot()
  }

  @Test func holesUpToTwentyMillisecondsAreBridgedForTheModelAlone() throws {
    let (whole, _) = try left(Self.walk)
    for lost in [[1500], [1500, 1501], [1500, 1501, 1502]] {
      let (track, trust) = try left(walk { lost.contains($0) })
      #expect(track.times.count == whole.times.count - lost.count, "the hole stays in the track")
      #expect(track.gaps.count == 1)
      #expect(trust.nearHoleFraction == 0)
      #expect(track.estimated[13..<(track.estimated.count - 13)].allSatisfy { $0.isFinite })
      let range = try #require(whole.estimated.filter(\.isFinite).max())
      #expect(difference(track, whole) < 0.01 * Double(range))
    }
  }

  @Test func aLongerHoleLeavesNoEstimateWhereItIsInView() throws {
    let (track, trust) = try left(walk { (1500..<1504).contains($0) })
    for index in track.estimated.indices {
      let isNear = (1487..<1513).contains(index)
      let isEdge = index < 13 || index >= track.estimated.count - 13
      #expect(track.estimated[index].isNaN == (isNear || isEdge), "\(index)")
    }
    #expect(trust.nearHoleFraction > 0)
    #expect(trust.fallbackFrames == 0)
    #expect(!trust.flags.contains(.fellBack))
  }

  /// Four long holes within ten seconds are one too many; without holes the model comes back.
  @Test func manyHolesFallBackToTheSumOfCells() throws {
    let starts = [1000, 1200, 1400, 1600, 1800]
    let session = walk { index in starts.contains { ($0..<$0 + 8).contains(index) } }
    let (track, trust) = try left(session)
    #expect(trust.flags.contains(.fellBack))
    #expect(trust.fallbackFrames > 100)
    var sums = try settings()
    sums.estimator = .sumOfCells
    let plain = try #require(try Analyze.recorded(session, settings: sums).tracks.left)
    let late = try #require(track.times.lastIndex(notAbove: track.times[1700]))
    #expect(abs(track.estimated[late] - plain.estimated[late]) < 1e-3)
    #expect(track.estimated[3900] != plain.estimated[3900], "ten seconds later the model is back")
  }

  @Test(arguments: [0.01, 0.03, 0.05])
  func framesLostAtRandomHardlyMatter(part: Double) throws {
    let (whole, _) = try left(Self.walk)
    var random = SplitMix64(seed: 4)
    let lost = Set((0..<4000).filter { _ in random.uniform() < part })
    let (track, trust) = try left(walk { lost.contains($0) })
    #expect(trust.nearHoleFraction < 0.02)
    let range = try #require(whole.estimated.filter(\.isFinite).max())
    #expect(difference(track, whole) < 0.02 * Double(range))
  }

  /// Where estimates decide, a stance that begins in the shadow of a hole is not measured.
  @Test func aStanceInTheShadowOfAHoleIsRejected() throws {
    var session = Self.walk
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    var settings = try self.settings()
    settings.estimator = .model(
      try ModelFileReader.load(path: TestModels.bundledFolder + "/student.safetensors"))
    let whole = try Analyze.recorded(session, settings: settings)
    let step = try #require(
      whole.steps.filter { $0.foot == .left && $0.isAccepted }.dropFirst(3).first)
    let times = try #require(Self.walk.frames.left).times
    let contact = times.lowerBound(of: step.stance.initialContactSeconds)
    // The hole ends 30 ms before the contact.
    var holed = walk { (contact - 14..<contact - 6).contains($0) }
    holed.metadata = session.metadata
    holed.reference = session.reference
    let analysis = try Analyze.recorded(holed, settings: settings)
    let same = try #require(
      analysis.steps.first {
        $0.foot == .left && abs($0.stance.toeOffSeconds - step.stance.toeOffSeconds) < 0.1
      })
    #expect(!same.isAccepted)
  }
}
