import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitLive
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

/// A calibration that is made in the middle holds from then on: live, and in a replay of the recording.
@Suite struct CalibrationChangeTests: SameNumbers {
  /// Simulated once for all tests: more than three minutes with holes, scuffs and a reference.
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 16, durationSeconds: 200, faults: .typical)
  ).session
  private static let moments = [60.0, 140.0]

  private func session(withReference: Bool) -> RecordedSession {
    var session = Self.walk
    guard !withReference else { return session }
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    return session
  }

  /// A standing calibration that is not the one before: 12 % apart, and with a zero of its own.
  private func standing(after live: LiveAnalysis, part: Double) -> Calibration {
    var calibration = live.basis.calibration
    calibration.origin = .standing
    calibration.strideCount = 0
    for foot in Foot.allCases {
      calibration.newtonsPerBodyWeight[foot] *= part
      calibration.zero[foot] = calibration.zero[foot].map { $0 + 0.25 }
    }
    return calibration
  }

  private func calibrated(
    _ session: RecordedSession, settings: AnalysisSettings = AnalysisSettings(),
    until seconds: Double
  ) throws -> LiveAnalysis {
    var live = try LiveAnalysis(metadata: session.metadata, settings: settings)
    var start = 0.0
    for (moment, part) in zip(Self.moments + [seconds], [1.12, 0.9, 1]) {
      send(session, to: &live, start..<moment)
      start = moment
      if moment < seconds { live.use(standing(after: live, part: part)) }
    }
    return live
  }

  @Test(
    "Steps, means and errors of a live session are those of a replay of its recording",
    arguments: [true, false], [ScaleMode.running, .fixed])
  func liveIsReplay(withReference: Bool, scale: ScaleMode) throws {
    let session = session(withReference: withReference)
    let settings = AnalysisSettings(calibration: CalibrationRule(scale: scale))
    var live = try calibrated(session, settings: settings, until: 190)
    let shown = live.analysis()
    var recorded = session
    recorded.metadata = live.metadata
    var analyzer = try SessionAnalyzer(session: MemorySession(recorded), settings: settings)
    for _ in 0..<19 { try analyzer.next(stretchSeconds: 10) }
    let again = analyzer.analysis()

    #expect(shown.calibrations == again.calibrations)
    #expect(again.calibrations.changes.map { ($0.fromSeconds).rounded() } == Self.moments)
    #expect(live.forgottenSteps == 0)
    #expect(shown.steps.count > 300)
    #expect(shown.steps.count == again.steps.count)
    for (step, other) in zip(shown.steps, again.steps) {
      let isSame = step == other
      #expect(isSame, "\(step.foot) \(step.index) at \(step.stance.initialContactSeconds) s")
    }
    expectSame(shown.summary, again.summary)
    #expect((shown.errors != nil) == withReference)
    if let errors = shown.errors { expectSame(errors, try #require(again.errors)) }
    #expect(shown.decidedBy == (withReference ? .reference : .estimated))
    for foot in Foot.allCases {
      let (mine, theirs) = (try #require(shown.tracks[foot]), try #require(again.tracks[foot]))
      let first = try #require(mine.times.first)
      let place = try #require(theirs.times.firstIndex(of: first))
      let isEstimateSame = mine.estimated.elementsEqual(
        theirs.estimated.dropFirst(place), by: isSame)
      let isMeasuredSame = mine.measured.elementsEqual(theirs.measured.dropFirst(place))
      #expect(isEstimateSame)
      #expect(isMeasuredSame)
    }
    let isSameScale = shown.scaleChanges == again.scaleChanges
    #expect(isSameScale)
  }

  private func isSame(_ a: Float, _ b: Float) -> Bool { a == b || a.isNaN && b.isNaN }

  @Test(
    "Frames before it are read as if it had never been made, those after as if it had always held")
  func eachFrameHasItsOwn() throws {
    let session = session(withReference: false)
    let settings = AnalysisSettings(calibration: CalibrationRule(scale: .fixed))
    let live = try calibrated(session, settings: settings, until: 190)
    let changes = live.metadata.calibrationChanges
    #expect(changes.count == 2)
    var recorded = session
    recorded.metadata = live.metadata
    let whole = try Analyze.recorded(recorded, settings: settings)
    let spans = [-1, changes[0].fromSeconds, changes[1].fromSeconds, 1000]
    let all = [live.metadata.calibration].compactMap(\.self) + changes.map(\.calibration)
    for (index, calibration) in all.enumerated() {
      recorded.metadata.calibrate(calibration, fromSeconds: nil)
      let alone = try Analyze.recorded(recorded, settings: settings)
      for foot in Foot.allCases {
        let (mine, theirs) = (try #require(whole.tracks[foot]), try #require(alone.tracks[foot]))
        let places = mine.times.indices.filter {
          (spans[index]..<spans[index + 1]).contains(mine.times[$0])
        }
        #expect(places.count > 8000)
        #expect(places.allSatisfy { isSame(mine.estimated[$0], theirs.estimated[$0]) })
      }
    }
  }

  @Test("A step that spans the change is in two scales and left out, at a moment that is told")
  func aStepThatSpansIt() throws {
    let session = session(withReference: true)
    var live = try calibrated(session, until: 190)
    let analysis = live.analysis()
    let rejected = analysis.steps.filter { $0.rejection == .calibrationChanged }
    let spanning = analysis.steps.filter { step in
      live.metadata.calibrationChanges.contains { change in
        step.stance.initialContactSeconds < change.fromSeconds
          && step.stance.toeOffSeconds >= change.fromSeconds
      }
    }
    // Walking, one foot at least is down at any moment.
    #expect(spanning.count >= 2)
    #expect(rejected == spanning)
    #expect(rejected.first?.rejectionReason == "calibration changed")
  }

  @Test(
    "A recording on the disk has them, and replays to what was shown", arguments: [true, false])
  func recordedAndReplayed(withReference: Bool) throws {
    let path = FileManager.default.temporaryDirectory.path + "/change-\(UUID().uuidString).gait"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var rig = LiveRig()
    rig.core.recordingPath = path
    var left = Self.moments
    var pieces = 0
    rig.walk(
      WalkerConfiguration(seed: 3, durationSeconds: 165, faults: .typical),
      .init(sendsForce: withReference), change: { $0 }
    ) { core in
      pieces += 1
      // Twenty pieces a second.
      guard let moment = left.first, Double(pieces) / 20 > moment,
        let shown = core.update().session
      else { return }
      left.removeFirst()
      var calibration = shown.analysis.calibration
      calibration.origin = .standing
      calibration.newtonsPerBodyWeight.left *= 1.1
      calibration.newtonsPerBodyWeight.right *= 0.95
      core.handle(.calibrate(calibration))
    }
    let live = try #require(rig.core.update().session)
    rig.core.handle(.stopRecording)
    rig.runErrands()
    let file = try SessionFile(path: path)
    #expect(file.metadata.calibrationChanges.count == 2)
    #expect(file.metadata.calibrationChanges.allSatisfy { $0.calibration.origin == .standing })
    #expect(file.metadata.calibration?.origin == .automatic)
    var analyzer = try SessionAnalyzer(session: file)
    let replay = try analyzer.finish()
    #expect(replay.calibrations == live.analysis.calibrations)
    #expect(live.analysis.steps.count > 250)
    for (shown, again) in zip(live.analysis.steps.dropLast(4), replay.steps) {
      let isSame = shown == again
      #expect(isSame, "\(shown.foot) \(shown.index) at \(shown.stance.initialContactSeconds) s")
    }
    #expect((0...2).contains(replay.steps.count - live.analysis.steps.count))
  }

  @Test("The first calibration of a session counts for all of it")
  func theFirstOne() throws {
    let session = session(withReference: false)
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    // Too early for strides enough.
    send(session, to: &live, 0..<3)
    #expect(live.metadata.calibration == nil)
    live.use(standing(after: live, part: 1.1))
    send(session, to: &live, 3..<40)
    #expect(live.metadata.calibrationChanges.isEmpty)
    #expect(live.metadata.calibration?.origin == .standing)
    let shown = live.analysis()
    let again = try replay(session, live)
    #expect(shown.steps.count > 50)
    for (step, other) in zip(shown.steps.dropLast(4), again.steps) { #expect(step == other) }
  }

  @Test(
    "Another mass is the walker's throughout; the scale of the insoles still changes when it did")
  func anotherMass() throws {
    var session = session(withReference: false)
    session.metadata.bodyMassKilograms = nil
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    send(session, to: &live, 0..<40)
    var calibration = standing(after: live, part: 1.1)
    calibration.bodyWeightNewtons = Physics.weightNewtons(massKilograms: 66)
    calibration.isBodyMassKnown = true
    live.use(calibration)
    send(session, to: &live, 40..<70)
    #expect(live.metadata.bodyMassKilograms.map { abs($0 - 66) < 1e-9 } == true)
    let shown = live.analysis()
    let again = try replay(session, live)
    #expect(
      again.calibrations.all.allSatisfy { $0.massKilograms.map { abs($0 - 66) < 1e-9 } == true })
    #expect(again.calibrations.changes.count == 1)
    #expect(shown.calibrations == again.calibrations)
    #expect(shown.steps.count > 100)
    for (step, other) in zip(shown.steps.dropLast(4), again.steps) { #expect(step == other) }
  }
}
