import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Norms of some walkers, and walkers beside them.
@Suite struct NormMakerTests {
  private static func analysis(seed: UInt64, gait: GaitPreset = .healthy) throws -> SessionAnalysis
  {
    try Analyze.recorded(
      SimulatedWalk(
        WalkerConfiguration(seed: seed, durationSeconds: 8, samplingRateHz: 100, gait: gait)
      ).session)
  }

  /// The mean of all used steps of both feet in body weights.
  private static func mean(_ measure: StepMeasure, _ analyses: [SessionAnalysis]) throws -> Double {
    var values: [Double] = []
    for analysis in analyses {
      let weight = analysis.calibration.bodyWeightNewtons
      values += analysis.steps.filter(\.isAccepted)
        .compactMap { measure.value(of: $0, force: analysis.summary.force) }
        .map { measure.isForce ? $0 / weight : $0 }
    }
    return try #require(values.isEmpty ? nil : values.reduce(0, +) / Double(values.count))
  }

  private static func add(
    _ analysis: SessionAnalysis, person: String, group: String, to maker: inout NormMaker
  ) {
    let isTaken = maker.add(analysis, person: person, group: group)
    #expect(isTaken, "\(person)")
  }

  @Test func everyPersonCountsOnce() throws {
    let all = try (1...3).map { try Self.analysis(seed: $0) }
    var maker = NormMaker()
    // One person walks twice.
    Self.add(all[0], person: "A", group: "normal", to: &maker)
    Self.add(all[1], person: "A", group: "normal", to: &maker)
    Self.add(all[2], person: "B", group: "normal", to: &maker)
    Self.add(all[2], person: "B", group: "alone", to: &maker)
    #expect(maker.peopleInGroups == ["normal": 2, "alone": 1])
    let groups = maker.made()
    #expect(groups.map(\.name) == ["normal"], "one person has no standard deviation between people")
    for measure in [StepMeasure.stanceSeconds, .firstPeakNewtons, .impulseNewtonSeconds] {
      let first = try Self.mean(measure, Array(all[0...1]))
      let second = try Self.mean(measure, [all[2]])
      let value = try #require(groups[0].measures[measure])
      #expect(value.people == 2)
      #expect(abs(value.mean - (first + second) / 2) < 1e-9, "\(measure)")
      let sd = try #require(value.sd)
      #expect(abs(sd - abs(first - second) / 2.0.squareRoot()) < 1e-9, "\(measure)")
    }
    let curve = try #require(groups[0].curve)
    let highest = try #require(curve.map(\.mean).max())
    #expect((1.0...1.3).contains(highest))
  }

  @Test func whatWasMadeUpIsLeftOut() throws {
    var maker = NormMaker(without: [.swingSeconds], cadence: true)
    for (seed, person) in [(1, "A"), (2, "B")] {
      try Self.add(Self.analysis(seed: UInt64(seed)), person: person, group: "all", to: &maker)
    }
    let group = try #require(maker.made().first)
    #expect(group.cadence == nil)
    #expect(group.measures[.swingSeconds] == nil)
    #expect(group.measures[.doubleSupportSeconds] != nil)
  }

  @Test func aStandingPersonIsNoWalker() throws {
    var maker = NormMaker()
    var empty = try Self.analysis(seed: 1)
    empty.steps = Array(empty.steps.prefix(2))
    let isTaken = maker.add(empty, person: "A", group: "all")
    #expect(!isTaken)
    #expect(maker.peopleInGroups.isEmpty)
  }

  @Test func slowGroupsComeFirst() throws {
    var maker = NormMaker()
    for seed in [UInt64(1), 2] {
      let fast = SimulatedWalk(
        WalkerConfiguration(seed: seed, durationSeconds: 8, speedMetresPerSecond: 1.7)
      ).session
      let slow = SimulatedWalk(
        WalkerConfiguration(seed: seed, durationSeconds: 8, speedMetresPerSecond: 0.8)
      ).session
      try Self.add(Analyze.recorded(fast), person: "\(seed)", group: "a fast one", to: &maker)
      try Self.add(Analyze.recorded(slow), person: "\(seed)", group: "b slow one", to: &maker)
    }
    #expect(maker.made().map(\.name) == ["b slow one", "a fast one"])
  }

  @Test func scoresAreStandardDeviationsBetweenPeople() throws {
    let own = try Self.analysis(seed: 5, gait: .antalgic(.left))
    let weight = own.calibration.bodyWeightNewtons
    let stance = try #require(own.summary.feet.left[.stanceSeconds]).mean
    let mean = try #require(own.summary.feet.left[.meanNewtons]).mean / weight
    let curve = try #require(own.summary.meanCurves.left[own.summary.force]).map {
      NormValue(people: 9, mean: $0.mean / weight, sd: 0.1)
    }
    let group = NormGroup(
      name: "g", curve: curve,
      measures: [
        .stanceSeconds: NormValue(people: 9, mean: stance - 0.06, sd: 0.03),
        .meanNewtons: NormValue(people: 9, mean: mean + 0.05, sd: 0.1),
        .impulseNewtonSeconds: NormValue(people: nil, mean: 0.4, sd: nil),
      ], cadence: NormValue(people: 9, mean: 100, sd: 10))
    let norms = Norms(name: "n", people: "p", source: "s", licence: "", groups: [group])
    let match = try #require(NormMatch(norms, to: own.summary))
    let scores = NormScores(own, match: match)
    #expect(abs(try #require(scores.feet.left[.stanceSeconds]) - 2) < 1e-6)
    #expect(abs(try #require(scores.feet.left[.meanNewtons]) + 0.5) < 1e-6)
    #expect(scores.feet.left[.impulseNewtonSeconds] == nil, "nobody knows how much people vary")
    let cadence = try #require(own.summary.cadenceStepsPerMinute)
    #expect(abs(try #require(scores.cadence) - (cadence - 100) / 10) < 1e-9)
    #expect(scores.partOfStanceOutside.left == 0)
    #expect(try #require(scores.partOfStanceOutside.right) > 0.1, "the other foot is loaded more")
  }
}
