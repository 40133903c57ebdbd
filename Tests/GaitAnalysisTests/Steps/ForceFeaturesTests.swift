import Foundation
import GaitAnalysis
import GaitFiles
import GaitModel
import Testing

@Suite struct ForceFeaturesTests {
  private static let stance = Stance(foot: .left, initialContactSeconds: 2, toeOffSeconds: 2.8)

  /// Samples of a curve over 0...1 of stance, 0 outside, on a clock that begins before the stance.
  private func features(
    rateHz: Double = 1000, stance: Stance = stance, _ curve: (Double) -> Double
  ) throws -> ForceFeatures {
    let times = stride(from: 1.5, through: 3.5, by: 1 / rateHz).map { $0 }
    let newtons = times.map { time -> Float in
      let x = (time - stance.initialContactSeconds) / stance.stanceSeconds
      return x < -1e-9 || x > 1 + 1e-9 ? 0 : Float(curve(min(max(x, 0), 1)))
    }
    return try #require(ForceFeatures(times: times, newtons: newtons, stance: stance))
  }

  /// Straight lines through (0, 0), (0.2, 900), (0.5, 600), (0.8, 1000), (1, 0).
  private func lines(_ x: Double) -> Double {
    let knots = [(0.0, 0.0), (0.2, 900.0), (0.5, 600.0), (0.8, 1000.0), (1.0, 0.0)]
    for (low, high) in zip(knots, knots.dropFirst()) where x <= high.0 {
      return low.1 + (high.1 - low.1) * (x - low.0) / (high.0 - low.0)
    }
    return 0
  }

  @Test func straightLinesInClosedForm() throws {
    let force = try features(lines)
    let peaks = try #require(force.peaks)
    #expect(abs(peaks.first.newtons - 900) < 1)
    #expect(abs(peaks.first.percentStance - 20) < 0.2)
    #expect(abs(peaks.valley.newtons - 600) < 1)
    #expect(abs(peaks.valley.percentStance - 50) < 0.2)
    #expect(abs(peaks.second.newtons - 1000) < 1)
    #expect(abs(peaks.second.percentStance - 80) < 0.2)
    #expect(abs(force.maxNewtons - 1000) < 1)
    // Trapezes: 0.1*900 + 0.3*750 + 0.3*800 + 0.1*1000 of the mean, times 0.8 s.
    #expect(abs(force.meanNewtons - 655) < 0.01)
    #expect(abs(force.impulseNewtonSeconds - 524) < 0.01)
    // 900 N in 0.16 s, all the way.
    let rate = try #require(force.loadingRateNewtonsPerSecond)
    #expect(abs(rate - 5625) < 15)
    for percent in 0...100 {
      #expect(abs(Double(force.curve.newtons[percent]) - lines(Double(percent) / 100)) < 1)
    }
  }

  @Test func aFlatCurveHasItsMaximumInsteadOfPeaks() throws {
    // To 800 N at 40 % of 0.8 s, and back: no dip.
    let force = try features { x in x < 0.4 ? 2000 * x : 800 * (1 - x) / 0.6 }
    #expect(force.peaks == nil)
    #expect(force.loadingRateNewtonsPerSecond == nil)
    #expect(abs(force.maxNewtons - 800) < 2)
    #expect(abs(force.maxPercentStance - 40) < 0.2)
    let rate = try #require(force.loadingRateToMaxNewtonsPerSecond)
    #expect(abs(rate - 800 / 0.32) < 10)
  }

  /// A shoulder at heel strike and one before push-off, each with a dip of its own, are not the peaks.
  @Test func peaksAreTheHighestOnEitherSideOfTheValley() throws {
    let knots = [
      (0.0, 0.0), (0.09, 747.0), (0.14, 690.0), (0.21, 777.0), (0.47, 600.0), (0.71, 700.0),
      (0.74, 680.0), (0.78, 735.0), (1.0, 0.0),
    ]
    let force = try features { x in
      for (low, high) in zip(knots, knots.dropFirst()) where x <= high.0 {
        return low.1 + (high.1 - low.1) * (x - low.0) / (high.0 - low.0)
      }
      return 0
    }
    let peaks = try #require(force.peaks)
    #expect(abs(peaks.first.percentStance - 21) < 0.3)
    #expect(abs(peaks.first.newtons - 777) < 1)
    #expect(abs(peaks.valley.percentStance - 47) < 0.3)
    #expect(abs(peaks.second.percentStance - 78) < 0.3)
    #expect(abs(peaks.second.newtons - 735) < 1)
  }

  @Test func theMaximumOfTwoPeaksIsTheHigherOne() throws {
    let force = try features(lines)
    #expect(abs(force.maxPercentStance - 80) < 0.2)
    // 200 N at 0.0356 s, 800 N at 0.1422 s of the first rise.
    let rate = try #require(force.loadingRateToMaxNewtonsPerSecond)
    #expect(abs(rate - 5625) < 20)
  }

