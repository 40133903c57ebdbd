import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Squats, sway, hops and seated feet: loads that come and go without a step.
@Suite struct FeetTogetherTests {
  private static let simulated = ChangedWalk.withoutReference(ChangedWalk.healthy(seconds: 30))

  /// What the cells read on average, times a load of each foot over time.
  private func loads(
    mass: Double? = nil, seconds: Double = 30, _ load: (Foot, Double) -> Double
  ) throws -> RecordedSession {
    var session = Self.simulated
    session.metadata.bodyMassKilograms = mass
    for foot in Foot.allCases {
      let frames = try #require(session.frames[foot])
      var means = [Double](repeating: 0, count: frames.cellCount)
      for (index, value) in frames.cells.enumerated() {
        means[index % frames.cellCount] += Double(value) / Double(frames.count)
      }
      session.changeFrames(foot) { time, _ in
        time < seconds ? means.map { Float($0 * load(foot, time)) } : nil
      }
    }
    return session
  }

  /// A triangle between -1 and 1 with rounded tips, without a sine.
  private func wave(_ time: Double, hertz: Double) -> Double {
    let phase = (time * hertz).truncatingRemainder(dividingBy: 1)
    let x = 4 * phase
    return x < 2 ? x * (2 - x) : -(x - 2) * (4 - x)
  }

  private func accepted(_ session: RecordedSession) throws -> Int {
    try Analyze.recorded(session).steps.count { $0.isAccepted }
  }

  @Test(arguments: [(0.2, 0.5), (0.35, 0.5), (0.5, 0.4), (0.6, 0.7)], [nil, 72.0])
  func squatsAreNoSteps(shape: (Double, Double), mass: Double?) throws {
    let session = try loads(mass: mass) { _, time in 1 + shape.0 * wave(time, hertz: shape.1) }
    #expect(try accepted(session) == 0)
    #expect(try Analyze.recorded(session).trust.flags.contains(.noSteps))
  }

  /// From foot to foot, and neither is lifted.
  @Test(arguments: [(0.5, 0.4), (0.8, 0.6)]) func swayIsNoStep(shape: (Double, Double)) throws {
    let session = try loads { foot, time in
      1 + (foot == .left ? 1 : -1) * shape.0 * wave(time, hertz: shape.1)
    }
    #expect(try accepted(session) == 0)
  }

  @Test(arguments: [(0.6, 0.3), (0.8, 0.45)]) func hopsAreNoSteps(shape: (Double, Double)) throws {
    let session = try loads { _, time in
      let moment = time.truncatingRemainder(dividingBy: shape.0)
      let part = moment / shape.1
      return part < 1 ? 12 * part * (1 - part) : 0
    }
    let analysis = try Analyze.recorded(session)
    #expect(analysis.steps.allSatisfy { !$0.isAccepted })
    #expect(!analysis.trust.flags.contains(.running))
    #expect(analysis.steps.contains { $0.rejection == .bothFeet })
  }

  /// Whoever sits down to begin with taps first, and walks afterwards.
  @Test func seatedTapsBeforeAWalk() throws {
    let taps = try loads { foot, time in
      let moment = (time + (foot == .left ? 0 : 0.55)).truncatingRemainder(dividingBy: 1.1)
      let part = moment / 0.55
      return part < 1 ? 1.6 * part * (1 - part) : 0
    }
    var session = taps
    for foot in Foot.allCases {
      let walk = try #require(Self.simulated.frames[foot])
      session.frames[foot]?.append(
        FrameBlock(
          foot: foot, cellCount: walk.cellCount, times: walk.times.map { $0 + 30 },
          cells: walk.cells))
    }
    let analysis = try Analyze.recorded(session)
    let walk = Self.simulated
    var alone = walk
    alone.metadata.bodyMassKilograms = nil
    let sound = try Analyze.recorded(alone)
    // The last tap becomes the standing before the walk.
    #expect(analysis.steps.allSatisfy { !$0.isAccepted || $0.stance.toeOffSeconds > 30 })
    let count = sound.steps.count { $0.isAccepted }
    #expect(abs(analysis.steps.count { $0.isAccepted } - count) <= 2)
    let ratio = analysis.calibration.bodyWeightNewtons / sound.calibration.bodyWeightNewtons
    #expect(abs(ratio - 1) < 0.05)
  }
}
