import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Counts against a recount in the plainest way.
@Suite struct FeedbackTallyTests {
  private static func steps(seed: UInt64, asymmetry: Double = 0.1) throws -> [FeedbackStep] {
    let walk = SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: 20, samplingRateHz: 100, asymmetry: asymmetry,
        faults: .typical)
    ).session
    let analysis = try Analyze.recorded(walk)
    let steps = analysis.steps.compactMap {
      FeedbackStep(
        $0, force: analysis.decidedBy, bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
    }.sorted { $0.toeOffSeconds < $1.toeOffSeconds }
    #expect(steps.count > 20)
    #expect(steps.count <= analysis.steps.count(where: \.isAccepted))
    return steps
  }

  private static func tally(_ steps: [FeedbackStep], _ target: FeedbackTarget) -> FeedbackTally {
    var tally = FeedbackTally(target: target)
    for step in steps { tally.push(step) }
    return tally
  }

  /// Values in order with their toe-offs, by the definition alone.
  private static func values(
    _ steps: [FeedbackStep], _ target: FeedbackTarget
  ) -> [(seconds: Double, value: Double)] {
    steps.indices.compactMap { index in
      let step = steps[index]
      let value: Double?
      switch target.measure {
      case .symmetry:
        let previous = steps[..<index].last { $0.foot == step.foot }
        let other = steps[..<index].last { $0.foot != step.foot }
        let isOfStride = other.map { other in
          step.initialContactSeconds - other.initialContactSeconds <= 2.5
            && other.initialContactSeconds > previous?.initialContactSeconds ?? -.infinity
        }
        let pair = isOfStride == true ? [step, other] : []
        let left = pair.first { $0?.foot == .left }??.peakPercent
        let right = pair.first { $0?.foot == .right }??.peakPercent
        value = left.flatMap { l in right.map { r in (r - l) / (0.5 * (r + l)) * 100 } }
      case .peakForce: value = step.peakPercent
      case .loadingRate: value = step.loadingRate
      case .stanceTime: value = step.toeOffSeconds - step.initialContactSeconds
      }
      guard target.measure == .symmetry || target.foot == nil || target.foot == step.foot else {
        return nil
      }
      return value.map { (step.toeOffSeconds, $0) }
    }
  }

  @Test(arguments: FeedbackMeasure.allCases, [Foot?.none, .left, .right])
  func agreesWithARecount(measure: FeedbackMeasure, foot: Foot?) throws {
    let steps = try Self.steps(seed: 3)
    // A zone around the median, so that every count has something to count.
    let open = FeedbackTarget(measure: measure, foot: foot, zone: -1e6...1e6)
    let sorted = Self.values(steps, open).map(\.value).sorted()
    let zone = sorted[sorted.count / 4]...sorted[sorted.count * 3 / 4]
    let target = FeedbackTarget(measure: measure, foot: foot, zone: zone)
    let values = Self.values(steps, target)
    let summary = Self.tally(steps, target).summary

    #expect(values.count >= 8)
    #expect(summary.under == values.count { $0.value < zone.lowerBound })
    #expect(summary.over == values.count { $0.value > zone.upperBound })
    #expect(summary.inZone == values.count { zone.contains($0.value) })
    #expect(summary.under > 0)
    #expect(summary.over > 0)
    #expect(summary.inZone > 0)
    let runs = values.map { zone.contains($0.value) ? "x" : " " }.joined()
      .split(separator: " ").map(\.count)
    #expect(summary.longestStreak == runs.max())
    #expect(summary.streak == values.reversed().prefix { zone.contains($0.value) }.count)
    var seconds = 0.0
    var inside = 0.0
    for (earlier, later) in zip(values, values.dropFirst())
    where later.seconds - earlier.seconds <= 3 {
      seconds += later.seconds - earlier.seconds
      if zone.contains(earlier.value) { inside += later.seconds - earlier.seconds }
    }
    #expect(abs(summary.seconds - seconds) < 1e-9)
    #expect(abs(summary.secondsInZone - inside) < 1e-9)
    #expect(inside > 0)
    #expect(inside < seconds)
  }

  @Test func slidingWindowsCountEachStepOnce() throws {
    let steps = try Self.steps(seed: 7)
    let target = FeedbackTarget(measure: .peakForce, zone: 100...115)
    let once = Self.tally(steps, target)
    var random = SplitMix64(seed: 9)
    var sliding = FeedbackTally(target: target)
    for end in steps.indices {
      for step in steps[max(0, end - 6)...end] {
        // Contacts move a little as more of the walk is known.
        var again = step
        if step != steps[end] { again.initialContactSeconds += 0.04 * random.uniform() }
        sliding.push(again)
      }
    }
    #expect(sliding == once)
    #expect(once.count == steps.count)
  }

  @Test func aWalkersAsymmetryIsSigned() throws {
    for (asymmetry, isPositive) in [(0.2, true), (-0.2, false)] {
      let tally = Self.tally(
        try Self.steps(seed: 2, asymmetry: asymmetry),
        FeedbackTarget(measure: .symmetry, zone: -10...10))
      let mean = tally.recent.map(\.value).reduce(0, +) / Double(tally.recent.count)
      #expect((mean > 3) == isPositive, "\(mean)")
      #expect((mean < -3) == !isPositive, "\(mean)")
    }
  }

  private static func step(
    _ foot: Foot, at seconds: Double, peak: Double?, rate: Double? = nil
  ) -> FeedbackStep {
    FeedbackStep(
      foot: foot, initialContactSeconds: seconds, toeOffSeconds: seconds + 0.6, peakPercent: peak,
      loadingRate: rate)
  }

  @Test("A step is compared with one of the other foot in its stride, measured by the same force")
  func symmetryHasPartners() {
    let target = FeedbackTarget(measure: .symmetry, zone: -10...10)
    var steps = (0..<6).map { number in
      Self.step(number.isMultiple(of: 2) ? .left : .right, at: 0.6 * Double(number), peak: 100)
    }
    #expect(Self.tally(steps, target).count == 5)
    // The left foot falls silent: the right one goes on alone.
    var alone = steps + [4.8, 6, 7.2].map { Self.step(.right, at: $0, peak: 130) }
    #expect(Self.tally(alone, target).count == 5)
    // It is back: its first step has the right one just before.
    alone.append(Self.step(.left, at: 7.8, peak: 100))
    #expect(Self.tally(alone, target).count == 6)
    // Both fall silent: the first step has nobody.
    #expect(Self.tally(steps + [Self.step(.left, at: 8.6, peak: 100)], target).count == 5)
    // A plate under one foot and an estimate under the other are two instruments.
    for index in steps.indices {
      steps[index].force = steps[index].foot == .left ? .estimated : .reference
    }
    #expect(Self.tally(steps, target).count == 0)
  }

  @Test func pausesAreNoTimeOfWalking() {
    let target = FeedbackTarget(measure: .peakForce, zone: 90...110)
    let tally = Self.tally(
      [0.0, 1, 2, 5.5, 6.5].map { Self.step(.left, at: $0, peak: 100) }, target)
    #expect(abs(tally.summary.seconds - 3) < 1e-9)
    #expect(abs(tally.summary.secondsInZone - 3) < 1e-9)
    #expect(tally.inZoneFraction == 1)
    #expect(tally.summary.streak == 5)
    #expect(FeedbackTally(target: target).inZoneFraction == nil)
  }

  @Test func stepsWithoutAValueAreNotCounted() {
    var tally = FeedbackTally(target: FeedbackTarget(measure: .loadingRate, zone: 5...12))
    #expect(tally.push(Self.step(.left, at: 0, peak: 100)) == nil)
    let nan = Self.step(.right, at: 0.5, peak: 100, rate: .nan)
    #expect(tally.push(nan) == nil)
    #expect(tally.push(Self.step(.left, at: 1, peak: 100, rate: 13))?.zone == .over)
    #expect(tally.count == 1)
    #expect(tally.last.right == nil)
    #expect(tally.last.left?.value == 13)
  }

  @Test func endsOfTheZoneAreInside() {
    #expect(FeedbackZone(95, in: 95...120) == .inside)
    #expect(FeedbackZone(120, in: 95...120) == .inside)
    #expect(FeedbackZone(94.99, in: 95...120) == .under)
    #expect(FeedbackZone(120.01, in: 95...120) == .over)
  }

  @Test func rejectedStepsAreNoSteps() {
    let good = TestSteps.step(.left, 1...1.6, newtons: 700)
    let bad = TestSteps.step(.left, 1...1.6, newtons: 700, rejection: .touchesGap(seconds: 0.1))
    #expect(FeedbackStep(bad, force: .measured, bodyWeightNewtons: 700) == nil)
    #expect(FeedbackStep(good, force: .measured, bodyWeightNewtons: 0) == nil)
    let step = FeedbackStep(good, force: .measured, bodyWeightNewtons: 700)
    // The second peak of these steps is a tenth above the first.
    #expect(abs((step?.peakPercent ?? 0) - 110) < 0.5)
    // 60 % of one body weight within 60 % of a fifth of the stance.
    #expect(abs((step?.loadingRate ?? 0) - 1 / 0.12) < 0.1)
  }

  @Test func onlyTheLastValuesAreKept() {
    let tally = Self.tally(
      (0..<100).map {
        Self.step($0.isMultiple(of: 2) ? .left : .right, at: Double($0), peak: Double($0))
      },
      FeedbackTarget(measure: .peakForce, zone: 20...50))
    #expect(tally.recent.map(\.value) == (60..<100).map(Double.init))
    #expect(tally.count == 100)
    #expect(tally.summary.longestStreak == 31)
  }
}
