import Foundation
package import GaitAnalysis
package import GaitFiles
package import GaitIntake
import GaitModel
import GaitStore
import Synchronization

/// Runs a live session on a thread of its own: sources in, updates for the console out.
///
/// Sources never wait for it and it never waits for the screen. What it has no room for is counted.
/// A class because sources, the thread and the console share it; the mutexes guard everything.
package final class LiveSession: Sendable {
  /// Bytes that may wait to be analysed; more are dropped and counted.
  private static let inboxByteLimit = 32 << 20
  /// How often stalls and holes are looked for while nothing comes, in seconds.
  private static let tickSeconds = 0.02

  private struct Work {
    var core: LiveCore
    var recording: LiveRecording
  }

  private struct Inbox {
    var events: [(event: SourceEvent, source: Int)] = []
    var commands: [LiveRequest] = []
    var bytes = 0
    var dropped = 0
    var isStopping = false
  }

  private let sources: [any LiveSource]
  private let inbox = Mutex(Inbox())
  private let updates = Mailbox<LiveUpdate, LiveTopic> { _ in .update }
  private let events = Mailbox<LiveEvent, LiveTopic>(key: \.topic)
  private let ended = Mutex<LiveSummary?>(nil)
  private let arrived = DispatchSemaphore(value: 0)
  /// Nil until it has begun to listen.
  private let thread = Mutex<BackgroundThread?>(nil)
  /// Until its thread takes it: then nobody else has it, and nobody waits for it.
  private let work: Mutex<Work?>
  private let outlets: [any LiveOutlet]
  private let share: (any LiveShare)?

  /// - Parameters:
  ///   - sources: what is listened to, in the order of the core's sources.
  ///   - core: what is done with it.
  ///   - recording: a recording that continues.
  ///   - outlets: get every estimate as soon as it is there, and every step that is shown; closed at the end.
  ///   - share: carries the session to those who look on; closed at the end.
  package init(
    sources: [any LiveSource], core: LiveCore, recording: LiveRecording = LiveRecording(),
    outlets: [any LiveOutlet] = [], share: (any LiveShare)? = nil
  ) {
    self.sources = sources
    self.share = share
    var core = core
    if share != nil { core.sharing = LiveCore.Sharing() }
    work = Mutex(Work(core: core, recording: recording))
    self.outlets = outlets
  }

  /// Begins to listen.
  ///
  /// - Parameter wake: called when there is something to show, from a thread of its own.
  /// - Throws: why a source cannot be listened to; then none is.
  package func start(wake: @escaping @Sendable () -> Void) throws(GaitlabError) {
    var started: [any LiveSource] = []
    do throws(GaitlabError) {
      for (index, source) in sources.enumerated() {
        try source.start { [self] event in post(event, source: index) }
        started.append(source)
      }
    } catch {
      for source in started { source.stop() }
      throw error
    }
    thread.withLock { thread in
      // What was measured is kept, whatever else is stopped.
      thread = BackgroundThread("live session", stackBytes: 4 << 20, cancellation: .never) {
        [self] in run(wake: wake)
      }
    }
  }

  /// The newest update, if there is one that was not taken yet.
  package func takeUpdate() -> LiveUpdate? { updates.takeAll().last }

  /// Whether others may look on.
  package var isShared: Bool { share != nil }

  package var hasUpdate: Bool { !updates.isEmpty || !events.isEmpty }

  /// What is to be said besides.
  package func takeEvents() -> [LiveEvent] { events.takeAll() }

  package func send(_ command: LiveRequest) {
    inbox.withLock { $0.commands.append(command) }
    arrived.signal()
  }

  /// Ends: sources first, then what has come is analysed and the recording is finished.
  package func stop() -> LiveSummary {
    if let ended = ended.withLock({ $0 }) { return ended }
    for source in sources { source.stop() }
    inbox.withLock { $0.isStopping = true }
    arrived.signal()
    thread.withLock { $0 }?.wait()
    return ended.withLock { $0 } ?? LiveSummary()
  }

  // MARK: - The thread

  private func post(_ event: SourceEvent, source: Int) {
    let wakes = inbox.withLock { inbox in
      let size = event.byteCount
      // Who comes and goes has to be known; samples need not.
      guard !event.hasSamples || inbox.bytes + size <= Self.inboxByteLimit else {
        inbox.dropped += 1
        return false
      }
      inbox.bytes += size
      inbox.events.append((event, source))
      // One signal is enough for all that waits.
      return inbox.events.count == 1
    }
    if wakes { arrived.signal() }
  }

  private func run(wake: @escaping @Sendable () -> Void) {
    let taken = work.withLock { work in
      defer { work = nil }
      return work
    }
    guard var core = taken?.core, var recording = taken?.recording else { return }
    var pace = UpdatePace()
    var isStopping = false
    // The threads that finish the files of recordings.
    var finishing: [BackgroundThread] = []
    while !isStopping {
      let pause = min(Self.tickSeconds, max(pace.secondsUntilDue(now: ArrivalClock.now()), 0))
      _ = arrived.wait(timeout: .now() + pause)
      let (events, commands, dropped, stops) = inbox.withLock { inbox in
        defer {
          inbox.events = []
          inbox.commands = []
          inbox.bytes = 0
          inbox.dropped = 0
        }
        return (inbox.events, inbox.commands, inbox.dropped, inbox.isStopping)
      }
      isStopping = stops
      let now = ArrivalClock.now()
      core.unixSeconds = Date().timeIntervalSince1970
      for (event, source) in events { core.take(event, source: source, now: now) }
      if dropped > 0 { core.noteDropped(dropped) }
      core.tick(now: now)
      core.flush()
      recording.runErrands(of: &core) { finishing.append(finish($0, wake: wake)) }
      for command in commands {
        core.handle(command)
        recording.runErrands(of: &core) { finishing.append(finish($0, wake: wake)) }
      }
      let hasNews = !events.isEmpty || !commands.isEmpty
      var update = pace.isDue(now: now, hasNews: hasNews) ? core.update() : nil
      // That of a session that is looked at is the host's.
      if core.mirror == nil { update?.recorder = recording.status }
      if let share { update?.share = share.status }
      if !outlets.isEmpty { send(core.takeOutputs()) }
      send(core.takeShared(with: update))
      publish(update, core.takeEvents() + news, wake: wake)
    }
    var summary = core.end(now: ArrivalClock.now())
    summary.recorder = recording.runErrands(of: &core).last
    if !outlets.isEmpty {
      _ = core.update()
      send(core.takeOutputs() + [.ended(seconds: summary.seconds)])
    }
    send(core.takeShared(with: nil) + [.ended])
    share?.close()
    for outlet in outlets { outlet.close() }
    summary.outlets = outlets.map(\.status)
    // A program that ends would cut the files off that were stopped just before.
    for thread in finishing { thread.wait() }
    ended.withLock { $0 = summary }
    wake()
  }

  private func send(_ outputs: [LiveOutput]) {
    for outlet in outlets { outputs.forEach(outlet.send) }
  }

  private func send(_ messages: [SharedMessage]) {
    guard let share else { return }
    for message in messages { message.packets.forEach(share.send) }
  }

  /// What has happened to those who receive and look on.
  private var news: [LiveEvent] {
    outlets.flatMap { outlet in outlet.takeNews().map(LiveEvent.outlet) }
      + (share?.takeNews().map(LiveEvent.share) ?? [])
  }

  private func publish(
    _ update: LiveUpdate?, _ said: [LiveEvent], wake: @Sendable () -> Void
  ) {
    guard update != nil || !said.isEmpty else { return }
    if let update { updates.post(update) }
    for event in said { events.post(event) }
    wake()
  }

  /// Finishing a file may wait for a slow disk, so that another thread does it and measuring continues.
  private func finish(
    _ recorder: SessionRecorder, wake: @escaping @Sendable () -> Void
  ) -> BackgroundThread {
    BackgroundThread("gaitlab recording's end") { [self] in
      publish(nil, [LiveRecording.said(finished: recorder.finish())], wake: wake)
    }
  }
}

extension SourceEvent {
  var hasSamples: Bool {
    switch self {
    case .received, .messages: true
    // What the session is has to be known.
    case .shared(let packets, _):
      packets.allSatisfy { $0.kind == .frames || $0.kind == .forces }
    case .opened, .closed, .retrying, .ended: false
    }
  }

  /// Roughly what it takes of memory.
  var byteCount: Int {
    switch self {
    case .received(let bytes, _, _, _): bytes.count + 64
    case .messages(let messages, _, _):
      messages.reduce(64) { sum, message in
        if case .frame(let frame) = message { sum + frame.cells.count * 4 + 64 } else { sum + 64 }
      }
    case .shared(let packets, _): packets.reduce(64) { $0 + $1.payload.count + 64 }
    default: 64
    }
  }
}
