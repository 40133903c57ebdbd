import Foundation
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@testable import GaitAnalysis

/// The pipeline as other people's apps meet it.
@Suite struct WalkAnalyzerTests {
  private static let walk = SimulatedWalk(.short).session

  private static func analyzer(
    calibration: Calibration? = nil, estimator: (any FrameEstimator)? = nil
  ) throws -> WalkAnalyzer {
    try WalkAnalyzer(
      insoles: walk.metadata.insoles, bodyMassKilograms: walk.metadata.bodyMassKilograms,
      hasReference: true, calibration: calibration, estimator: estimator)
  }

  /// Pushes the walk in blocks of so many frames.
  private static func push(_ analyzer: inout WalkAnalyzer, blockFrames: Int) {
    for foot in Foot.allCases {
      guard let frames = walk.frames[foot], let forces = walk.reference[foot] else { continue }
      analyzer.push(reference: forces)
      for start in stride(from: 0, to: frames.count, by: blockFrames) {
        analyzer.push(frames.slice(start..<min(start + blockFrames, frames.count)))
      }
    }
  }

  private static func analyzed(_ analyzer: WalkAnalyzer, blockFrames: Int = 64) throws
    -> SessionAnalysis
  {
    var analyzer = analyzer
    push(&analyzer, blockFrames: blockFrames)
    analyzer.finish()
    return try #require(analyzer.analysis())
  }

