import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// References from the field that cannot be the force under the foot, or cover a part of the walk.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct ReferenceCaseTests {
  @Test(arguments: [
    ("reference-drift-100N.csv", TrustFlag.referenceLevelTakenOff),
    ("reference-negative-fz.csv", .referenceSignTurned),
  ])
  func signAndLevelAreTakenOffAndNamed(name: String, flag: TrustFlag) throws {
    let walk = try FieldCase(name)
    #expect(walk.analysis.decidedBy == .reference)
    #expect(walk.accepted(.left).count == 15)
    #expect(walk.accepted(.right).count == 15)
    #expect(walk.flags.filter { $0.isOfReference } == [flag])
    let cadence = try #require(walk.analysis.summary.cadenceStepsPerMinute)
    #expect(abs(cadence - 115.9) < 0.1)
    #expect(abs(walk.mean(.stanceSeconds, .left) - 0.629) < 0.005)
    let errors = try #require(walk.analysis.errors)
    #expect(try #require(errors.overall.pearsonR) > 0.99)
  }

  @Test func swappedFeetAreNamed() throws {
    let walk = try FieldCase("feet-swapped-against-plate.csv")
    #expect(walk.flags.filter { $0.isOfReference } == [.referenceFeetSwapped])
    for foot in Foot.allCases {
      let r = try #require(walk.analysis.trust.reference?.feet[foot]?.correlation)
      #expect(abs(r + 0.6) < 0.02)
    }
    #expect(walk.analysis.errors == nil)
    #expect(walk.analysis.summary.stepsUsed == 30)
  }

  @Test(arguments: ["reference-only-6-to-12s.csv", "reference-right-foot-only.csv"])
  func aPartialReferenceLosesNoStep(name: String) throws {
    let walk = try FieldCase(name)
    #expect(walk.accepted(.left).count == 15)
    #expect(walk.accepted(.right).count == 15)
    #expect(walk.analysis.decidedBy == .estimated)
    #expect(walk.flags.filter { $0.isOfReference } == [.referencePartial])
    let errors = try #require(walk.analysis.errors)
    #expect(errors.overall.n > 2000)
    #expect(try #require(errors.overall.pearsonR) > 0.98)
    #expect(walk.analysis.steps.contains { $0.reference != nil })
    #expect(walk.analysis.steps.contains { $0.reference == nil })
    #expect(errors.initialContactDetection?.spurious == 0)
    #expect(errors.initialContactDetection?.missed == 0)
  }

  @Test func stepsOnTheWrongBeltAreRejected() throws {
    let walk = try FieldCase("reference-both-feet-on-one-belt.csv")
    #expect(walk.flags.filter { $0.isOfReference } == [.referenceOnOtherPlate])
    let within = walk.analysis.steps.filter { $0.stance.seconds.overlaps(6.05...8.15) }
    #expect(within.count >= 3)
    #expect(within.allSatisfy { $0.rejection == .otherPlate })
    #expect(walk.analysis.summary.stepsUsed == 25)
    #expect(try #require(walk.analysis.errors?.overall.pearsonR) > 0.98)
  }

  @Test func aBrokenInsoleIsNamedAndAGoodOneIsNot() throws {
    let broken = try FieldCase("grfshoe-broken-insole-against-plate.csv")
    #expect(broken.flags.contains(.referenceContradicts))
    #expect(broken.analysis.errors == nil)
    let r = try #require(broken.analysis.trust.reference?.feet.right?.correlation)
    #expect(abs(r + 0.228) < 0.03)
    let good = try FieldCase("grfshoe-good-insole-against-plate.csv")
    #expect(good.flags.allSatisfy { !$0.isOfReference })
    let other = try #require(good.analysis.trust.reference?.feet.right?.correlation)
    #expect(abs(other - 0.905) < 0.01)
  }

  /// Whoever rests a foot on a plate loads it; that is no offset of the plate.
  @Test func aRestingFootIsNoOffset() throws {
    let sit = try FieldCase("sit-to-stand-counted-as-steps.csv")
    #expect(!sit.flags.contains(.referenceLevelTakenOff))
    #expect(sit.analysis.decidedBy == .reference)
  }
}
