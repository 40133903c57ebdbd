import GaitAnalysis
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

@Suite("Updates of a live session")
struct LiveUpdateTests {
  /// Walks in pieces of a fiftieth of a second.
  private func walk(
    _ configuration: WalkerConfiguration, recordingPath: String? = nil,
    visit: SessionVisit = SessionVisit(), each: (inout LiveCore) -> Void
  ) -> LiveCore {
    var core = LiveRig().core
    core.recordingPath = recordingPath
    core.visit = visit
    var messages = WalkerMessages(configuration)
    var sent = [messages.announcement]
    while let block = messages.next(seconds: 0.02) {
      let now = 100 + block.endSeconds
      core.take(
        .messages(sent + block.messages, from: SourcePeer("10.0.0.7:1"), at: now), source: 0,
        now: now)
      sent = []
      core.tick(now: now)
      core.flush()
      each(&core)
    }
    return core
  }

  /// The numbers of an update as they are, apart from what it shares with the session.
  private struct Numbers: Equatable {
    var times: [[Double]] = []
    var forces: [[Float]] = []
    var steps: [Step] = []

    init(_ session: LiveUpdate.Session) {
      for foot in Foot.allCases {
        guard let track = session.analysis.tracks[foot] else { continue }
        times += [Array(track.times), Array(track.reference.times)]
        forces += [
          Array(track.measured), track.estimated.map { $0.isNaN ? -1 : $0 },
          Array(track.reference.newtons),
        ]
      }
      steps = session.analysis.steps
    }
  }

  @Test("What was handed out stays as it was while the session goes on and forgets")
  func earlierUpdatesStay() throws {
    var kept: [(update: LiveUpdate.Session, numbers: Numbers)] = []
    var count = 0
    _ = walk(WalkerConfiguration(seed: 4, durationSeconds: 145)) { core in
      count += 1
      guard count % 500 == 0, let session = core.update().session else { return }
      kept.append((session, Numbers(session)))
    }
    #expect(kept.count > 10)
    let first = try #require(kept.first).update.analysis.tracks.left?.times.first
    let last = try #require(kept.last).update.analysis.tracks.left?.times.first
    #expect(try #require(last) > (try #require(first)) + 5, "something was forgotten")
    for (session, numbers) in kept { #expect(Numbers(session) == numbers) }
  }

  private func estimates(_ core: inout LiveCore) -> [LiveEstimate] {
    core.takeOutputs().compactMap { if case .estimate(let estimate) = $0 { estimate } else { nil } }
  }

  @Test("How often updates are made changes nothing that is analysed or given out")
  func updatesThatAreNotMadeLoseNothing() throws {
    let configuration = WalkerConfiguration(seed: 5, durationSeconds: 30)
    var often: [LiveEstimate] = []
    var all = walk(configuration) { core in
      _ = core.update()
      often += estimates(&core)
    }
    var once = walk(configuration) { _ in }
    let (first, second) = (
      try #require(all.update().session), try #require(once.update().session)
    )
    #expect(first.range == second.range)
    #expect(Numbers(first) == Numbers(second))
    #expect(first.analysis.steps.count > 20)
    let seldom = estimates(&once)
    #expect(seldom.count == often.count)
    #expect(often.count > 2500)
  }

  @Test("A recording gets every frame that was used, however seldom somebody looks")
  func recordingGetsEveryFrame() throws {
    try Fixture.withFolder { folder in
      var recording = LiveRecording()
      var core = walk(
        WalkerConfiguration(seed: 6, durationSeconds: 12), recordingPath: folder + "/walk.gait"
      ) { core in recording.runErrands(of: &core) }
      let summary = core.end(now: 1e6)
      let status = try #require(recording.runErrands(of: &core).last)
      #expect(status.framesLost == 0)
      #expect(status.framesOnDisk == summary.devices.reduce(0) { $0 + $1.counters.used })
      #expect(status.framesOnDisk > 2000)
    }
  }

  @Test("A recording says whose it is")
  func recordingSaysWhoseItIs() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.gait"
      let visit = SessionVisit(person: "P07", number: 2, condition: "shoe A")
      var recording = LiveRecording()
      var core = walk(
        WalkerConfiguration(seed: 6, durationSeconds: 3), recordingPath: path, visit: visit
      ) { core in recording.runErrands(of: &core) }
      _ = core.end(now: 1e6)
      recording.runErrands(of: &core)
      let kept = try SessionFile(path: path).metadata.visit
      #expect(kept == visit)
    }
  }

  @Test("A file that cannot be made is said once, and another one can be recorded to")
  func fileThatCannotBeMade() throws {
    try Fixture.withFolder { folder in
      var recording = LiveRecording()
      var core = walk(WalkerConfiguration(seed: 6, durationSeconds: 3)) { _ in }
      core.handle(.record(path: folder + "/nowhere/walk.gait"))
      core.flush()
      recording.runErrands(of: &core)
      let said = core.takeEvents()
      #expect(said.count == 1)
      guard case .failed = said.first else {
        Issue.record("the console hears that nothing is recorded")
        return
      }
      #expect(recording.status == nil)
      core.handle(.record(path: folder + "/walk.gait"))
      recording.runErrands(of: &core)
      #expect(recording.status?.path == folder + "/walk.gait")
      core.handle(.stopRecording)
      let finished = recording.runErrands(of: &core)
      #expect(finished.count == 1)
      #expect(recording.status == nil)
    }
  }
}
