import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct AutomaticCalibrationTests {
  private static func walk(
    seed: UInt64 = 1, seconds: Double = 15, asymmetry: Double = 0
  ) -> RecordedSession {
    SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: seconds, samplingRateHz: 100, asymmetry: asymmetry)
    ).session
  }

  private func calibration(_ session: RecordedSession) -> Calibration {
    AutomaticCalibration.find(
      metadata: session.metadata, frames: session.frames, rule: StanceRule())
  }

  /// The session as an insole would record it whose cells read `gain * p + offset(cell)`.
  private func distorted(
    _ session: RecordedSession, gain: Float, offset: (Int) -> Float
  ) -> RecordedSession {
    var session = session
    for foot in Foot.allCases {
      guard let block = session.frames[foot] else { continue }
      session.frames[foot] = FrameBlock(
        foot: foot, cellCount: block.cellCount, times: block.times,
        cells: block.cells.enumerated().map { index, value in
          gain * value + offset(index % block.cellCount)
        })
    }
    return session
  }

  @Test(arguments: [(Float(1), Float(0)), (0.6, 0), (1.4, 3), (0.35, 20)])
  func bothFeetCarryOneBodyWeight(gain: Float, offset: Float) throws {
    for seed in UInt64(1)...3 {
      let session = distorted(Self.walk(seed: seed, asymmetry: 0.2), gain: gain) { cell in
        offset * Float(cell % 5)
      }
      let found = calibration(session)
      #expect(found.origin == .automatic)
      #expect(found.strideCount >= 4)
      for foot in Foot.allCases {
        for (cell, zero) in found.zero[foot].enumerated() {
          #expect(abs(zero - offset * Float(cell % 5)) < 0.01)
        }
      }
      // Mean of left + right of the estimate over whole strides of the calibrated session.
      let analysis = try Analyze.recorded(session)
      let weight = analysis.calibration.bodyWeightNewtons
      #expect(abs(weight - 72 * 9.80665) < 1e-6)
      let left = try #require(analysis.tracks.left)
      let right = try #require(analysis.tracks.right)
      let contacts = analysis.steps.filter { $0.foot == .left && $0.isAccepted }
        .map(\.stance.initialContactSeconds)
      let first = try #require(contacts.first)
      let last = try #require(contacts.last)
      #expect(contacts.count > 8)
      let range = left.times.indexRange(in: first...last)
      let sum = range.reduce(0.0) { $0 + Double(left.estimated[$1]) + Double(right.estimated[$1]) }
      #expect(abs(sum / Double(range.count) / weight - 1) < 0.02)
    }
  }

  @Test func theScaleIsWhatTheInsolesRead() {
    let plain = calibration(Self.walk())
    let half = calibration(distorted(Self.walk(), gain: 0.5) { _ in 0 })
    let ratio = half.newtonsPerBodyWeight.left / plain.newtonsPerBodyWeight.left
    #expect(abs(ratio - 0.5) < 0.005)
    // Both feet share the scale, so that asymmetry survives.
    #expect(half.newtonsPerBodyWeight.left == half.newtonsPerBodyWeight.right)
    #expect(abs(plain.newtonsPerBodyWeight.left / plain.bodyWeightNewtons - 1) < 0.02)
  }

  @Test func asymmetrySurvivesCalibration() throws {
    let summary = try Analyze.recorded(Self.walk(seconds: 30, asymmetry: 0.2)).summary
    let impulse = try #require(summary.symmetry[.impulseNewtonSeconds])
    #expect(abs(impulse - 0.2) < 0.05)
  }

  @Test func withoutAMassTheInsolesSayTheWeight() {
    var session = Self.walk()
    session.metadata.bodyMassKilograms = nil
    let found = calibration(session)
    #expect(found.origin == .automatic)
    #expect(!found.isBodyMassKnown)
    #expect(found.bodyWeightNewtons == found.newtonsPerBodyWeight.left)
    #expect(abs(found.bodyWeightNewtons - 72 * 9.80665) < 0.03 * 706)
  }

  @Test func tooFewStridesCalibrateNothing() {
    let short = calibration(Self.walk(seconds: 4))
    #expect(short.origin == .none)
    #expect(short.newtonsPerBodyWeight.left == short.bodyWeightNewtons)
    #expect(abs(short.bodyWeightNewtons - 72 * 9.80665) < 1e-9)
    var unknown = Self.walk(seconds: 4)
    unknown.metadata.bodyMassKilograms = nil
    let guessed = calibration(unknown)
    #expect(guessed.origin == .none)
    #expect(!guessed.isBodyMassKnown)
    #expect((300...1200).contains(guessed.bodyWeightNewtons))
  }

  @Test func oneFootCarriesHalf() throws {
    var session = Self.walk()
    session.metadata.insoles.right = nil
    session.frames.right = nil
    session.reference.right = nil
    let found = calibration(session)
    #expect(found.origin == .automatic)
    #expect(abs(found.newtonsPerBodyWeight.left / found.bodyWeightNewtons - 1) < 0.03)
    #expect(found.zero.right.isEmpty)
    #expect(found.zero.left.count == 128)
    let analysis = try Analyze.recorded(session)
    #expect(analysis.tracks.right == nil)
    #expect(analysis.steps.allSatisfy { $0.foot == .left })
    #expect(analysis.trust.bodyWeightRatio == nil)
  }

  @Test func nothingRecordedIsNoCalibration() {
    var session = Self.walk(seconds: 4)
    session.frames = PerFoot.each { FrameBlock(foot: $0, cellCount: 128) }
    let found = calibration(session)
    #expect(found.origin == .none)
    #expect(found.strideCount == 0)
    #expect(found.zero.left == Array(repeating: 0, count: 128))
    session.frames = PerFoot(both: nil)
    session.metadata.insoles = PerFoot(both: nil)
    #expect(calibration(session).origin == .none)
  }

  @Test func readingsThatAreNoNumbersDoNotSpoilIt() {
    var session = Self.walk()
    if let block = session.frames.left {
      var cells = block.cells
      for frame in stride(from: 300, to: block.count, by: 400) { cells[frame * 128 + 5] = .nan }
      session.frames.left = FrameBlock(
        foot: .left, cellCount: 128, times: block.times, cells: cells)
    }
    let found = calibration(session)
    #expect(found.origin == .automatic)
    #expect(found.newtonsPerBodyWeight.left.isFinite)
    #expect(found.zero.left.allSatisfy { $0.isFinite })
  }
}
