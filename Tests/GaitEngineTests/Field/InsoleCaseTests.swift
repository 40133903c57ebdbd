import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Insoles from the field that are silent, end early, are clipped, inverted or listed the other way.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct InsoleCaseTests {
  @Test(arguments: [
    ("cells-toe-first.csv", TrustFlag.cellsToeFirst),
    ("cells-medial-first.csv", .cellsMedialFirst),
    ("right-insole-reads-zero-no-ref.csv", .insoleSilent),
    ("right-stops-half-way-no-ref.csv", .insoleEndsEarly),
    ("right-insole-clock-250ms-late-no-ref.csv", .insoleClocksApart),
    ("clipped-at-60-no-saturation-line.csv", .clippedCells),
    ("inverted-fsr-1023-falls-with-load.csv", .insoleInverted),
  ])
  func itsOwnFlagAndNoOther(name: String, flag: TrustFlag) throws {
    let walk = try FieldCase(name)
    #expect(walk.flags.filter { $0.isOfInsole || $0.isOfReference } == [flag])
    #expect(walk.json.contains("\"\(flag.rawValue)\""))
    #expect(walk.json.contains(flag.explanation))
  }

  @Test func theOtherFootKeepsItsSteps() throws {
    for name in ["right-insole-reads-zero-no-ref.csv", "right-stops-half-way-no-ref.csv"] {
      let walk = try FieldCase(name)
      #expect(walk.accepted(.left).count == 15)
      #expect(walk.accepted(.right).allSatisfy { $0.stance.toeOffSeconds <= 8 })
    }
  }

  @Test(arguments: [
    "counts-no-mass-gain-0.1.csv", "pedar-walk-student-ends-stance-early.csv",
    "fscan-raw-counts-no-mass.csv", "loadsol-standing-squats.csv", "standing-only.csv",
    "treadmill-run-8.5kmh-per-foot.csv", "sit-to-stand-counted-as-steps.csv",
    "running-contacts-under-200ms-half-lost.csv", "slow-walker-time-x4.csv", "child-30kg.csv",
    "body-weight-support-60pct-no-ref.csv", "shuffle-12pct-load-in-swing-no-ref.csv",
  ])
  func soundInsolesHaveNone(name: String) throws {
    let walk = try FieldCase(name)
    #expect(walk.flags.filter { $0.isOfInsole } == [])
  }
}
