import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Two or more walks, or parts of one, beside each other.
@Suite struct SessionComparisonTests {
  private func side(
    _ gait: GaitPreset = .healthy, seed: UInt64 = 1, seconds: Double = 12,
    change: (inout RecordedSession) -> Void = { _ in }
  ) throws -> ComparedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(seed: seed, durationSeconds: seconds, gait: gait)
    ).session
    change(&session)
    return ComparedSession(try Analyze.recorded(session), metadata: session.metadata)
  }

  private func dated(_ name: String, _ seconds: Double?) throws -> ComparedSession {
    try side(seconds: 6) {
      $0.metadata.name = name
      $0.metadata.startedAtUnixSeconds = seconds
    }
  }

  // MARK: - Order

  @Test func datesPutSessionsInARow() throws {
    let comparison = SessionComparison([
      try dated("c", 3e9), try dated("a", 1e9), try dated("b", 2e9),
    ])
    #expect(comparison.sides.map(\.name) == ["a", "b", "c"])
    #expect(comparison.order == .date)
    #expect(comparison.doubts.allSatisfy { !$0.contains("date") })
  }

  @Test func oneWithoutADateLeavesThemAsTheyWereNamed() throws {
    let comparison = SessionComparison([try dated("c", 3e9), try dated("a", nil)])
    #expect(comparison.sides.map(\.name) == ["c", "a"])
    #expect(comparison.order == .given)
    #expect(comparison.doubts.contains { $0.hasPrefix("no date is known of 2") })
    let kept = SessionComparison([try dated("c", 3e9), try dated("a", 1e9)], keepsOrder: true)
    #expect(kept.sides.map(\.name) == ["c", "a"])
  }

  private func visit(
    _ number: Int?, person: String? = "P07", at seconds: Double? = nil
  ) throws -> ComparedSession {
    try side(seconds: 6) {
      $0.metadata.name = "\(person ?? "-") \(number ?? 0)"
      $0.metadata.startedAtUnixSeconds = seconds
      $0.metadata.visit = SessionVisit(person: person, number: number)
    }
  }

  @Test func visitsPutSessionsWithoutDatesInARow() throws {
    let comparison = SessionComparison([try visit(3), try visit(1, at: 2e9), try visit(2)])
    #expect(comparison.sides.map(\.visit.number) == [1, 2, 3])
    #expect(comparison.order == .visit)
    #expect(
      comparison.doubts.contains {
        $0 == "no date is known of 2, 3: in the order of the visits' numbers"
      })
    let others = [
      [try visit(2), try visit(1, person: "P08")], [try visit(2), try visit(nil)],
      [try visit(2, person: nil), try visit(1, person: nil)], [try visit(1), try visit(1)],
    ]
    for sides in others {
      #expect(SessionComparison(sides).order == .given)
      #expect(SessionComparison(sides).sides.map(\.name) == sides.map(\.name))
    }
    #expect(
      SessionComparison(others[0]).doubts.contains {
        $0.hasPrefix("the sessions are of different people")
      })
  }

  @Test func numbersAgainstDatesAreDoubted() throws {
    let comparison = SessionComparison([try visit(1, at: 2e9), try visit(2, at: 1e9)])
    #expect(comparison.order == .date)
    #expect(comparison.sides.map(\.visit.number) == [2, 1])
    #expect(comparison.doubts.contains { $0.hasPrefix("the visits' numbers run against") })
    let agreeing = SessionComparison([try visit(2, at: 2e9), try visit(1, at: 1e9)])
    #expect(!agreeing.doubts.contains { $0.hasPrefix("the visits' numbers") })
  }

  @Test func swappingTurnsTheChangeRound() throws {
    var comparison = SessionComparison([try side(), try side(.antalgic(.left))])
    let before = try #require(comparison.rows(.left, .bodyWeightPercent).first?.change(to: 1))
    comparison.swap()
    let after = try #require(comparison.rows(.left, .bodyWeightPercent).first?.change(to: 1))
    #expect(after.difference == -before.difference)
    #expect(after.detectable == before.detectable)
  }

  @Test func partsOfOneSessionHaveTheStepsWithinThem() throws {
    let session = SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 20)).session
    let analysis = try Analyze.recorded(session)
    let spans = [12.0...20.0, 2.0...9.0]
    let comparison = SessionComparison(
      spans.map { ComparedSession(analysis.part($0), metadata: session.metadata, part: $0) })
    #expect(comparison.order == .part)
    #expect(comparison.sides.map(\.part?.lowerBound) == [2, 12])
    let expected = analysis.steps.filter {
      $0.isAccepted && spans[1].contains($0.stance.initialContactSeconds)
        && spans[1].contains($0.stance.toeOffSeconds)
    }
    #expect(!expected.isEmpty)
    #expect(comparison.sides[0].summary.stepsUsed == expected.count)
    let mean = MeanSD(
      expected.filter { $0.foot == .left }.compactMap { $0.reference?.maxNewtons })
    #expect(comparison.sides[0].mean(.maxNewtons, .left, .reference, .newtons) == mean)
  }

  // MARK: - Numbers

  @Test func aSessionDiffersFromItselfInNothing() throws {
    let one = try side()
    let comparison = SessionComparison([one, one])
    for foot in Foot.allCases {
      let rows = comparison.rows(foot, .bodyWeightPercent)
      #expect(rows.count >= 10)
      for row in rows {
        #expect(row.change(to: 1)?.difference == 0)
        #expect(row.change(to: 1)?.isBeyondVariation == false)
      }
    }
    #expect(comparison.symmetryRows(.newtons).allSatisfy { $0.change(to: 1)?.difference == 0 })
  }

  @Test func antalgicGaitShowsOnTheSparedFoot() throws {
    let comparison = SessionComparison([try side(), try side(.antalgic(.left))])
    func change(_ measure: StepMeasure, _ foot: Foot) throws -> MeanChange {
      let row = comparison.rows(foot, .bodyWeightPercent).first { $0.measure == measure }
      return try #require(row?.change(to: 1))
    }
    #expect(try change(.maxNewtons, .left).difference < -5)
    #expect(try change(.maxNewtons, .left).isBeyondVariation == true)
    #expect(
      try change(.stanceSeconds, .left).difference < change(.stanceSeconds, .right).difference)
    let symmetry = comparison.symmetryRows(.newtons).first { $0.measure == .stanceSeconds }
    #expect(try #require(symmetry?.change(to: 1)).difference > 0)
  }

  // MARK: - Force and units

  @Test func allAreComparedByAForceThatAllHave() throws {
    let withPlate = try side()
    let without = try side(seed: 2) {
      $0.metadata.reference = nil
      $0.reference = PerFoot(both: nil)
    }
    #expect(SessionComparison([withPlate, withPlate]).force == .reference)
    var comparison = SessionComparison([withPlate, without])
    #expect(comparison.force == .estimated)
    #expect(comparison.forces == [.estimated, .measured])
    #expect(comparison.doubts.contains { $0.hasPrefix("contacts were found on different forces") })
    comparison.showNextForce()
    #expect(comparison.force == .measured)
    let row = try #require(comparison.rows(.left, .newtons).first { $0.measure == .maxNewtons })
    #expect(row.means[0] == withPlate.summary.feet(.measured).left[.maxNewtons])
  }

  @Test func aPlateOfOneFootIsNotTheForceOfBoth() throws {
    let oneSided = try side(seed: 2) { $0.reference.left = nil }
    let comparison = SessionComparison([try side(), oneSided])
    let isDecidedByPlate = oneSided.summary.force == .reference
    #expect(comparison.force == (isDecidedByPlate ? .reference : .estimated))
    for foot in Foot.allCases {
      let row = comparison.rows(foot, .newtons).first { $0.measure == .maxNewtons }
      #expect(row?.means.allSatisfy { $0 != nil } == true)
    }
  }

  @Test func countsAndNewtonsShareTimesOnly() throws {
    let counts = try side {
      $0.metadata.bodyMassKilograms = nil
      $0.metadata.reference = nil
      $0.reference = PerFoot(both: nil)
      for foot in Foot.allCases { $0.metadata.insoles[foot]?.unit = .counts }
    }
    let newtons = try side {
      $0.metadata.reference = nil
      $0.reference = PerFoot(both: nil)
    }
    let comparison = SessionComparison([newtons, counts])
    #expect(!comparison.units.contains(.newtons))
    let rows = comparison.rows(.left, comparison.units.first { $0 == .newtons })
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { !$0.measure.isForce })
    #expect(comparison.doubts.contains { $0.hasPrefix("no body mass is known of 2") })
  }

  // MARK: - What does not fit

  @Test func oneFootAndNoStepAreSaid() throws {
    let oneFoot = try side {
      $0.metadata.insoles.right = nil
      $0.frames.right = nil
      $0.reference.right = nil
    }
    let noStep = try side(seconds: 0.3)
    let comparison = SessionComparison([try side(), oneFoot, noStep])
    #expect(comparison.doubts.contains("no right foot was recorded in 2"))
    #expect(comparison.doubts.contains { $0.hasPrefix("no step is used of 3") })
    let rows = comparison.rows(.right, .bodyWeightPercent)
    #expect(rows.allSatisfy { $0.means[1] == nil && $0.means[2] == nil })
    #expect(rows.allSatisfy { $0.change(to: 1) == nil && $0.change(to: 2) == nil })
    #expect(SessionComparison([noStep, noStep]).rows(.left, .newtons).isEmpty)
  }

  @Test func massesRatesAndLayoutsAreSaid() throws {
    let other = try side {
      $0.metadata.bodyMassKilograms = 95
      for foot in Foot.allCases { $0.metadata.insoles[foot]?.samplingRateHz = 50 }
    }
    let doubts = SessionComparison([try side(), other]).doubts
    #expect(doubts.contains { $0.hasPrefix("the body masses differ") })
    #expect(doubts.contains { $0.hasPrefix("the sampling rates differ") })
    #expect(!doubts.contains { $0.contains("insoles differ") })
  }

  // MARK: - Pressure

  @Test func pressuresAreThoseOfTheReportAndCountsAreNone() throws {
    let walk = try AnalyzedWalk.shared()
    let analysis = walk.analysis(leavingOut: [])
    let pressure = try walk.pressures(.usedSteps)
    let side = ComparedSession(analysis, metadata: walk.recording.metadata, pressure: pressure)
    #expect(side.peaks.left == pressure.feet.left?.maps.peak)
    let comparison = SessionComparison([side, side])
    let (layout, peaks) = comparison.peaks(.left)
    #expect(layout == side.layouts.left)
    #expect(peaks == [side.peaks.left?.map { Float($0) }, side.peaks.left?.map { Float($0) }])
    #expect(ComparedSession(analysis, metadata: walk.recording.metadata).peaks.left == nil)
  }
}
