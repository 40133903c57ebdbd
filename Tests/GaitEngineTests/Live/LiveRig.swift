import GaitConsole
import GaitEngine
import GaitIntake
import GaitLive
import GaitModel
import GaitSimulation
import GaitTestSupport

/// A live session without threads: what a walker's device sends, at the times that it sends it.
struct LiveRig {
  var core: LiveCore
  private var recording = LiveRecording()
  private(set) var now = 100.0

  init(
    options: IntakeOptions = IntakeOptions(), settings: AnalysisSettings = AnalysisSettings(),
    sources: Int = 1, isReference: [Bool] = [false]
  ) {
    core = LiveCore(
      sources: (0..<sources).map {
        LiveIntake.Source(name: "udp test\($0)", isReference: isReference[$0], isDatagram: true)
      }, options: options, settings: settings, name: "test",
      unixSeconds: 1_700_000_000)
  }

  /// Sends a walk, in pieces of some seconds.
  mutating func walk(
    _ configuration: WalkerConfiguration, _ choice: WalkerMessages.Choice = .init(),
    source: Int = 0, peer: String = "10.0.0.7:1", piece: Double = 0.05,
    change: (WireMessage) -> WireMessage? = { $0 }, after: (inout LiveCore) -> Void = { _ in }
  ) {
    var messages = WalkerMessages(configuration, choice)
    let start = now
    var header = [change(messages.announcement)].compactMap { $0 }
    while let block = messages.next(seconds: piece) {
      now = start + block.endSeconds
      let sent = header + block.messages.compactMap(change)
      header = []
      core.take(
        .messages(sent, from: SourcePeer(peer), at: now), source: source, now: now)
      core.tick(now: now)
      core.flush()
      runErrands()
      after(&core)
    }
  }

  /// Does with files what the core asks for.
  ///
  /// - Returns: what the finished recordings hold.
  @discardableResult
  mutating func runErrands() -> [RecorderStatus] { recording.runErrands(of: &core) }

  mutating func wait(seconds: Double) {
    let end = now + seconds
    while now < end {
      now += 0.02
      core.tick(now: now)
      core.flush()
      runErrands()
    }
  }
}