  @Test(arguments: [1, 7, 10_000])
  func givesTheNumbersOfThePipeline(blockFrames: Int) throws {
    let found = try Self.analyzed(try Self.analyzer(), blockFrames: blockFrames)
    var pipeline = Pipeline(
      basis: SessionBasis(metadata: Self.walk.metadata, head: Self.walk.frames))
    for foot in Foot.allCases {
      pipeline.push(reference: try #require(Self.walk.reference[foot]))
      pipeline.push(try #require(Self.walk.frames[foot]))
    }
    pipeline.finish()
    let expected = pipeline.analysis()
    #expect(expected.steps.count > 10)
    #expect(found.steps == expected.steps)
    #expect(found.errors == expected.errors)
    #expect(found.errors != nil)
    #expect(found.calibration == expected.calibration)
    #expect(found.isComplete)
  }

  @Test func forcesAreThoseThatHaveAnEstimate() throws {
    var analyzer = try Self.analyzer(estimator: LateSum(samplingRateHz: 100, lookAheadFrames: 3))
    Self.push(&analyzer, blockFrames: 100)
    analyzer.calibrate()
    let track = try #require(analyzer.tracks.left)
    let early = try #require(analyzer.forces.left)
    #expect(early.times.count == track.estimated.count)
    #expect(early.times.count < track.times.count)
    analyzer.finish()
    let all = try #require(analyzer.forces.left)
    #expect(all.times.elementsEqual(try #require(analyzer.tracks.left).times))
  }

  @Test func waitsForAMinuteOfBothFeet() throws {
    var analyzer = try Self.analyzer()
    Self.push(&analyzer, blockFrames: 100)
    #expect(analyzer.analysis() == nil)
    #expect(analyzer.calibration == nil)
    #expect(analyzer.forces.left == nil)
    let start = Self.walk.seconds.lowerBound
    analyzer.settle(until: start + AutomaticCalibration.windowSeconds)
    #expect(analyzer.analysis() == nil)
    analyzer.settle(until: start + AutomaticCalibration.windowSeconds + 0.01)
    #expect(analyzer.calibration?.origin == .automatic)
    let forces = try #require(analyzer.forces.left)
    #expect(forces.times.count > 1000)
    #expect(forces.newtons.elementsEqual(try #require(analyzer.tracks.left).estimated))
    #expect(forces.newtons.allSatisfy { !$0.isNaN })
  }

  @Test func calibratesSoonerWhenAsked() throws {
    var analyzer = try Self.analyzer()
    Self.push(&analyzer, blockFrames: 100)
    analyzer.calibrate()
    let calibration = try #require(analyzer.calibration)
    #expect(calibration.origin == .automatic)
    analyzer.calibrate()
    analyzer.finish()
    #expect(analyzer.calibration == calibration)
    #expect(
      try #require(analyzer.analysis()).steps == Self.analyzed(try Self.analyzer()).steps)
  }

  @Test func aStoredCalibrationCountsFromTheFirstFrame() throws {
    let expected = try Self.analyzed(try Self.analyzer())
    let data = try JSONEncoder().encode(expected.calibration)
    let stored = try JSONDecoder().decode(Calibration.self, from: data)
    var analyzer = try Self.analyzer(calibration: stored)
    #expect(analyzer.analysis()?.steps.isEmpty == true)
    Self.push(&analyzer, blockFrames: 1)
    analyzer.finish()
    #expect(try #require(analyzer.analysis()).steps == expected.steps)
  }

  @Test func runsAnEstimatorAtItsOwnRate() throws {
    let expected = try Self.analyzed(try Self.analyzer())
    for rate in [100.0, 200] {
      let found = try Self.analyzed(
        try Self.analyzer(estimator: LateSum(samplingRateHz: rate, lookAheadFrames: 3)))
      #expect(found.estimator.samplingRateHz == rate)
      #expect(found.estimator.delayFrames == (rate == 100 ? 3 : 2))
      let own = try #require(found.tracks.left?.estimated)
      let sum = try #require(expected.tracks.left?.estimated)
      #expect(own.count == sum.count)
      for (a, b) in zip(own, sum) where !a.isNaN { #expect(abs(a - b) < 0.5) }
      #expect(!found.doubts.contains("layoutFarFromModel"))
    }
  }

  @Test func refusesWhatNoWalkIs() throws {
    #expect(throws: WalkError("no insole")) {
      try WalkAnalyzer(insoles: PerFoot(left: nil, right: nil))
    }
    #expect(throws: WalkError("a body mass of 1.0 kg")) {
      try WalkAnalyzer(insoles: Self.walk.metadata.insoles, bodyMassKilograms: 1)
    }
  }

  @Test func everyDoubtIsExplained() throws {
    let path = "Sources/GaitAnalysis/GaitAnalysis.docc/Doubts.md"
    let article = try String(
      contentsOf: Fixture.root.appending(path: path), encoding: .utf8)
    for flag in TrustFlag.allCases { #expect(article.contains("\n| `\(flag.rawValue)` | ")) }
  }
}

/// Three seconds of standing as an app asks for them.
@Suite struct StandingCalibrationTests {
  private static let insole = InsoleDescription(
    layout: InsoleLayout(
      name: "ten", rows: 5, columns: 2, rowPitchMillimetres: 40, columnPitchMillimetres: 25),
    unit: .kilopascals, samplingRateHz: 100)

  /// Every cell is 1000 mm2, so that 1 kPa on it is 1 N.
  private static func standing(_ foot: Foot, newtons: Float) -> FrameBlock {
    var frames = FrameBlock(foot: foot, cellCount: 10)
    for index in 0...300 {
      frames.append(
        timeSeconds: Double(index) / 100, cells: Array(repeating: newtons / 10, count: 10))
    }
    return frames
  }

  @Test func bothFeetCarryOneBodyWeight() throws {
    let calibration = try Calibration.standing(
      PerFoot(left: Self.standing(.left, newtons: 300), right: Self.standing(.right, newtons: 400)),
      insoles: PerFoot(both: Self.insole))
    #expect(calibration.origin == .standing)
    #expect(abs(calibration.bodyWeightNewtons - 700) < 0.01)
  }

  @Test func saysWhyStandingDoesNotDo() throws {
    let error = #expect(throws: WalkError.self) {
      try Calibration.standing(
        PerFoot(
          left: Self.standing(.left, newtons: 20), right: Self.standing(.right, newtons: 680)),
        insoles: PerFoot(both: Self.insole))
    }
    #expect(error?.description.contains("stand on both feet") == true)
  }
}

/// The sum of the cells, said some frames late.
private struct LateSum: FrameEstimator {
  let traits: EstimatorTraits
  private var owed: [Float] = []

  init(samplingRateHz: Double, lookAheadFrames: Int) {
    traits = EstimatorTraits(
      name: "late sum", samplingRateHz: samplingRateHz, lookAheadFrames: lookAheadFrames)
  }

  mutating func push(_ cells: Span<Float>, appendingTo estimates: inout [Float]) {
    for start in stride(from: 0, to: cells.count, by: CanonicalGrid.cellCount) {
      var sum: Float = 0
      for index in start..<start + CanonicalGrid.cellCount { sum += cells[index] }
      owed.append(sum)
      if owed.count > traits.lookAheadFrames { estimates.append(owed.removeFirst()) }
    }
  }

  mutating func finish(appendingTo estimates: inout [Float]) {
    estimates += owed
    owed = []
  }
}
