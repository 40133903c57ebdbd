import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

@Suite("A recording replays to what was shown live")
struct LiveReplayTests {
  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.path + "/live-\(UUID().uuidString).gait"
  }

  /// Compares what the screen had at the end with a replay of the recording.
  private func compare(_ rig: inout LiveRig, path: String) throws {
    let live = try #require(rig.core.update().session)
    rig.core.handle(.stopRecording)
    let stopped = rig.runErrands()
    let status = try #require(stopped.last)
    #expect(status.framesLost == 0)
    let file = try SessionFile(path: path)
    #expect(!file.isRecordingUnfinished)
    var settings = AnalysisSettings()
    settings.estimator = .sumOfCells
    var analyzer = try SessionAnalyzer(session: file, settings: settings)
    let replay = try analyzer.finish()
    #expect(live.forgottenSteps == 0)
    #expect(live.analysis.steps.count >= 20)
    #expect(replay.calibration == live.analysis.calibration)
    #expect(replay.thresholds == live.analysis.thresholds)
    #expect(replay.decidedBy == live.analysis.decidedBy)
    // The last steps of a replay know that nothing follows them.
    let count = live.analysis.steps.count
    for (shown, again) in zip(live.analysis.steps.dropLast(2), replay.steps) {
      #expect(shown == again)
    }
    #expect(replay.steps.count - count <= 2)
    for foot in Foot.allCases {
      let shown = try #require(live.analysis.tracks[foot])
      let again = try #require(replay.tracks[foot])
      #expect(shown.times == again.times)
      #expect(shown.measured == again.measured)
      #expect(again.estimated.prefix(shown.estimated.count).elementsEqual(shown.estimated))
      #expect(shown.gaps == again.gaps)
    }
  }

  @Test("From a clean network, with a reference that is late")
  func cleanWithReference() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var rig = LiveRig()
    rig.core.recordingPath = path
    rig.walk(
      WalkerConfiguration(seed: 3, durationSeconds: 25, faults: .typical),
      .init(sendsForce: true)
    ) { message in
      guard case .force(var force) = message else { return message }
      force.deviceMicroseconds += 80_000
      return .force(force)
    }
    let lag = try #require(rig.core.update().session?.lag)
    #expect(abs(lag.seconds + 0.08) < 0.005)
    try compare(&rig, path: path)
    #expect(abs(try SessionFile(path: path).metadata.referenceLagSeconds + 0.08) < 0.005)
  }

  @Test("From a network that loses, doubles and disorders frames")
  func faultyNetwork() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var rig = LiveRig()
    rig.core.recordingPath = path
    var faults = FaultyNetwork.Faults()
    faults.outageEverySeconds = 15
    var network = try FaultyNetwork(
      configuration: WalkerConfiguration(seed: 5, durationSeconds: 50), faults: faults)
    while let deliveries = network.next(seconds: 0.5) {
      for delivery in deliveries {
        rig.core.take(delivery.event, source: 0, now: delivery.at)
        rig.core.tick(now: delivery.at)
      }
      rig.core.flush()
      rig.runErrands()
    }
    rig.core.finish(now: 1e6)
    for device in rig.core.update().devices {
      let foot = try #require(device.foot)
      let truth = network.truth[foot]
      #expect(device.counters.lost == truth.lost)
      #expect(device.counters.duplicated == truth.duplicated)
      #expect(device.counters.used == truth.sent - truth.lost)
      #expect(device.counters.late == 0)
      #expect(device.counters.reconnects == network.outages)
    }
    try compare(&rig, path: path)
  }

  @Test("What is forgotten changes nothing of what follows")
  func forgetting() throws {
    let configuration = WalkerConfiguration(seed: 9, durationSeconds: 170)
    let session = SimulatedWalk(configuration).session
    var whole = try SessionAnalyzer(session: MemorySession(session))
    let all = try whole.finish()
    var metadata = session.metadata
    metadata.calibration = all.calibration
    var live = try LiveAnalysis(metadata: metadata, settings: AnalysisSettings())
    for start in stride(from: 0.0, to: 170, by: 0.5) {
      for foot in Foot.allCases {
        let seconds = start...(start + 0.5).nextDown
        if let block = session.frames[foot]?.slice(seconds: seconds) { live.push(block) }
        if let block = session.reference[foot]?.slice(seconds: seconds) {
          live.push(reference: block)
        }
      }
    }
    let analysis = live.analysis()
    #expect(live.forgottenSteps == 0)
    #expect(analysis.steps.count >= all.steps.count - 2)
    #expect(analysis.tracks.left.map { $0.times.count < 140 * 200 } == true)
    let byPlace = Dictionary(
      uniqueKeysWithValues: all.steps.map { ("\($0.foot)\($0.index)", $0) })
    for step in analysis.steps.dropLast(2) {
      let same = try #require(byPlace["\(step.foot)\(step.index)"])
      #expect(step.stance == same.stance)
      #expect(step.estimated == same.estimated)
      #expect(step.reference == same.reference)
      #expect(step.rejection == same.rejection)
    }
  }
}
