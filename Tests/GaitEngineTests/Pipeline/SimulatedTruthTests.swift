import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Against what is exactly known of a simulated walk.
@Suite struct SimulatedTruthTests {
  /// When the force passes a level between two moments, by bisection.
  private func crossing(
    of level: Double, _ walk: SimulatedWalk, _ foot: Foot, from below: Double, to above: Double
  ) -> Double {
    var low = below
    var high = above
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if walk.vGRF(foot: foot, at: middle) < level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test(arguments: [GaitPreset.healthy, .antalgic(.right), .toeWalking], UInt64(1)...2)
  func everyStanceIsFoundWithinAFrame(gait: GaitPreset, seed: UInt64) throws {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: 14, speedMetresPerSecond: 0.7 + 0.5 * Double(seed), gait: gait)
    )
    for hidesReference in [false, true] {
      var session = walk.session
      if hidesReference {
        session.metadata.reference = nil
        session.reference = PerFoot(both: nil)
      }
      let analysis = try Analyze.recorded(session)
      #expect(analysis.decidedBy == (hidesReference ? .estimated : .reference))
      for foot in Foot.allCases {
        // The recording begins within the standing, which is therefore no stance.
        let truth = Array(walk.stances.filter { $0.foot == foot }.dropFirst())
        let found = analysis.steps.filter { $0.foot == foot }
        #expect(found.count == truth.count)
        #expect(truth.count > 6)
        #expect(found.map(\.index) == Array(1...truth.count))
        for (step, stance) in zip(found, truth) {
          #expect(step.isAccepted)
          let middle = (stance.initialContactSeconds + stance.toeOffSeconds) / 2
          let contact = crossing(
            of: analysis.thresholds.onNewtons, walk, foot, from: stance.initialContactSeconds,
            to: middle)
          let toeOff = crossing(
            of: analysis.thresholds.offNewtons, walk, foot, from: stance.toeOffSeconds, to: middle)
          #expect(abs(step.stance.initialContactSeconds - contact) <= 0.005)
          #expect(abs(step.stance.toeOffSeconds - toeOff) <= 0.005)
        }
      }
    }
  }

  @Test func aPerfectInsoleHasNextToNoError() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 7, durationSeconds: 20))
    let analysis = try Analyze.recorded(walk.session)
    let errors = try #require(analysis.errors)
    #expect(errors.overall.rmse < 0.01)
    #expect(abs(errors.overall.bias) < 0.005)
    #expect(errors.initialContact.map { abs($0.bias) < 0.002 } == true)
    let ratio = try #require(analysis.trust.bodyWeightRatio)
    #expect(abs(ratio - 1) < 0.02)
    #expect(analysis.trust.flags == [.simulated])
    #expect(analysis.trust.gaps.isEmpty)
    #expect(analysis.trust.droppedFrames == 0)
  }

  @Test func drawnAsymmetryIsMeasured() throws {
    for asymmetry in [-0.3, 0.3] {
      let walk = SimulatedWalk(
        WalkerConfiguration(seed: 2, durationSeconds: 30, asymmetry: asymmetry))
      let summary = try Analyze.recorded(walk.session).summary
      let impulse = try #require(summary.symmetry[.impulseNewtonSeconds])
      #expect(abs(impulse - asymmetry) < 0.06)
    }
  }

  @Test func theSpeedOfWalkingShowsInTheCadence() throws {
    let cadences = try [0.7, 1.3, 1.9].map { speed in
      let walk = SimulatedWalk(
        WalkerConfiguration(seed: 2, durationSeconds: 15, speedMetresPerSecond: speed))
      return try #require(try Analyze.recorded(walk.session).summary.cadenceStepsPerMinute)
    }
    #expect(cadences == cadences.sorted())
    #expect(abs(cadences[1] - 111) < 6)
  }
}
