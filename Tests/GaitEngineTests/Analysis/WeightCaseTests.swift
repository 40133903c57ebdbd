import Foundation
import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Counts, partial load and weights of nobody: the right number, or a word.
@Suite(.enabled(if: Fixture.sharedCases != nil, "../shared/cases is absent"))
struct WeightCaseTests {
  @Test func thresholdsOfCountsScaleWithTheDevice() throws {
    let walk = try FieldCase("fscan-raw-counts-no-mass.csv")
    #expect(walk.analysis.summary.stepsUsed == 19)
    #expect(abs(walk.mean(.stanceSeconds, .left) - 0.695) < 0.01)
    #expect(abs(walk.mean(.stanceSeconds, .right) - 0.708) < 0.01)
    #expect(abs(walk.mean(.doubleSupportSeconds, .left) - 0.109) < 0.01)
    #expect(abs(walk.mean(.doubleSupportSeconds, .right) - 0.094) < 0.01)
    #expect(walk.flags.contains(.countsAreNoNewtons))
    #expect(!walk.json.contains("\"firstPeakNewtons\": 1"))
  }

  @Test func secondsDoNotDependOnTheGain() throws {
    let walk = try FieldCase("counts-no-mass-gain-0.1.csv")
    #expect(walk.analysis.summary.stepsUsed == 30)
    let both = (walk.mean(.doubleSupportSeconds, .left) + walk.mean(.doubleSupportSeconds, .right))
    #expect(abs(both / 2 - 0.104) < 0.01)
  }

  @Test func aWeightOfNobodyIsNamed() throws {
    let standing = try FieldCase("grfshoe-no-mass-body-weight-36N.csv")
    #expect(standing.flags.contains(.nobodysWeight))
    #expect(!standing.analysis.hasBodyWeights)
    #expect(standing.analysis.errors == nil)
  }

  @Test func partialLoadIsSeenWhereTheInsoleIsBelieved() throws {
    let scaled = try FieldCase("body-weight-support-60pct-no-ref.csv")
    #expect(scaled.flags.contains(.scaledToBodyWeight))
    let believed = try FieldCase("body-weight-support-60pct-no-ref.csv", scale: .fixed)
    #expect(believed.flags.contains(.insoleBelieved))
    #expect(!believed.flags.contains(.scaledToBodyWeight))
    // The plate shows 564 N and the insole itself 489 N.
    for foot in Foot.allCases {
      #expect((480...590).contains(believed.mean(.maxNewtons, foot)), "\(foot)")
    }
  }

  @Test func loadInSwingIsNamed() throws {
    let shuffle = try FieldCase("shuffle-12pct-load-in-swing-no-ref.csv")
    #expect(shuffle.flags.contains(.loadedInSwing))
    #expect(shuffle.analysis.summary.stepsUsed == 30)
    // 82 N a foot of 686.7; of that only what no cell ever falls below is known to be no load.
    for foot in Foot.allCases {
      let part = try #require(shuffle.analysis.trust.swingLoad.bodyWeights[foot])
      #expect((0.11...0.125).contains(part), "\(foot)")
    }
    let calibration = try #require(
      (JSONSerialization.jsonObject(with: Data(shuffle.json.utf8)) as? [String: Any])?[
        "calibration"]
        as? [String: Any])
    for foot in ["Left", "Right"] {
      let part = try #require(calibration["unloadedBodyWeights\(foot)"] as? Double)
      let newtons = try #require(calibration["unloadedNewtons\(foot)"] as? Double)
      #expect((0.05...0.13).contains(part))
      #expect(abs(newtons - part * 70 * Physics.standardGravity) < 1)
    }
  }

  @Test func childrenAreNotHeldToTwentyNewtons() throws {
    let child = try FieldCase("child-30kg.csv")
    #expect(abs(child.analysis.thresholds.onNewtons - 0.05 * 30 * Physics.standardGravity) < 1e-9)
  }
}
