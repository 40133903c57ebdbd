import GaitAnalysis
import GaitTestSupport
import Testing

@testable import GaitEngine

/// Models of one rate on frames of another; the contract of estimators tries them as well.
@Suite struct RateAdapterTests {
  private static let rates = [60.0, 62.5, 100, 128, 198, 200, 250, 400, 500]

  /// Frames whose cells add up to a straight line over time.
  private func ramp(_ frames: Int) -> [Float] {
    (0..<frames).flatMap { Array(repeating: Float($0) / 1024, count: 128) }
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

  // MARK: - Values

  @Test(arguments: rates) func aStraightLineStaysStraight(rate: Double) throws {
    var sum = EstimatorSource.model(TestModels.loadedSum()).makeEstimator(samplingRateHz: rate)
    let frames = 400
    let cells = ramp(frames)
    var found: [Float] = []
    for start in stride(from: 0, to: frames, by: 17) {
      let block = start * 128..<min(start + 17, frames) * 128
      sum.push(cells.span.extracting(block), appendingTo: &found)
    }
    sum.finish(appendingTo: &found)
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
}