  @Test func sumOfHalfSinesInClosedForm() throws {
    // a sin(pi x) + b sin(3 pi x): extremes where cos(pi x) = 0 or 4 b cos^2 = 3 b - a / 3 ...
    let a = 900.0
    let b = 500.0
    let force = try features { x in a * sin(.pi * x) + b * sin(3 * .pi * x) }
    let peaks = try #require(force.peaks)
    // d/dx: a cos t + 3 b cos 3t = cos t (a + 3 b (4 cos^2 t - 3)) = 0.
    let cosine = ((3 - a / (3 * b)) / 4).squareRoot()
    let first = acos(cosine)
    let height = a * sin(first) + b * sin(3 * first)
    #expect(abs(peaks.first.percentStance - first / .pi * 100) < 0.5)
    #expect(abs(peaks.first.newtons - height) < 0.5)
    #expect(abs(peaks.second.percentStance - (100 - first / .pi * 100)) < 0.5)
    #expect(abs(peaks.second.newtons - height) < 0.5)
    #expect(abs(peaks.valley.percentStance - 50) < 0.5)
    #expect(abs(peaks.valley.newtons - (a - b)) < 0.5)
    // Integral over x: 2 a / pi + 2 b / (3 pi).
    let mean = 2 * a / .pi + 2 * b / (3 * .pi)
    #expect(abs(force.meanNewtons - mean) < 0.05)
    #expect(abs(force.impulseNewtonSeconds - mean * 0.8) < 0.05)
  }

  @Test func loadingRateIsOverTwentyToEightyPercent() throws {
    // To 450 N at 1000 N/s per unit of x, then faster to 1000 N, so that only 20-80 % counts:
    // 200 N at x = 0.1 and 800 N at x = 0.15 + 0.05 * 350 / 550.
    let force = try features { x in
      if x < 0.1 { return 2000 * x }
      if x < 0.15 { return 200 + 5000 * (x - 0.1) }
      if x < 0.2 { return 450 + 11_000 * (x - 0.15) }
      return 1000 - 600 * sin(.pi * (x - 0.2) / 0.6).magnitude * (x < 0.8 ? 1 : 0)
        - (x > 0.8 ? 1000 * (x - 0.8) / 0.2 : 0)
    }
    let rate = try #require(force.loadingRateNewtonsPerSecond)
    let seconds = (0.15 + 0.05 * 350 / 550 - 0.1) * 0.8
    #expect(abs(rate - 600 / seconds) < 0.01 * rate)
  }

  @Test func onePeakIsNoDoublePeak() throws {
    let bump = try features { x in 800 * sin(.pi * x) }
    #expect(bump.peaks == nil)
    #expect(bump.loadingRateNewtonsPerSecond == nil)
    #expect(abs(bump.maxNewtons - 800) < 0.1)
    #expect(abs(bump.meanNewtons - 1600 / .pi) < 0.1)
    let early = try features { x in 2000 * x * (1 - x) * (1 - x) }
    #expect(early.peaks == nil)
    let plateau = try features { x in min(700, 7000 * x, 7000 * (1 - x)) }
    #expect(plateau.peaks == nil)
  }

  @Test func noiseOnOnePeakMakesNoSecond() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<20 {
      let force = try features(rateHz: 100) { x in 800 * sin(.pi * x) + 4 * random.normal() }
      #expect(force.peaks == nil)
    }
  }

  @Test(arguments: [50.0, 100, 200])
  func coarseClocksFindTheSamePeaks(rateHz: Double) throws {
    let force = try features(rateHz: rateHz) { x in
      900 * sin(.pi * x) + 500 * sin(3 * .pi * x)
    }
    let peaks = try #require(force.peaks)
    #expect(abs(peaks.first.newtons - 1012) < 20)
    #expect(abs(peaks.second.newtons - peaks.first.newtons) < 20)
    #expect(peaks.first.percentStance < 30)
    #expect(peaks.second.percentStance > 70)
  }

  @Test func samplesThatDoNotCoverTheStanceGiveNothing() {
    let times = (0..<200).map { Double($0) / 100 }
    let newtons = [Float](repeating: 500, count: 200)
    func isRead(_ from: Double, _ to: Double, count: Int = 200) -> Bool {
      let stance = Stance(foot: .left, initialContactSeconds: from, toeOffSeconds: to)
      return ForceFeatures(times: times, newtons: Array(newtons.prefix(count)), stance: stance)
        != nil
    }
    #expect(isRead(0.5, 1.2))
    #expect(isRead(0.5, 1.2, count: 125))
    #expect(!isRead(0.5, 1.2, count: 100))
    #expect(!isRead(1.5, 2.5))
    #expect(!isRead(-0.5, 0.5))
    #expect(!isRead(5, 6))
    #expect(!isRead(1, 1.005))
    #expect(!isRead(0.5, 1.2, count: 0))
  }
}
