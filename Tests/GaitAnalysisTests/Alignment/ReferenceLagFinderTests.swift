import Foundation
import GaitAnalysis
import GaitModel
import GaitSimulation
import Testing

/// The lag of a reference where nobody walks, and where it cannot be told.
@Suite struct ReferenceLagFinderTests {
  /// What people do on plates without a stride.
  enum Movement: CaseIterable {
    case squats, sitToStand, stepsOnAndOff, oneStepOn

    /// A load that begins and ends smoothly, 0...1.
    private static func rise(_ time: Double, at start: Double, _ seconds: Double = 0.4) -> Double {
      let part = min(max((time - start) / seconds, 0), 1)
      return part * part * (3 - 2 * part)
    }

    func force(_ foot: Foot, _ time: Double) -> Double {
      let share = foot == .left ? 0.55 : 0.45
      switch self {
      case .squats:
        // Every squat takes another time.
        let phase = time * (0.9 + 0.05 * sin(0.4 * time))
        return 700 * share * (1 + 0.3 * sin(2.1 * phase) * sin(1.2 * phase))
      case .sitToStand:
        return [3.0, 9.5, 17].reduce(120 * share) { load, start in
          load + 600 * share
            * (Self.rise(time, at: start, 0.9) - Self.rise(time, at: start + 3.2, 1.1))
        }
      case .stepsOnAndOff:
        return [2.0, 7.3, 11, 18.4].reduce(0) { load, start in
          let own = start + (foot == .left ? 0 : 0.7)
          return load + 700 * share * (Self.rise(time, at: own) - Self.rise(time, at: own + 2.1))
        }
      case .oneStepOn:
        return 700 * share * Self.rise(time, at: foot == .left ? 8 : 9.2)
      }
    }
  }

  private func find(
    lag: Double, noise: Double = 4, feet: [Foot] = Foot.allCases,
    force: @escaping (Foot, Double) -> Double
  ) -> ReferenceLag? {
    let scene = PlateScene(seconds: 24, force: force)
    let reference = PerFoot.each { foot -> ForceBlock? in
      guard feet.contains(foot) else { return nil }
      let plate = scene.plate(foot.rawValue, rateHz: 500, lag: -lag) { force(foot, $0) }
      return ForceBlock(foot: foot, times: plate.times, newtons: plate.newtons)
    }
    return ReferenceLagFinder.find(reference: reference, insoles: scene.insoles(noise: noise))
  }

  @Test(arguments: Movement.allCases, [-2.6, -0.3, 0.12, 0.9])
  func aLagIsFoundWithoutStrides(movement: Movement, lag: Double) throws {
    let found = try #require(find(lag: lag, force: movement.force))
    #expect(found.origin == .found)
    #expect(abs(found.seconds + lag) < 0.02)
    #expect(try #require(found.correlation) > 0.9)
  }

  @Test(arguments: Movement.allCases)
  func noLagIsNone(movement: Movement) {
    #expect(find(lag: 0, force: movement.force) == nil)
    #expect(find(lag: 0.02, force: movement.force) == nil)
  }

  @Test(arguments: [0.0, 0.4, 1.7])
  func quietStandingTellsNone(lag: Double) {
    #expect(find(lag: lag) { _, time in 350 + 3 * sin(0.7 * time) } == nil)
  }

  /// Slow loads fit nearly as well a little earlier or later.
  @Test func anInsoleWhoseNoiseHidesTheLagTellsNone() {
    #expect(find(lag: 0.12, noise: 200, force: Movement.squats.force) == nil)
  }

  @Test func anotherPersonsPlateTellsNone() {
    let scene = PlateScene(seconds: 24, force: Movement.squats.force)
    let reference = PerFoot.each { foot -> ForceBlock? in
      let plate = scene.plate(foot.rawValue, rateHz: 200) {
        Movement.sitToStand.force(foot.opposite, $0)
      }
      return ForceBlock(foot: foot, times: plate.times, newtons: plate.newtons)
    }
    #expect(ReferenceLagFinder.find(reference: reference, insoles: scene.insoles()) == nil)
  }

  /// Half a stride later the other foot's plate fits, too, but not as well.
  @Test(arguments: [Foot.left, .right], [-0.3, 0.3, 0.8])
  func steadyStepsDoNotMislead(foot: Foot, lag: Double) throws {
    let walk = PlateScene(walk: 24)
    let found = find(lag: lag, feet: [foot], force: walk.force)
    #expect(found.map { abs($0.seconds + lag) < 0.02 } ?? true)
    let both = try #require(find(lag: lag, force: walk.force))
    #expect(abs(both.seconds + lag) < 0.02)
  }

  @Test func theLiveliestMinuteIsWhereTheLoadChanges() throws {
    var block = ForceBlock(foot: .left)
    for sample in 0..<20_000 {
      let time = Double(sample) / 100
      block.append(
        timeSeconds: time, newtons: (120...150).contains(time) ? Float(sample % 100 * 7) : 350)
    }
    let range = try #require(ReferenceLagFinder.liveliest(PerFoot(left: block, right: nil)))
    #expect(range.lowerBound <= 120 && range.upperBound >= 150)
    #expect(ReferenceLagFinder.liveliest(PerFoot(both: nil)) == nil)
  }
}
