import GaitAnalysis
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import Testing

@Suite("What a live session sends on")
struct LiveOutputTests {
  /// Walks in pieces of a fiftieth of a second and collects what is sent on.
  private func walk(
    _ configuration: WalkerConfiguration, _ choice: WalkerMessages.Choice = .init(),
    updatesEvery pieces: Int = 2, knowsMass: Bool = true
  ) throws -> (outputs: [LiveOutput], core: LiveCore, shown: [FeedbackStep]) {
    var core = LiveRig().core
    var messages = WalkerMessages(configuration, choice)
    var sent = [messages.announcement]
    if !knowsMass, case .announcement(var announcement) = messages.announcement {
      announcement.bodyMassKilograms = nil
      sent = [.announcement(announcement)]
    }
    var outputs: [LiveOutput] = []
    var shown: [FeedbackStep] = []
    var count = 0
    while let block = messages.next(seconds: 0.02) {
      let now = 100 + block.endSeconds
      core.take(
        .messages(sent + block.messages, from: SourcePeer("10.0.0.7:1"), at: now), source: 0,
        now: now)
      sent = []
      core.tick(now: now)
      core.flush()
      count += 1
      if count % pieces == 0, let analysis = core.update().session?.analysis {
        shown = analysis.steps.compactMap {
          FeedbackStep(
            $0, force: analysis.decidedBy,
            bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
        }
      }
      outputs += core.takeOutputs()
    }
    return (outputs, core, shown)
  }

  @Test("The steps are those that are shown, each once, in the order of toe-offs")
  func steps() throws {
    let (outputs, _, shown) = try walk(WalkerConfiguration(seed: 8, durationSeconds: 60))
    let steps = outputs.compactMap { if case .step(let step) = $0 { step } else { nil } }
    #expect(steps.count > 80)
    #expect(steps.map(\.toeOffSeconds) == steps.map(\.toeOffSeconds).sorted())
    for foot in Foot.allCases {
      let own = steps.filter { $0.foot == foot }
      #expect(own.map(\.number) == Array(1...own.count))
      for (earlier, later) in zip(own, own.dropFirst()) {
        #expect(later.initialContactSeconds > earlier.toeOffSeconds)
      }
    }
    // All but the last, which the other foot may still come before, and those that a later look accepted.
    let last = try #require(steps.last).toeOffSeconds
    let missing = shown.filter { step in
      step.toeOffSeconds <= last
        && !steps.contains {
          $0.foot == step.foot
            && abs($0.initialContactSeconds - step.initialContactSeconds) < 0.05
        }
    }
    #expect(missing.isEmpty)
    let extra = steps.filter { step in
      !shown.contains {
        $0.foot == step.foot && abs($0.initialContactSeconds - step.initialContactSeconds) < 0.05
      }
    }
    #expect(extra.isEmpty)
    let newest = try #require(shown.last { $0.toeOffSeconds <= last })
    let sent = try #require(steps.last { $0.foot == newest.foot })
    #expect(abs(try #require(sent.peakPercent) - (try #require(newest.peakPercent))) < 2)
  }

  @Test("What the numbers rest on comes before them, and again when it has changed")
  func session() throws {
    let (outputs, _, _) = try walk(
      WalkerConfiguration(seed: 8, durationSeconds: 30), knowsMass: false)
    guard case .session = outputs.first else {
      Issue.record("the first is \(String(describing: outputs.first))")
      return
    }
    let sessions = outputs.compactMap { if case .session(let own) = $0 { own } else { nil } }
    #expect(sessions.count >= 2, "the calibration is found")
    #expect(sessions.count < 8)
    #expect(zip(sessions, sessions.dropFirst()).allSatisfy { $0 != $1 })
    #expect(sessions.last?.feet == [.left, .right])
  }

  @Test("Estimates ascend and are of every frame")
  func estimates() throws {
    let (outputs, _, _) = try walk(WalkerConfiguration(seed: 8, durationSeconds: 20))
    let times = outputs.compactMap {
      if case .estimate(let estimate) = $0 { estimate.seconds } else { nil }
    }
    #expect(times.count > 1900)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("One foot alone is not held up by the other")
  func oneFoot() throws {
    let (outputs, _, _) = try walk(
      WalkerConfiguration(seed: 8, durationSeconds: 20), WalkerMessages.Choice(feet: [.left]))
    let steps = outputs.compactMap { if case .step(let step) = $0 { step } else { nil } }
    #expect(steps.count > 10)
    #expect(steps.allSatisfy { $0.foot == .left })
  }
}
