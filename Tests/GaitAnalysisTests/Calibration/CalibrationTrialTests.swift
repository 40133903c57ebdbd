import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Trials of the wizard: what passes and, for each reason, what does not.
@Suite struct CalibrationTrialTests {
  /// An insole of 10 cells of 1000 mm2: 1 kPa on one cell is 1 N.
  private static func metadata(
    feet: [Foot] = Foot.allCases, unit: PressureUnit = .kilopascals, saturation: Double? = nil
  ) -> SessionMetadata {
    let layout = InsoleLayout(
      name: "ten", rows: 5, columns: 2, rowPitchMillimetres: 40, columnPitchMillimetres: 25)
    let insole = InsoleDescription(
      layout: layout, unit: unit, samplingRateHz: 100, saturation: saturation)
    return SessionMetadata(
      name: "trial", source: "tests",
      insoles: PerFoot.each { feet.contains($0) ? insole : nil })
  }

  /// Frames of 100 Hz whose cells share a force; every cell reads `offset` besides.
  private static func frames(
    _ foot: Foot, seconds: Double, offset: Float = 0, seed: UInt64 = 1,
    newtons: (Double) -> Double
  ) -> FrameBlock {
    var random = SplitMix64(seed: seed)
    let times = (0..<Int(seconds * 100)).map { Double($0) / 100 }
    return FrameBlock(
      foot: foot, cellCount: 10, times: times,
      cells: times.flatMap { time in
        (0..<10).map { _ in Float(newtons(time) / 10 + 0.1 * random.normal()) + offset }
      })
  }

  private static func both(
    seconds: Double, offset: Float = 0, left: @escaping (Double) -> Double,
    right: @escaping (Double) -> Double
  ) -> PerFoot<FrameBlock?> {
    PerFoot(
      left: frames(.left, seconds: seconds, offset: offset, seed: 1, newtons: left),
      right: frames(.right, seconds: seconds, offset: offset, seed: 2, newtons: right))
  }

  private static func check(
    _ stage: CalibrationStage, mass: Double? = 70, zero: PerFoot<[Float]>? = nil,
    readings: PerFoot<Double?> = PerFoot(both: nil), metadata: SessionMetadata = metadata(),
    frames: PerFoot<FrameBlock?>
  ) -> CalibrationCheck {
    let check = CalibrationRequest(
      stage: stage, bodyMassKilograms: mass, zero: zero, readings: readings
    ).check(frames: frames, metadata: metadata)
    #expect(check.stage == stage)
    #expect(check.passed || (!check.reasons.isEmpty && check.calibration == nil))
    return check
  }

  /// Expects a failure that says `words`.
  private static func expect(_ check: CalibrationCheck, says words: String) {
    #expect(!check.passed)
    #expect(check.reasons.contains { $0.contains(words) }, "\(check.reasons)")
  }

  // MARK: - Zero

  @Test func zeroIsTheMedianOfEachCell() {
    var frames = Self.both(seconds: 2, offset: 4, left: { _ in 0 }, right: { _ in 0 })
    // One wild reading moves a mean, but no median.
    if let left = frames.left {
      var cells = left.cells
      cells[3] = 30
      cells[14] = .nan
      frames.left = FrameBlock(foot: .left, cellCount: 10, times: left.times, cells: cells)
    }
    let check = Self.check(.zero, frames: frames)
    #expect(check.passed, "\(check.reasons)")
    for foot in Foot.allCases {
      #expect(check.zero?[foot].count == 10)
      #expect(check.zero?[foot].allSatisfy { abs($0 - 4) < 0.05 } == true)
      #expect(abs(check.readings[foot] ?? 99) < 0.5)
    }
  }

  @Test func zeroNeedsFramesOfBothFeet() {
    var frames = Self.both(seconds: 2, left: { _ in 0 }, right: { _ in 0 })
    frames.right = frames.right?.slice(0..<120)
    Self.expect(Self.check(.zero, frames: frames), says: "right: 120 of 200 frames came")
    frames.right = nil
    Self.expect(Self.check(.zero, frames: frames), says: "right: 0 of 200 frames came")
    // An insole that is not there is not missed.
    frames.left = Self.frames(.left, seconds: 2) { _ in 0 }
    #expect(Self.check(.zero, metadata: Self.metadata(feet: [.left]), frames: frames).passed)
    let none = Self.check(.zero, metadata: Self.metadata(feet: []), frames: PerFoot(both: nil))
    Self.expect(none, says: "no insole")
  }

