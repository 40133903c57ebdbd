import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
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
}
