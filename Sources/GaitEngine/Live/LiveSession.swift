import Foundation
package import GaitConsole
package import GaitFiles
package import GaitLive
package import GaitModel
import Synchronization

/// Runs a live session on a thread of its own: sources in, updates for the console out.
///
/// Sources never wait for it and it never waits for the screen. What it has no room for is counted.
/// A class because sources, the thread and the console share it; the mutexes guard everything.
package final class LiveSession: Sendable {
  /// Bytes that may wait to be analysed; more are dropped and counted.
  private static let inboxByteLimit = 32 << 20
  /// Updates a second at most.
  private static let updatesPerSecond = 60.0
  /// Seconds between updates while nothing comes.
  private static let idleSeconds = 0.25
  /// How often stalls and holes are looked for while nothing comes, in milliseconds.
  private static let tickMilliseconds = 20

  private struct Inbox {
    var events: [(event: SourceEvent, source: Int)] = []
    var commands: [LiveRequest] = []
    var bytes = 0
    var dropped = 0
    var isStopping = false
  }

  private struct Outbox {
    var update: LiveUpdate?
    var actions: [ConsoleAction] = []
    var ended: LiveSummary?
  }

  private let sources: [any LiveSource]
  private let inbox = Mutex(Inbox())
  private let outbox = Mutex(Outbox())
  private let arrived = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)
  private let core: Mutex<LiveCore>
  private let outlet: (any EstimateOutlet)?

  /// - Parameters:
  ///   - sources: what is listened to, in the order of the core's sources.
  ///   - core: what is done with it.
  ///   - outlet: gets every estimate; nil where nobody wants them.
  package init(
    sources: [any LiveSource], core: LiveCore, outlet: (any EstimateOutlet)? = nil
  ) {
    self.sources = sources
    self.core = Mutex(core)
    self.outlet = outlet
  }

  /// Begins to listen.
  ///
  /// - Parameter wake: called when there is something to show, from a thread of its own.
  /// - Throws: why a source cannot be listened to; then none is.
  package func start(wake: @escaping @Sendable () -> Void) throws(SessionError) {
    var started: [any LiveSource] = []
    do throws(SessionError) {
      for (index, source) in sources.enumerated() {
        try source.start { [self] event in post(event, source: index) }
        started.append(source)
      }
    } catch {
      for source in started { source.stop() }
      throw error
    }
    let thread = Thread { [self] in run(wake: wake) }
    thread.name = "live session"
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// The newest update, if there is one that was not taken yet.
  package func takeUpdate() -> LiveUpdate? {
    outbox.withLock { outbox in
      defer { outbox.update = nil }
      return outbox.update
    }
  }

  package var hasUpdate: Bool { outbox.withLock { $0.update != nil || !$0.actions.isEmpty } }

  /// What the console is to be told besides.
  package func takeActions() -> [ConsoleAction] {
    outbox.withLock { outbox in
      defer { outbox.actions = [] }
      return outbox.actions
    }
  }

  /// The frames at a moment that is still kept.
  package func frames(at seconds: Double) -> PerFoot<PressureFrame?> {
    core.withLock { core in
      core.analysis?.frames(at: seconds) ?? PerFoot(both: nil)
    }
  }

  package func send(_ command: LiveRequest) {
    inbox.withLock { $0.commands.append(command) }
    arrived.signal()
  }

  /// Ends: sources first, then what has come is analysed and the recording is finished.
  package func stop() -> LiveSummary {
    if let ended = outbox.withLock({ $0.ended }) { return ended }
    for source in sources { source.stop() }
    inbox.withLock { $0.isStopping = true }
    arrived.signal()
    finished.wait()
    finished.signal()
    return outbox.withLock { $0.ended } ?? LiveSummary()
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

  private func run(wake: @Sendable () -> Void) {
    var updatedAt = -Double.infinity
    var isStopping = false
    while !isStopping {
      _ = arrived.wait(timeout: .now() + .milliseconds(Self.tickMilliseconds))
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
      let pause = events.isEmpty && commands.isEmpty ? Self.idleSeconds : 1 / Self.updatesPerSecond
      let isDue = now - updatedAt >= pause
      let (update, actions) = core.withLock { core -> (LiveUpdate?, [ConsoleAction]) in
        for (event, source) in events { core.take(event, source: source, now: now) }
        if dropped > 0 { core.noteDropped(dropped) }
        core.tick(now: now)
        core.flush()
        for command in commands { core.handle(command) }
        core.send(to: outlet)
        defer { core.actions = [] }
        return (isDue ? core.update() : nil, core.actions)
      }
      if update != nil { updatedAt = now }
      if update != nil || !actions.isEmpty {
        outbox.withLock { outbox in
          if let update { outbox.update = update }
          outbox.actions.removeAll {
            if case .calibrationProgressed = $0 { true } else { false }
          }
          outbox.actions += actions
        }
        wake()
      }
    }
    let summary = core.withLock { core in core.end(now: ArrivalClock.now()) }
    outbox.withLock { $0.ended = summary }
    finished.signal()
    wake()
  }
}

extension SourceEvent {
  var hasSamples: Bool {
    switch self {
    case .received, .messages: true
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
    default: 64
    }
  }
}