  @Test func zeroWithWeightOnItIsNone() {
    let loaded = Self.both(seconds: 2, left: { _ in 200 }, right: { _ in 0 })
    Self.expect(Self.check(.zero, frames: loaded), says: "left: reads 200 N, 69 N at most")
    let swinging = Self.both(
      seconds: 2, left: { _ in 0 }, right: { $0.truncatingRemainder(dividingBy: 1) < 0.5 ? 0 : 60 })
    Self.expect(Self.check(.zero, frames: swinging), says: "right: wavers by 30 N")
  }

  @Test func countsOfAnUnloadedInsoleUseLittleOfTheirRange() {
    let counts = Self.metadata(unit: .counts, saturation: 1000)
    let high = Self.both(seconds: 2, offset: 450, left: { _ in 0 }, right: { _ in 0 })
    Self.expect(
      Self.check(.zero, metadata: counts, frames: high), says: "cells use 45 % of their range")
    let low = Self.both(seconds: 2, offset: 250, left: { _ in 0 }, right: { _ in 0 })
    #expect(Self.check(.zero, metadata: counts, frames: low).passed)
  }

  // MARK: - Standing

  @Test func standingGivesOneScaleForBothFeet() throws {
    let zero = PerFoot(both: [Float](repeating: 3, count: 10))
    let frames = Self.both(seconds: 3, offset: 3, left: { _ in 300 }, right: { _ in 340 })
    let check = Self.check(.standing, zero: zero, frames: frames)
    let calibration = try #require(check.calibration, "\(check.reasons)")
    #expect(calibration.origin == .standing)
    #expect(calibration.zero == zero)
    #expect(abs(calibration.newtonsPerBodyWeight.left - 640) < 2)
    #expect(calibration.newtonsPerBodyWeight.right == calibration.newtonsPerBodyWeight.left)
    #expect(abs(calibration.bodyWeightNewtons - 70 * 9.80665) < 1e-9)
    #expect(calibration.isBodyMassKnown)
    #expect(calibration.measuredAtUnixSeconds == nil)
    #expect(abs((check.readings.right ?? 0) - 340) < 1)
    let unknown = try #require(
      Self.check(.standing, mass: nil, zero: zero, frames: frames).calibration)
    #expect(!unknown.isBodyMassKnown)
    #expect(unknown.bodyWeightNewtons == unknown.newtonsPerBodyWeight.left)
  }

  @Test func standingOnOneFootOrSwayingIsNotStanding() {
    let lean = Self.both(seconds: 3, left: { _ in 600 }, right: { _ in 80 })
    Self.expect(Self.check(.standing, frames: lean), says: "the right foot carries 12 %")
    let bounce = Self.both(
      seconds: 3, left: { $0.truncatingRemainder(dividingBy: 1) < 0.5 ? 300 : 400 },
      right: { $0.truncatingRemainder(dividingBy: 1) < 0.5 ? 300 : 400 })
    Self.expect(Self.check(.standing, frames: bounce), says: "the load wavers by 14 %")
    // Shifting the weight from foot to foot leaves the sum as it is.
    let shift = Self.both(seconds: 3, left: { 250 + 50 * $0 }, right: { 450 - 50 * $0 })
    #expect(Self.check(.standing, frames: shift).passed)
  }

  @Test func standingHasToBeABodyWeight() {
    let light = Self.both(seconds: 3, left: { _ in 60 }, right: { _ in 60 })
    Self.expect(Self.check(.standing, frames: light), says: "120 N for a body weight of 686 N")
    let nobody = Self.both(seconds: 3, left: { _ in 20 }, right: { _ in 20 })
    Self.expect(Self.check(.standing, mass: nil, frames: nobody), says: "4 kg")
    let nothing = Self.both(seconds: 3, offset: -1, left: { _ in 0 }, right: { _ in 0 })
    Self.expect(Self.check(.standing, frames: nothing), says: "stand on them")
    // Counts are no newtons: any scale may be right.
    let counts = Self.metadata(unit: .counts)
    #expect(Self.check(.standing, metadata: counts, frames: light).passed)
  }

  @Test func standingNeedsBothInsolesAndTheirFrames() {
    let one = Self.metadata(feet: [.left])
    var frames = Self.both(seconds: 3, left: { _ in 300 }, right: { _ in 300 })
    Self.expect(Self.check(.standing, metadata: one, frames: frames), says: "needs both insoles")
    frames.left = frames.left?.slice(0..<100)
    Self.expect(Self.check(.standing, frames: frames), says: "left: 100 of 300 frames")
  }

  // MARK: - One foot

  @Test func eachFootGetsItsOwnScale() throws {
    let left = Self.check(
      .standingOnLeft, frames: Self.both(seconds: 3, left: { _ in 500 }, right: { _ in 5 }))
    #expect(left.passed)
    #expect(left.calibration == nil)
    let right = Self.check(
      .standingOnRight, readings: PerFoot(left: left.readings.left, right: nil),
      frames: Self.both(seconds: 3, left: { _ in 5 }, right: { _ in 650 }))
    let calibration = try #require(right.calibration, "\(right.reasons)")
    #expect(calibration.origin == .standingOnEachFoot)
    #expect(abs(calibration.newtonsPerBodyWeight.left - 500) < 1)
    #expect(abs(calibration.newtonsPerBodyWeight.right - 650) < 1)
    let alone = Self.check(
      .standingOnRight, mass: nil, metadata: Self.metadata(feet: [.right]),
      frames: PerFoot(left: nil, right: Self.frames(.right, seconds: 3) { _ in 650 }))
    #expect(abs((alone.calibration?.bodyWeightNewtons ?? 0) - 650) < 1)
  }

  @Test func oneFootFailsForEachReason() {
    func left(_ load: @escaping (Double) -> Double, right: Double = 0) -> CalibrationCheck {
      Self.check(
        .standingOnLeft, readings: PerFoot(left: nil, right: 300),
        frames: Self.both(seconds: 3, left: load, right: { _ in right }))
    }
    Self.expect(left({ _ in 500 }, right: 100), says: "the right foot reads 20 % of it")
    Self.expect(
      left({ $0.truncatingRemainder(dividingBy: 1) < 0.5 ? 400 : 600 }), says: "wavers by 20 %")
    Self.expect(left({ _ in 700 }), says: "left reads 700 N, right read 300 N")
    Self.expect(left({ _ in 100 }), says: "for a body weight of 686 N")
    Self.expect(left({ _ in -50 }), says: "stand on it")
    let missing = Self.check(
      .standingOnLeft, metadata: Self.metadata(feet: [.right]), frames: PerFoot(both: nil))
    Self.expect(missing, says: "no insole for that foot")
  }

  // MARK: - Automatic

  @Test func walkingCalibratesByItself() throws {
    let walk = SimulatedWalk(
      WalkerConfiguration(seed: 4, durationSeconds: 15, samplingRateHz: 100, standingSeconds: 1)
    ).session
    let check = Self.check(
      .automatic, mass: 72, metadata: walk.metadata, frames: walk.frames)
    let calibration = try #require(check.calibration, "\(check.reasons)")
    #expect(
      calibration
        == AutomaticCalibration.find(
          metadata: walk.metadata, frames: walk.frames, rule: StanceRule()))
    #expect(check.reasons == ["\(calibration.strideCount) whole strides, both feet"])
    // The mass that was typed counts, not the one that the device says.
    let other = Self.check(.automatic, mass: 60, metadata: walk.metadata, frames: walk.frames)
    #expect(abs((other.calibration?.bodyWeightNewtons ?? 0) - 60 * 9.80665) < 1e-9)
  }

  @Test func standingAboutIsNoWalking() {
    let still = Self.both(seconds: 15, left: { _ in 300 }, right: { _ in 300 })
    Self.expect(Self.check(.automatic, frames: still), says: "0 whole strides were seen, 2 of each")
    let short = Self.both(seconds: 5, left: { _ in 300 }, right: { _ in 300 })
    Self.expect(Self.check(.automatic, frames: short), says: "500 of 1500 frames came")
  }
}
