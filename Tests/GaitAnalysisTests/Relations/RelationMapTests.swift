import GaitModel
import Testing

@testable import GaitAnalysis

/// Maps of relations between frames, against what their definitions say.
@Suite struct RelationMapTests {
  /// Features that differ from frame to frame and channel to channel.
  private static func features(frames: Int, channels: Int, seed: UInt64) -> LayerFeatures {
    var random = SplitMix64(seed: seed)
    return LayerFeatures(
      channels: channels,
      values: (0..<frames * channels).map { _ in Float(random.uniform()) })
  }

  @Test func rowsOfTheTemporalMapHaveANormOfOne() {
    let map = RelationMap.temporal(Self.features(frames: 7, channels: 5, seed: 1))
    for row in 0..<7 {
      let square = (0..<7).reduce(Float(0)) { $0 + map[row, $1] * map[row, $1] }
      #expect(abs(square - 1) < 1e-5)
    }
  }

  /// [1 0], [0 2]: products are 1 0 and 0 4.
  @Test func theTemporalMapOfFramesWithNothingInCommonIsTheIdentity() {
    let map = RelationMap.temporal(LayerFeatures(channels: 2, values: [1, 0, 0, 2]))
    #expect(map.values == [1, 0, 0, 1])
  }

  @Test func aPositiveScaleAndTheOrderOfChannelsChangeNothing() {
    let features = Self.features(frames: 6, channels: 4, seed: 2)
    let reversed = LayerFeatures(
      channels: 4, values: (0..<6).flatMap { features.row($0).reversed().map { $0 * 3 } })
    let maps = [features, reversed].map(RelationMap.temporal)
    #expect(zip(maps[0].values, maps[1].values).allSatisfy { abs($0 - $1) < 1e-6 })
    let correlations = [
      RelationMap.correlation(features, of: [0, 1, 2, 3]),
      RelationMap.correlation(reversed, of: [0, 1, 2, 3]),
    ]
    #expect(zip(correlations[0].values, correlations[1].values).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func correlationsAreThoseOfTheSelectedChannelsAlone() {
    // Rising, falling, and flat over the first three channels; the fourth would spoil it.
    let features = LayerFeatures(
      channels: 4, values: [1, 2, 3, 90, 3, 2, 1, 7, 5, 5, 5, 1])
    let map = RelationMap.correlation(features, of: [0, 1, 2])
    let expected: [Float] = [1, -1, 0, -1, 1, 0, 0, 0, 0]
    #expect(zip(map.values, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func aMapIsNoDistanceFromItselfAndSomeFromAnother() {
    let a = RelationMap.temporal(Self.features(frames: 6, channels: 4, seed: 3))
    let b = RelationMap.temporal(Self.features(frames: 6, channels: 4, seed: 4))
    #expect(a.meanSquare(from: a) == 0)
    #expect(a.meanSquare(from: b) > 1e-4)
    #expect(a.minus(b).values == zip(a.values, b.values).map { $0 - $1 })
  }

  @Test func fewerFramesAreMeans() {
    let map = RelationMap(side: 4, values: (0..<16).map(Float.init))
    #expect(map.resampled(to: 2).values == [2.5, 4.5, 10.5, 12.5])
    #expect(map.resampled(to: 9) == map)
    let uneven = map.resampled(to: 3)
    #expect(uneven.side == 3)
    #expect(uneven[0, 0] == 0)
  }

  @Test func channelsAreSelectedByHowTheyFollowTheForce() {
    // Channel 1 is the force, 2 its opposite, 0 nearly noise, 3 never changes.
    let force = [0.0, 1, 2, 3, 2, 1]
    var random = SplitMix64(seed: 5)
    let features = LayerFeatures(
      channels: 4,
      values: force.flatMap { [Float(random.uniform()), Float($0), Float(-$0), 4] })
    var targets = ChannelTargets()
    // All of the load on the heel.
    targets.append(
      cells: force.flatMap { load in
        [Float(load)] + [Float](repeating: 0, count: CanonicalGrid.cellCount - 1)
      }[...], force: force)
    let selected = targets.selected(2, of: features)
    #expect(selected.map(\.index) == [1, 2])
    #expect(abs(selected[0].force - 1) < 1e-6)
    #expect(abs(selected[1].force + 1) < 1e-6)
    #expect(abs(selected[0].heel - 1) < 1e-6)
    #expect(selected[0].forefoot == 0)
    let all = targets.selected(9, of: features)
    #expect(all.map(\.index) == [0, 1, 2, 3])
    #expect(all[3].force == 0)
  }
}
