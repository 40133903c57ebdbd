import Foundation
import GaitAnalysis
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// The scale that strides tell, on walks made of nothing but calibrated sums.
@Suite struct RunningScaleTests {
  private static let rate = 200.0
  private static let strideSeconds = 1.1

  /// A walker whose left foot carries `leftShare` of the body weight over whole strides.
  private struct Walk {
    var seconds = 40.0
    var leftShare = 0.5
    /// What the insoles read by what is there.
    var gain: (_ seconds: Double) -> Double = { _ in 1 }
    /// Whether the walker stands still.
    var stands: (_ seconds: Double) -> Bool = { _ in false }

    func sum(_ foot: Foot, _ seconds: Double) -> Double {
      let share = foot == .left ? leftShare : 1 - leftShare
      if stands(seconds) { return share * gain(seconds) }
      let phase = (seconds / strideSeconds + (foot == .left ? 0 : 0.5))
        .truncatingRemainder(dividingBy: 1)
      guard phase < 0.62 else { return 0 }
      // A half sine over stance whose mean over the stride is the share.
      let mean = 0.62 * 2 / Double.pi
      let shape: Double = sin(Double.pi * phase / 0.62) / mean
      return share * shape * gain(seconds)
    }
  }

  private static func metadata(_ feet: [Foot] = [.left, .right]) -> SessionMetadata {
    let insole = InsoleDescription(
      layout: TestLayouts.matrix16x8, unit: .kilopascals, samplingRateHz: rate)
    return SessionMetadata(
      name: "walk", source: "test", bodyMassKilograms: 70,
      insoles: PerFoot.each { feet.contains($0) ? insole : nil })
  }

  private static func calibration(_ origin: Calibration.Origin = .automatic) -> Calibration {
    Calibration(
      origin: origin, zero: PerFoot(both: []), newtonsPerBodyWeight: PerFoot(both: 700),
      bodyWeightNewtons: 700, isBodyMassKnown: true, strideCount: 6)
  }

  private func followed(
    _ walk: Walk, feet: [Foot] = [.left, .right], settings: CalibrationRule = CalibrationRule(),
    origin: Calibration.Origin = .automatic
  ) -> RunningScale {
    var scale = RunningScale(
      metadata: Self.metadata(feet), calibrations: CalibrationTimeline(Self.calibration(origin)),
      rule: StanceRule(),
      settings: settings)
    for frame in 0..<Int(walk.seconds * Self.rate) {
      let time = Double(frame) / Self.rate
      for foot in feet { scale.push(foot, timeSeconds: time, sum: walk.sum(foot, time)) }
      scale.settle(until: scale.knownUntilSeconds)
    }
    scale.settle(until: .infinity)
    return scale
  }

  @Test func aSteadyWalkKeepsTheCalibration() {
    let scale = followed(Walk())
    #expect(scale.changes.count > 50)
    #expect(scale.changes.allSatisfy { abs($0.factors.left - 1) < 0.01 })
    #expect(!scale.hasLeft)
  }

  @Test func aDriftOfEightPercentIsTakenOut() {
    let walk = Walk(seconds: 60, gain: { 1 + 0.08 * $0 / 60 })
    let scale = followed(walk)
    for time in stride(from: 10.0, to: 60, by: 5) {
      let read = walk.gain(time) * scale.factor(.left, at: time)
      #expect(abs(read - 1) < 0.012, "\(time) s reads \(read)")
    }
    #expect(abs(walk.gain(59) - 1) > 0.07)
  }

  @Test func asymmetryStays() {
    let scale = followed(Walk(leftShare: 0.45))
    #expect(scale.changes.allSatisfy { $0.factors.left == $0.factors.right })
    #expect(abs(scale.factor(.left, at: 39) - 1) < 0.01)
    let apart = followed(
      Walk(leftShare: 0.45), settings: CalibrationRule(scalesFeetApart: true))
    #expect(abs(apart.factor(.left, at: 39) - 0.5 / 0.45) < 0.015)
    #expect(abs(apart.factor(.right, at: 39) - 0.5 / 0.55) < 0.015)
  }

  @Test func standingHoldsIt() {
    let walk = Walk(seconds: 60, gain: { $0 < 20 ? 1 : 1.1 }, stands: { (20..<40).contains($0) })
    let scale = followed(walk)
    let whileStanding = scale.changes.filter { (21.5..<40).contains($0.fromSeconds) }
    #expect(whileStanding.isEmpty)
    #expect(abs(scale.factor(.left, at: 39) - 1) < 0.01)
    #expect(abs(scale.factor(.left, at: 59) - 1 / 1.1) < 0.01)
  }

  /// Turning: one stride that is half as long again on either foot.
  @Test func strideOfAnotherLengthIsNotCounted() {
    let walk = Walk(seconds: 30, stands: { (15.4..<15.95).contains($0) })
    let scale = followed(walk)
    #expect(scale.changes.allSatisfy { abs($0.factors.left - 1) < 0.01 })
  }

  @Test func aWrongFirstStrideDoesNotPoisonIt() {
    let scale = followed(Walk(gain: { $0 < 1.1 ? 1.6 : 1 }))
    let late = scale.changes.filter { $0.fromSeconds > 12 }
    #expect(late.allSatisfy { abs($0.factors.left - 1) < 0.01 })
    #expect(scale.changes.allSatisfy { abs($0.factors.left - 1) < 0.05 })
  }

