import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// References in another unit or of another gain, and offsets that do not stay.
@Suite struct ReferenceWeightTests {
  private static let simulated = ChangedWalk.healthy()
  private var walk: RecordedSession { Self.simulated }

  private func changed(
    _ feet: [Foot] = Foot.allCases, _ change: @escaping (Double, Double) -> Double
  ) -> RecordedSession {
    var session = walk
    for foot in feet { session.changeReference(foot, change) }
    return session
  }

  private func flags(_ session: RecordedSession) throws -> [TrustFlag] {
    try Analyze.recorded(session).trust.flags.filter(\.isOfReference)
  }

  /// Half, a fifth too little, a third too much, kilogram-force, pound-force, percent of body weight,
  /// kilonewtons.
  @Test(arguments: [0.5, 0.8, 1.3, 1 / 9.81, 1 / 4.448, 1 / 7.06, 0.001])
  func anotherUnitOrGain(gain: Double) throws {
    #expect(try flags(changed { $1 * gain }) == [.referenceNotBodyWeight])
  }

  @Test(arguments: Foot.allCases)
  func onePlateReadsTooLittle(foot: Foot) throws {
    #expect(try flags(changed([foot]) { $1 * 0.7 }) == [.referenceNotBodyWeight])
  }

  @Test func aPlateAtTheEndOfItsRange() throws {
    #expect(try flags(changed { min($1, 520) }) == [.referenceNotBodyWeight])
  }

  @Test(arguments: [154.0, 45]) func aWrongMass(kilograms: Double) throws {
    var session = walk
    session.metadata.bodyMassKilograms = kilograms
    let analysis = try Analyze.recorded(session)
    #expect(analysis.trust.flags.contains(.referenceNotBodyWeight))
    let carried = try #require(analysis.trust.reference?.carriedBodyWeights)
    #expect(abs(carried * kilograms / 72 - 1) < 0.05)
  }

  @Test(arguments: [0.95, 1.0, 1.05]) func aGainOfAFewPercentIsNone(gain: Double) throws {
    #expect(try flags(changed { $1 * gain }) == [])
  }

  @Test(arguments: [12.0, 14]) func aSmallOffsetIsTakenOff(offset: Double) throws {
    let analysis = try Analyze.recorded(changed { $1 + offset })
    #expect(analysis.trust.flags.filter(\.isOfReference) == [.referenceLevelTakenOff])
    let sound = try Analyze.recorded(walk)
    for foot in Foot.allCases {
      let stance = try #require(analysis.summary.feet[foot][.stanceSeconds]?.mean)
      let same = try #require(sound.summary.feet[foot][.stanceSeconds]?.mean)
      #expect(abs(stance - same) < 0.004)
    }
  }

  /// No contact vanishes where the plate stops being unloaded.
  @Test(arguments: [40.0, 60], [12.0, 18])
  func anOffsetThatJumps(newtons: Double, from seconds: Double) throws {
    let analysis = try Analyze.recorded(changed { $1 + ($0 > seconds ? newtons : 0) })
    let flags = Set(analysis.trust.flags.filter(\.isOfReference))
    #expect(
      !flags.isDisjoint(with: [.referenceNotUnloaded, .referenceLevelTakenOff]))
    let sound = try Analyze.recorded(walk)
    #expect(analysis.steps.count == sound.steps.count)
    #expect(try #require(analysis.errors).overall.rmse < 0.1)
  }

  @Test func anOffsetThatComesAndGoes() throws {
    // Half a minute of a slow triangle between -50 and 50 N.
    let analysis = try Analyze.recorded(
      changed { time, newtons in
        let phase = (time / 10).truncatingRemainder(dividingBy: 1)
        return newtons + 50 * (4 * abs(phase - 0.5) - 1)
      })
    #expect(
      analysis.trust.flags.contains {
        [.referenceNotUnloaded, .referenceLevelTakenOff].contains($0)
      })
    #expect(analysis.steps.count >= (try Analyze.recorded(walk).steps.count) - 1)
  }

  /// Counts have no newtons that the plate's could be measured by.
  @Test(arguments: [Float(1), 1000]) func swappedFeetOfCountsWithoutMass(gain: Float) throws {
    var session = walk
    session.metadata.bodyMassKilograms = nil
    for foot in Foot.allCases {
      session.metadata.insoles[foot]?.unit = .counts
      session.metadata.insoles[foot]?.saturation = nil
      session.changeFrames(foot) { _, cells in cells.map { $0 * gain } }
      session.reference[foot] = walk.reference[foot.opposite].map {
        ForceBlock(foot: foot, times: $0.times, newtons: $0.newtons)
      }
    }
    #expect(try flags(session).contains(.referenceFeetSwapped))
  }
}
