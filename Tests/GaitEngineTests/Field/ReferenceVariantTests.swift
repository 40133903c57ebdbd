import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Other amounts and feet of what the references from the field had wrong.
@Suite struct ReferenceVariantTests {
  /// Simulated once for all tests.
  private static let simulated = ChangedWalk.healthy()
  private var walk: RecordedSession { Self.simulated }

  private func analysis(_ session: RecordedSession) throws -> SessionAnalysis {
    try Analyze.recorded(session)
  }

  private func flags(_ analysis: SessionAnalysis) -> [TrustFlag] {
    analysis.trust.flags.filter { $0.isOfReference }
  }

  /// The same steps as with the sound reference, to a frame.
  private func expectSameSteps(
    _ analysis: SessionAnalysis, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sound = try self.analysis(walk).steps
    #expect(analysis.steps.count == sound.count, sourceLocation: sourceLocation)
    for (step, same) in zip(analysis.steps, sound) {
      #expect(step.foot == same.foot, sourceLocation: sourceLocation)
      #expect(step.isAccepted == same.isAccepted, sourceLocation: sourceLocation)
      #expect(
        abs(step.stance.initialContactSeconds - same.stance.initialContactSeconds) < 0.03,
        sourceLocation: sourceLocation)
    }
  }

  @Test func aSoundReferenceHasNoFlag() throws {
    #expect(flags(try analysis(walk)) == [])
  }

  @Test(arguments: [(40.0, 0.0), (-60, 0), (150, 0), (0, 4), (25, -3), (-80, 6)])
  func offsetsAndDriftsAreTakenOff(offset: Double, drift: Double) throws {
    var session = walk
    for foot in Foot.allCases {
      session.changeReference(foot) { time, newtons in newtons + offset + drift * time }
    }
    let analysis = try analysis(session)
    #expect(flags(analysis) == [.referenceLevelTakenOff])
    try expectSameSteps(analysis)
    #expect(try #require(analysis.errors).overall.rmse < 0.1)
  }

  @Test(arguments: [0.0, 50, -35])
  func signsAreTurned(offset: Double) throws {
    var session = walk
    for foot in Foot.allCases {
      session.changeReference(foot) { _, newtons in offset - newtons }
    }
    let analysis = try analysis(session)
    #expect(
      flags(analysis) == [.referenceSignTurned] + (offset == 0 ? [] : [.referenceLevelTakenOff]))
    try expectSameSteps(analysis)
  }

  @Test func oneFootsSignIsTurned() throws {
    var session = walk
    session.changeReference(.left) { _, newtons in -newtons }
    let analysis = try analysis(session)
    #expect(flags(analysis) == [.referenceSignTurned])
    try expectSameSteps(analysis)
  }

  @Test(arguments: Foot.allCases)
  func aPlateUnderOneFootOnly(foot: Foot) throws {
    var session = walk
    session.reference[foot.opposite] = nil
    let analysis = try analysis(session)
    #expect(flags(analysis) == [.referencePartial])
    #expect(analysis.decidedBy == .estimated)
    try expectSameSteps(analysis)
    #expect(analysis.errors != nil)
    #expect(analysis.steps.allSatisfy { $0.foot == foot || $0.reference == nil })
  }

  @Test(arguments: [(0.0, 9.0), (4, 11), (14, 30)], [true, false])
  func aPlateUnderAPartOfTheWalk(part: (Double, Double), isZeroElsewhere: Bool) throws {
    var session = walk
    for foot in Foot.allCases {
      session.changeReference(foot) { time, newtons in
        (part.0...part.1).contains(time) ? newtons : isZeroElsewhere ? 0 : nil
      }
    }
    let analysis = try analysis(session)
    #expect(flags(analysis) == [.referencePartial])
    #expect(analysis.decidedBy == .estimated)
    try expectSameSteps(analysis)
    let errors = try #require(analysis.errors)
    #expect(try #require(errors.overall.pearsonR) > 0.95)
    #expect(errors.initialContactDetection?.spurious == 0)
  }

  @Test("While a plate sends nothing, steps are the estimate's; before and behind they are its own")
  func anOutageOfThePlate() throws {
    var session = walk
    let outage = 9.0...16.0
    for foot in Foot.allCases {
      session.changeReference(foot) { time, newtons in outage.contains(time) ? nil : newtons }
    }
    let analysis = try analysis(session)
    let sound = try self.analysis(walk)
    #expect(flags(analysis) == [.referencePartial])
    #expect(analysis.decidedBy == .reference)
    for step in analysis.steps where step.isAccepted {
      let isInside = outage.overlaps(step.stance.seconds)
      #expect((step.reference == nil) == isInside)
      #expect(step.isWithoutReference == isInside)
    }
    // One of each foot at each edge is cut.
    let lost = sound.summary.stepsUsed - analysis.summary.stepsUsed
    #expect((0...4).contains(lost))
    for foot in Foot.allCases {
      let numbers = analysis.steps.filter { $0.foot == foot }.map(\.index)
      #expect(numbers == Array(1...numbers.count))
    }
    // What the estimate has found by itself is no proof of it.
    let (errors, others) = (try #require(analysis.errors), try #require(sound.errors))
    #expect(errors.initialContactDetection?.spurious == 0)
    #expect(errors.overall.n < others.overall.n)
    #expect(abs(errors.overall.rmse - others.overall.rmse) < 0.01)
    let timed = try #require(errors.initialContact?.n)
    #expect(timed <= analysis.steps.count { $0.isAccepted && $0.reference != nil })
  }

  @Test(arguments: [0.0, 0.12, -0.2])
  func swappedFeet(lag: Double) throws {
    var session = walk
    for foot in Foot.allCases {
      session.reference[foot] = walk.reference[foot.opposite].map {
        ForceBlock(foot: foot, times: $0.times.map { $0 + lag }, newtons: $0.newtons)
      }
    }
    let analysis = try analysis(session)
    #expect(
      flags(analysis).contains { [.referenceFeetSwapped, .referenceContradicts].contains($0) })
    #expect(analysis.errors == nil)
  }

  @Test func anotherWalkContradicts() throws {
    var session = walk
    session.reference = ChangedWalk.healthy(seed: 5, speed: 0.8).reference
    let analysis = try analysis(session)
    #expect(flags(analysis).contains(.referenceContradicts))
    #expect(analysis.errors == nil)
  }

  private func late(by lag: Double) -> RecordedSession {
    var session = walk
    for foot in Foot.allCases {
      session.reference[foot] = walk.reference[foot]?.shifted(bySeconds: lag)
    }
    return session
  }

  /// Up to half a stride, and far beyond it.
  @Test(arguments: [0.1, -0.15, 0.35, -3])
  func aLateReferenceIsShiftedAndNamed(lag: Double) throws {
    let analysis = try analysis(late(by: lag))
    #expect(Set(flags(analysis)).subtracting([.referencePartial]) == [.referenceShifted])
    let report = try #require(analysis.trust.reference)
    #expect(report.lag.origin == .found)
    #expect(abs(report.lag.seconds + lag) < 0.02)
    #expect(abs(try #require(report.feet.left?.lagSeconds)) < 0.02)
    #expect(try #require(analysis.errors?.overall.pearsonR) > 0.95)
    if abs(lag) < 0.4 { try expectSameSteps(analysis) }
  }

  @Test(arguments: [0.0, -0.25])
  func aLagThatIsSaidIsNotSearchedFor(stated: Double) throws {
    var settings = AnalysisSettings()
    settings.basis.referenceLagSeconds = stated
    let analysis = try Analyze.recorded(late(by: 0.15), settings: settings)
    #expect(flags(analysis) == [.referenceLate])
    let report = try #require(analysis.trust.reference)
    #expect(report.lag == ReferenceLag(seconds: stated, origin: .stated))
    #expect(abs(try #require(report.feet.left?.lagSeconds) + 0.15 + stated) < 0.02)
  }

  @Test(arguments: [0.02, -0.03])
  func aLagOfAFrameOrTwoIsLeftAlone(lag: Double) throws {
    let analysis = try analysis(late(by: lag))
    #expect(flags(analysis) == [])
    #expect(analysis.trust.reference?.lag == ReferenceLag.none)
  }

  @Test(arguments: Foot.allCases, [(7.0, 9.5), (12, 15)])
  func aFootOnTheOtherBelt(foot: Foot, part: (Double, Double)) throws {
    var session = walk
    let range = part.0...part.1
    let taken = try #require(walk.reference[foot])
    session.changeReference(foot) { time, newtons in range.contains(time) ? 0 : newtons }
    session.changeReference(foot.opposite) { time, newtons in
      guard range.contains(time), let index = taken.times.lastIndex(notAbove: time) else {
        return newtons
      }
      return newtons + Double(taken.newtons[index])
    }
    let analysis = try analysis(session)
    #expect(flags(analysis) == [.referenceOnOtherPlate])
    let inside = analysis.steps.filter {
      $0.stance.seconds.overlaps(range.lowerBound + 0.3...range.upperBound - 0.3)
    }
    #expect(inside.count >= 2)
    #expect(inside.allSatisfy { $0.rejection == .otherPlate })
    #expect(analysis.steps.count { $0.rejection == .otherPlate } <= 2 * inside.count + 4)
    #expect(try #require(analysis.errors?.overall.pearsonR) > 0.95)
  }

  /// However the recording is cut into calls, the same is found.
  @Test func stretchesDoNotMatter() throws {
    var session = walk
    session.changeReference(.left) { time, newtons in time < 10 ? newtons + 50 : nil }
    session.changeReference(.right) { time, newtons in -newtons + 2 * time }
    let whole = try Analyze.recorded(session, stretchSeconds: 100)
    let pieces = try Analyze.recorded(session, stretchSeconds: 1.3)
    #expect(whole == pieces)
  }
}
