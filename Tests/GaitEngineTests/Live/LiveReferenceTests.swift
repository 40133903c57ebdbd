import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// What is found of a bad plate live is what a replay finds.
@Suite struct LiveReferenceTests {
  private enum Wrong: CaseIterable {
    case nothing, sign, offset, drift, partial, oneFoot, swapped, otherBelt
  }

  /// Simulated once for all tests.
  private static let simulated = ChangedWalk.healthy(seconds: 60)

  private func session(_ wrong: Wrong) throws -> RecordedSession {
    var session = Self.simulated
    let sound = session.reference
    switch wrong {
    case .nothing: break
    case .sign: session.changeReference(.right) { _, newtons in -newtons }
    case .offset: session.changeReference(.left) { _, newtons in newtons + 70 }
    case .drift: session.changeReference(.right) { time, newtons in newtons + 2 * time }
    case .partial:
      for foot in Foot.allCases {
        session.changeReference(foot) { time, newtons in time < 25 ? newtons : 0 }
      }
    case .oneFoot: session.reference.left = nil
    case .swapped:
      for foot in Foot.allCases {
        session.reference[foot] = sound[foot.opposite].map {
          ForceBlock(foot: foot, times: $0.times, newtons: $0.newtons)
        }
      }
    case .otherBelt:
      let left = try #require(sound.left)
      session.changeReference(.left) { time, newtons in (30...33).contains(time) ? 0 : newtons }
      session.changeReference(.right) { time, newtons in
        guard (30...33).contains(time), let index = left.times.lastIndex(notAbove: time) else {
          return newtons
        }
        return newtons + Double(left.newtons[index])
      }
    }
    return session
  }

  @Test(arguments: Wrong.allCases)
  private func liveIsReplay(wrong: Wrong) throws {
    let session = try session(wrong)
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    for start in stride(from: 0.0, to: 60, by: 0.25) {
      let seconds = start...(start + 0.25).nextDown
      for foot in Foot.allCases {
        if let block = session.frames[foot]?.slice(seconds: seconds) { live.push(block) }
        if let block = session.reference[foot]?.slice(seconds: seconds) {
          live.push(reference: block)
        }
      }
    }
    let shown = live.analysis()
    #expect(live.forgottenSteps == 0)
    // What was found is recorded with the session.
    var recorded = session
    recorded.metadata = live.metadata
    let replay = try Analyze.recorded(recorded)
    #expect(shown.decidedBy == replay.decidedBy)
    #expect(shown.thresholds == replay.thresholds)
    #expect(shown.steps.count >= 80)
    #expect(replay.steps.count - shown.steps.count <= 2)
    for (step, again) in zip(shown.steps.dropLast(2), replay.steps) { #expect(step == again) }
    #expect(
      shown.trust.flags.filter { $0.isOfReference }
        == replay.trust.flags.filter { $0.isOfReference })
    #expect(shown.trust.flags.contains { $0.isOfReference } == (wrong != .nothing))
  }

  @Test("Steps are found on the estimate while the reference is silent, and on it again afterwards")
  func silentReference() throws {
    var rig = LiveRig()
    let walk = WalkerConfiguration(seed: 4, durationSeconds: 70)
    let silence = 30.0...42.0
    var stepsInSilence = 0
    var decided: [ForceKind] = []
    var said: [LiveEvent] = []
    var start: Int64?
    rig.walk(walk, WalkerMessages.Choice(sendsForce: true), piece: 0.25) { message in
      guard case .force(let force) = message else { return message }
      let seconds = Double(force.deviceMicroseconds - (start ?? force.deviceMicroseconds)) * 1e-6
      start = start ?? force.deviceMicroseconds
      return silence.contains(seconds) ? nil : message
    } after: { core in
      said += core.takeEvents()
      guard let session = core.update().session else { return }
      if decided.last != session.analysis.decidedBy { decided.append(session.analysis.decidedBy) }
      if session.range.upperBound < silence.upperBound {
        stepsInSilence = session.analysis.steps.count {
          $0.isAccepted && silence.contains($0.stance.toeOffSeconds)
        }
        let silentFor = session.range.upperBound - silence.lowerBound
        if abs(silentFor - 1) > 0.3 { #expect(session.isReferenceHere == (silentFor < 1)) }
      }
    }
    #expect(said == [.referenceFellSilent(true), .referenceFellSilent(false)])
    #expect(Array(decided.suffix(3)) == [.reference, .estimated, .reference])
    // Twelve seconds of walking, less the delay of the estimate and the last stance.
    #expect(stepsInSilence >= 15)
  }

  @Test("A plate that goes on for an hour without an insole takes no more room than two minutes")
  func plateWithoutInsoles() throws {
    let session = Self.simulated
    var live = try LiveAnalysis(metadata: session.metadata, settings: AnalysisSettings())
    for foot in Foot.allCases {
      if let block = session.frames[foot] { live.push(block) }
      if let block = session.reference[foot] { live.push(reference: block) }
    }
    let left = try #require(session.reference.left)
    let strides = left.slice(seconds: 20...49)
    for round in 1...120 {
      live.push(
        reference: ForceBlock(
          foot: .left, times: strides.times.map { $0 + Double(round) * 30 },
          newtons: strides.newtons))
    }
    let track = try #require(live.tracks.left)
    let kept = try #require(track.reference.times.last) - (track.reference.times.first ?? 0)
    #expect(kept < LiveAnalysis.windowSeconds + 60)
    #expect(track.times.isEmpty)
    // Whoever comes back is analysed as before.
    let later = 3700.0
    for foot in Foot.allCases {
      if let block = session.frames[foot] {
        live.push(
          FrameBlock(
            foot: foot, cellCount: block.cellCount, times: block.times.map { $0 + later },
            cells: block.cells))
      }
    }
    #expect(live.analysis().steps.count { $0.isAccepted && $0.stance.toeOffSeconds > later } > 60)
  }
}
