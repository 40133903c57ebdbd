import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitEngine

/// Models of one rate on frames of another.
@Suite struct RateAdapterTests {
  private static let rates = [60.0, 62.5, 100, 128, 198, 200, 250, 400, 500]

  /// A model with look-ahead, one without, and how to make one on a foot's frames.
  private func estimator(_ name: String, rate: Double) throws -> any ForceEstimator {
    let model = name == "sum" ? TestModels.loadedSum() : try TestModels.network(name)
    return EstimatorSource.model(model).makeEstimator(samplingRateHz: rate)
  }

  private func noise(_ frames: Int, seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<frames * 128).map { _ in Float(random.uniform()) * 0.03 }
  }

  /// Frames whose cells add up to a straight line over time.
  private func ramp(_ frames: Int) -> [Float] {
    (0..<frames).flatMap { Array(repeating: Float($0) / 1024, count: 128) }
  }

  private func run(
    _ estimator: inout any ForceEstimator, _ cells: [Float], block: () -> Int
  ) -> [Float] {
    var estimates: [Float] = []
    let frames = cells.count / 128
    var frame = 0
    while frame < frames {
      let end = min(frame + block(), frames)
      estimator.push(cells.span.extracting(frame * 128..<end * 128), appendingTo: &estimates)
      frame = end
    }
    estimator.finish(appendingTo: &estimates)
    return estimates
  }

  // MARK: - Same rate

  @Test func theSameRateNeedsNoAdapter() {
    for rate in [199.1, 200, 200.9] {
      #expect(RateAdapter(sessionHz: rate, modelHz: 200) == nil)
      #expect(RateAdapter.delayFrames(sessionHz: rate, modelHz: 200, lookAheadFrames: 7) == 7)
    }
    for rate in [100, 198, 202, 500.0] {
      #expect(RateAdapter(sessionHz: rate, modelHz: 200) != nil)
    }
    // Sessions that do not tell a rate.
    for rate in [0, -1, Double.nan] { #expect(RateAdapter(sessionHz: rate, modelHz: 200) == nil) }
  }

  // MARK: - Counts

  @Test(arguments: rates, ["sum", "wrn-16-1", "wrn-16-1-causal"])
  func aStretchHasAsManyEstimatesAsFramesWhateverTheBlocks(
    rate: Double, name: String
  ) throws {
    for frames in [1, 2, 3, 14, 127, 128, 300] {
      let cells = noise(frames, seed: 3)
      var whole = try estimator(name, rate: rate)
      let expected = run(&whole, cells) { frames }
      #expect(expected.count == frames)
      var random = SplitMix64(seed: 8)
      var single = try estimator(name, rate: rate)
      #expect(run(&single, cells) { 1 } == expected)
      var cut = try estimator(name, rate: rate)
      #expect(run(&cut, cells) { Int.random(in: 1...40, using: &random) } == expected)
    }
  }

  @Test(arguments: rates) func aStretchKnowsNothingOfTheOneBefore(rate: Double) throws {
    var used = try estimator("wrn-16-1", rate: rate)
    _ = run(&used, noise(77, seed: 1)) { 10 }
    var fresh = try estimator("wrn-16-1", rate: rate)
    let cells = noise(90, seed: 2)
    #expect(run(&used, cells) { 10 } == run(&fresh, cells) { 10 })
    var none: [Float] = []
    used.finish(appendingTo: &none)
    #expect(none.isEmpty)
  }

  // MARK: - Values

  @Test(arguments: rates) func aStraightLineStaysStraight(rate: Double) throws {
    var sum = try estimator("sum", rate: rate)
    let frames = 400
    let found = run(&sum, ramp(frames)) { 17 }
    #expect(found.count == frames)
    // Behind the last moment that the model saw, its last estimate stands.
    let ratio = abs(rate / 200 - 1) < 0.005 ? 1 : 200 / rate
    let last = (Double(frames - 1) * ratio + 1e-9).rounded(.down) / ratio
    for (frame, estimate) in found.enumerated() {
      let expected = Float(min(Double(frame), last)) / 8
      #expect(abs(estimate - expected) < 1e-4, "frame \(frame)")
    }
  }

  /// Twice as many frames go to the model, those between halfway between their neighbours.
  @Test func upsamplingIsLinear() throws {
    var adapter = try #require(RateAdapter(sessionHz: 100, modelHz: 200))
    var resampled: [Float] = []
    let cells = [0, 1, -3].flatMap { Array(repeating: Float($0), count: 128) }
    adapter.push(cells.span, appendingTo: &resampled)
    let firstCells = stride(from: 0, to: resampled.count, by: 128).map { resampled[$0] }
    #expect(firstCells == [0, 0.5, 1, -1, -3])
  }

  @Test func downsamplingTakesEverySecond() throws {
    var adapter = try #require(RateAdapter(sessionHz: 400, modelHz: 200))
    var resampled: [Float] = []
    let cells = (0..<6).flatMap { Array(repeating: Float($0), count: 128) }
    adapter.push(cells.span, appendingTo: &resampled)
    #expect(stride(from: 0, to: resampled.count, by: 128).map { resampled[$0] } == [0, 2, 4])
    var estimates: [Float] = []
    adapter.take([10, 20, 30], appendingTo: &estimates)
    #expect(estimates == [10, 15, 20, 25, 30])
    adapter.finish(appendingTo: &estimates)
    #expect(estimates == [10, 15, 20, 25, 30, 30])
  }

  // MARK: - Delay

  @Test(arguments: rates, ["sum", "wrn-16-1", "wrn-28-1", "wrn-16-1-causal"])
  func noEstimateIsLaterThanPromised(rate: Double, name: String) throws {
    var estimator = try estimator(name, rate: rate)
    let promised = estimator.description.delayFrames
    var estimates: [Float] = []
    var latest = 0
    let cells = noise(1, seed: 4)
    for frame in 0..<200 {
      estimator.push(cells.span, appendingTo: &estimates)
      latest = max(latest, frame + 1 - estimates.count)
    }
    #expect(latest <= promised)
    #expect(latest >= promised - 1, "a promise that is of use")
  }
}