  @Test func bodyWeightSupportIsFlagged() {
    let scale = followed(Walk(seconds: 60, gain: { $0 < 20 ? 1 : 0.6 }))
    #expect(scale.hasLeft)
    #expect(scale.report.hasLeft)
    #expect(abs(scale.factor(.left, at: 59) - 1 / 0.75) < 0.01)
    #expect(!followed(Walk(seconds: 60, gain: { $0 < 20 ? 1 : 0.85 })).hasLeft)
  }

  @Test func oneStrideMovesItByTwoPercentAtMost() {
    let scale = followed(Walk(gain: { $0 < 20 ? 1 : 1.2 }))
    let factors = [1] + scale.changes.map(\.factors.left)
    for (a, b) in zip(factors, factors.dropFirst()) { #expect(abs(b / a - 1) < 0.0205) }
  }

  @Test func oneFootAloneCarriesHalf() {
    let scale = followed(Walk(gain: { _ in 1.1 }), feet: [.left])
    #expect(abs(scale.factor(.left, at: 39) - 1 / 1.1) < 0.01)
  }

  @Test func nothingIsFollowedWithoutACalibrationOrWhenFixed() {
    let drifting = Walk(gain: { 1 + 0.1 * $0 / 40 })
    #expect(followed(drifting, origin: .none).changes.isEmpty)
    #expect(followed(drifting, settings: CalibrationRule(scale: .fixed)).changes.isEmpty)
    #expect(followed(drifting, origin: .standing).changes.count > 10)
  }

  /// Whole feet after one another, or frame by frame: the same.
  @Test func theOrderOfFeetDoesNotMatter() {
    let walk = Walk(seconds: 30, gain: { 1 + 0.1 * $0 / 30 })
    var scale = RunningScale(
      metadata: Self.metadata(), calibrations: CalibrationTimeline(Self.calibration()),
      rule: StanceRule(),
      settings: CalibrationRule())
    for foot in [Foot.right, .left] {
      for frame in 0..<Int(walk.seconds * Self.rate) {
        let time = Double(frame) / Self.rate
        scale.push(foot, timeSeconds: time, sum: walk.sum(foot, time))
      }
    }
    scale.settle(until: .infinity)
    #expect(scale.changes == followed(walk).changes)
    #expect(scale.changes.count > 40)
  }

  /// Where a calibration sets right what the insoles had drifted to, the scale holds 1 from its first frame on.
  @Test func anotherCalibrationStartsItAgain() throws {
    let walk = Walk(seconds: 40, gain: { $0 < 20.3 ? 1.15 : 1 })
    let calibrations = CalibrationTimeline(
      Self.calibration(), changes: [CalibrationChange(Self.calibration(), fromSeconds: 20.3)])
    var known = RunningScale(
      metadata: Self.metadata(), calibrations: calibrations, rule: StanceRule(),
      settings: CalibrationRule())
    var told = RunningScale(
      metadata: Self.metadata(), calibrations: CalibrationTimeline(Self.calibration()),
      rule: StanceRule(), settings: CalibrationRule())
    for frame in 0..<Int(walk.seconds * Self.rate) {
      let time = Double(frame) / Self.rate
      if frame == Int(20.3 * Self.rate) { told.restart(at: 20.3) }
      for foot in Foot.allCases {
        known.push(foot, timeSeconds: time, sum: walk.sum(foot, time))
        told.push(foot, timeSeconds: time, sum: walk.sum(foot, time))
      }
      // Somebody who knows it from the start need not look often.
      if frame % 700 == 0 { known.settle(until: known.knownUntilSeconds) }
      told.settle(until: told.knownUntilSeconds)
    }
    known.settle(until: .infinity)
    told.settle(until: .infinity)
    #expect(known.changes == told.changes)
    let before = try #require(known.changes.last { $0.fromSeconds < 20.3 })
    #expect(abs(before.factors.left - 1 / 1.15) < 0.01)
    #expect(known.factor(.left, at: 20.3) == 1)
    let after = known.changes.filter { $0.fromSeconds >= 20.3 }
    #expect(after.count > 20)
    #expect(after.allSatisfy { abs($0.factors.left - 1) < 0.005 })
    // No stride of before, nor the one that spans the change, counts: three of each foot are waited for.
    #expect(after.dropFirst().first.map { $0.fromSeconds > 20.3 + 3 * Self.strideSeconds } == true)
  }

  @Test func strideWithAHoleIsNotCounted() {
    let walk = Walk(seconds: 30)
    var scale = RunningScale(
      metadata: Self.metadata(), calibrations: CalibrationTimeline(Self.calibration()),
      rule: StanceRule(),
      settings: CalibrationRule())
    for frame in 0..<6000 where frame % 200 > 12 {
      let time = Double(frame) / Self.rate
      for foot in Foot.allCases { scale.push(foot, timeSeconds: time, sum: walk.sum(foot, time)) }
    }
    scale.settle(until: .infinity)
    #expect(scale.changes.isEmpty)
  }
}
