import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct BlandAltmanTests {
  @Test func biasAndLimitsInClosedForm() throws {
    // Differences 1, 2, 3: mean 2, SD 1.
    let found = try #require(
      BlandAltman(pairs: [(11, 10), (22, 20), (33, 30)]))
    #expect(found.bias == 2)
    let limits = try #require(found.limitsOfAgreement)
    #expect(abs(limits.lowerBound - 0.04) < 1e-12)
    #expect(abs(limits.upperBound - 3.96) < 1e-12)
    #expect(found.points.map(\.mean) == [10.5, 21, 31.5])
    #expect(found.points.map(\.difference) == [1, 2, 3])
  }

  @Test func fewStepsHaveNoLimits() throws {
    #expect(BlandAltman(pairs: []) == nil)
    let one = try #require(BlandAltman(pairs: [(3, 4)]))
    #expect(one.bias == -1)
    #expect(one.limitsOfAgreement == nil)
  }

  @Test func aSessionsStepsAreInBodyWeights() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 2, durationSeconds: 20, faults: .typical))
    let analysis = try Analyze.recorded(walk.session)
    let weight = analysis.calibration.bodyWeightNewtons
    let used = analysis.steps.filter { $0.isAccepted && $0.foot == .right }
    let peaks = try #require(analysis.blandAltman(.firstPeakNewtons, foot: .right))
    let both = used.compactMap { step -> Double? in
      guard let estimate = step.estimated?.peaks, let reference = step.reference?.peaks else {
        return nil
      }
      return (estimate.first.newtons - reference.first.newtons) / weight
    }
    #expect(peaks.points.count == both.count)
    #expect(both.count > 8)
    for (point, difference) in zip(peaks.points, both) {
      #expect(abs(point.difference - difference) < 1e-12)
      #expect((0.5...2).contains(point.mean))
    }
    // Impulses are not forces and stay in newton-seconds.
    let impulse = try #require(analysis.blandAltman(.impulseNewtonSeconds, foot: .left))
    #expect(impulse.points.allSatisfy { $0.mean > 50 })
  }
}
