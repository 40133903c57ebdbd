import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Two estimates over the same stances.
@Suite struct StanceEstimatesTests {
  private static let analysis = Result {
    try Analyze.recorded(
      SimulatedWalk(WalkerConfiguration(seed: 2, durationSeconds: 12, samplingRateHz: 100)).session)
  }

  private func analysis() throws -> SessionAnalysis { try Self.analysis.get() }

  /// The analysis with other estimates.
  private func changed(
    _ change: (_ foot: Foot, _ time: Double, _ newtons: Float) -> Float
  ) throws -> SessionAnalysis {
    var analysis = try analysis()
    for foot in Foot.allCases {
      guard var track = analysis.tracks[foot] else { continue }
      track.estimated = ChunkedArray(
        zip(track.times, track.estimated).map { change(foot, $0, $1) })
      analysis.tracks[foot] = track
    }
    return analysis
  }

  @Test func nothingDepartsFromItself() throws {
    let analysis = try analysis()
    let estimates = StanceEstimates(analysis)
    #expect(estimates.stances == analysis.steps.filter(\.isAccepted).map(\.stance))
    #expect(estimates.curves.count > 10)
    #expect(estimates.curves.allSatisfy { $0 != nil })
    let departure = try #require(estimates.departure(from: estimates))
    #expect(departure.count == 101)
    #expect(departure.allSatisfy { $0.mean == 0 && $0.sd == 0 && $0.n == estimates.curves.count })
  }

  @Test func aConstantOffsetComesOutInBodyWeights() throws {
    let first = StanceEstimates(try analysis())
    let offset = StanceEstimates(try changed { $2 + 50 }, on: first.stances)
    let weight = try analysis().calibration.bodyWeightNewtons
    for point in try #require(offset.departure(from: first)) {
      #expect(abs(point.mean - 50 / weight) < 1e-6)
    }
    for point in try #require(first.departure(from: offset)) {
      #expect(abs(point.mean + 50 / weight) < 1e-6)
    }
    for (own, moved) in zip(try #require(first.mean), try #require(offset.mean)) {
      #expect(abs(moved.mean - own.mean - 50 / weight) < 1e-6)
    }
  }

  /// What is wrong late in stance shows up there and nowhere else.
  @Test func aDepartureStandsWhereItIs() throws {
    let first = StanceEstimates(try analysis())
    let late = try changed { foot, time, newtons in
      let isLate = first.stances.contains { stance in
        stance.foot == foot && stance.seconds.contains(time)
          && time > stance.initialContactSeconds + 0.7 * stance.stanceSeconds
      }
      return isLate ? newtons - 80 : newtons
    }
    let departure = try #require(
      StanceEstimates(late, on: first.stances).departure(from: first))
    let size = 80 / (try analysis().calibration.bodyWeightNewtons)
    #expect(departure[..<66].allSatisfy { abs($0.mean) < 1e-6 })
    #expect(departure[75..<97].allSatisfy { abs($0.mean + size) < 1e-6 })
  }

  @Test func curvesWithoutNumbersAreLeftOut() throws {
    let first = StanceEstimates(try analysis())
    let stance = try #require(first.stances.first { $0.foot == .left })
    let broken = try changed { foot, time, newtons in
      foot == .left && stance.seconds.contains(time) ? .nan : newtons + 10
    }
    let estimates = StanceEstimates(broken, on: first.stances)
    for points in [try #require(estimates.mean), try #require(estimates.departure(from: first))] {
      #expect(points.allSatisfy { $0.n == first.stances.count - 1 && $0.mean.isFinite })
    }
    let nothing = StanceEstimates(try changed { _, _, _ in .infinity }, on: first.stances)
    #expect(nothing.mean == nil)
    #expect(nothing.departure(from: first) == nil)
  }

  /// Estimates come late: stances that they do not cover yet have no curve.
  @Test func stancesWithoutEstimatesHaveNoCurve() throws {
    let first = StanceEstimates(try analysis())
    let last = try #require(first.stances.last { $0.foot == .right })
    var short = try analysis()
    var track = try #require(short.tracks.right)
    track.estimated = ChunkedArray(
      track.estimated.prefix(track.times.indexRange(in: 0...last.initialContactSeconds).upperBound))
    short.tracks.right = track
    let estimates = StanceEstimates(short, on: first.stances)
    for (stance, curve) in zip(first.stances, estimates.curves) {
      #expect((curve == nil) == (stance == last))
    }
    short.tracks.right = nil
    let oneFoot = StanceEstimates(short, on: first.stances)
    #expect(zip(first.stances, oneFoot.curves).allSatisfy { ($1 == nil) == ($0.foot == .right) })
    track.estimated = []
    short.tracks = PerFoot(left: nil, right: track)
    #expect(StanceEstimates(short, on: first.stances).mean == nil)
  }

  @Test func rejectedStepsAreNotLookedAt() throws {
    var analysis = try analysis()
    let step = try #require(analysis.steps.first { $0.isAccepted })
    analysis.steps = analysis.steps.map {
      guard $0 == step else { return $0 }
      return TestSteps.step($0.foot, $0.stance.seconds, rejection: .standing)
    }
    #expect(!StanceEstimates(analysis).stances.contains(step.stance))
    analysis.steps = []
    #expect(StanceEstimates(analysis).mean == nil)
  }
}
