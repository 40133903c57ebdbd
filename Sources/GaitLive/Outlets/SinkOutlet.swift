import Foundation
import GaitFiles
package import GaitIntake
package import GaitModel
import Synchronization

/// Sends a live session on through a sink, on a thread of its own.
///
/// A class because the session, the thread and the sink share it; the mutexes guard everything. The session never
/// waits: what the receiver has no room for is dropped, the oldest first, and counted.
package final class SinkOutlet: LiveOutlet {
  /// Messages that wait at most: about four seconds of two feet.
  private static let mostWaiting = 1024
  /// How long a receiver must take everything until it counts as back.
  private static let calmSeconds = 1.0
  /// How often a receiver of datagrams, who may come at any time, is told again what the numbers rest on.
  private static let repeatSeconds = 2.0
  /// How long the end waits for the receiver.
  private static let closeSeconds = 1.0

  fileprivate struct State {
    var waiting: [LiveOutput] = []
    var status: OutletStatus
    var news: [OutletNews] = []
    /// When the receiver last missed something, and how much since it was said; nil while it takes all.
    var missing: (lastAt: Double, count: Int)?
    var isOver = false
    /// When it is to have ended; nil before the end.
    var deadline: Double?
  }

  private let state: Mutex<State>
  private let arrived = DispatchSemaphore(value: 0)
  private let encode: @Sendable (LiveOutput) -> [[UInt8]]
  private let repeatsSession: Bool
  private let sink: Mutex<(any MessageSink)?>
  private let thread = Mutex<BackgroundThread?>(nil)

  /// Begins to wait for messages.
  ///
  /// - Parameters:
  ///   - sink: what they are sent through; nobody else uses it.
  ///   - repeatsSession: whether a receiver may come at any time without anybody knowing.
  ///   - encode: makes the packets of a message.
  package init(
    _ sink: sending any MessageSink, repeatsSession: Bool,
    encode: @escaping @Sendable (LiveOutput) -> [[UInt8]]
  ) {
    state = Mutex(State(status: OutletStatus(name: sink.name)))
    self.encode = encode
    self.repeatsSession = repeatsSession
    self.sink = Mutex(sink)
    thread.withLock { thread in
      thread = BackgroundThread("gaitlab sink", cancellation: .never) { [self] in run() }
    }
  }

  package var status: OutletStatus { state.withLock { $0.status } }

  package func send(_ output: LiveOutput) {
    state.withLock { state in
      guard !state.isOver else {
        state.status.dropped += 1
        return
      }
      if state.waiting.count >= Self.mostWaiting {
        let excess = Self.mostWaiting / 4
        state.waiting.removeFirst(excess)
        state.miss(excess, reason: nil)
      }
      state.waiting.append(output)
    }
    arrived.signal()
  }

  package func takeNews() -> [OutletNews] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }

  package func close() {
    state.withLock { $0.deadline = $0.deadline ?? ArrivalClock.now() + Self.closeSeconds }
    arrived.signal()
    thread.withLock { $0 }?.wait()
  }

  // MARK: - The thread

  private func run() {
    let taken = sink.withLock { sink in
      defer { sink = nil }
      return sink
    }
    guard let sink = taken else { return }
    Self.ignoreBrokenPipes()
    var header = RepeatedHeader(repeatSeconds: repeatsSession ? Self.repeatSeconds : .infinity)
    while true {
      _ = arrived.wait(timeout: .now() + 0.25)
      let (batch, isLast) = state.withLock { state in
        defer { state.waiting = [] }
        return (state.waiting, state.deadline != nil)
      }
      if !batch.isEmpty { sink.lookForReceiver() }
      deliver(header.added(to: batch, connections: sink.connections), to: sink)
      if isLast { break }
    }
    sink.close()
  }

  private func deliver(_ batch: [LiveOutput], to sink: any MessageSink) {
    for (index, output) in batch.enumerated() {
      guard !isOverdue else {
        state.withLock { $0.status.dropped += batch.count - index }
        return
      }
      var outcome = SinkOutcome.taken
      var reason: String?
      do throws(GaitlabError) {
        for packet in encode(output) where outcome == .taken {
          outcome = try sink.send([packet]) { self.isOverdue }
        }
      } catch {
        outcome = .refused
        reason = error.found
      }
      state.withLock { state in
        guard outcome == .taken else {
          // What has come meanwhile is newer than the rest.
          state.miss(batch.count - index, reason: reason)
          return
        }
        state.status.sent += 1
        state.settle(calmSeconds: Self.calmSeconds)
      }
      if outcome == .ended {
        state.withLock { state in
          state.isOver = true
          state.news = [.ended(name: state.status.name)]
        }
      }
      if outcome != .taken { return }
    }
  }

  private var isOverdue: Bool {
    state.withLock { state in state.deadline.map { ArrivalClock.now() > $0 } ?? false }
  }

  /// A pipe that breaks is told by the error of the write; this thread's signals are nobody else's.
  private static func ignoreBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}

extension SinkOutlet.State {
  /// Counts what the receiver has missed, and says so the first time.
  fileprivate mutating func miss(_ count: Int, reason: String?) {
    status.dropped += count
    if missing == nil { news.append(.fellBehind(name: status.name, reason: reason)) }
    missing = (ArrivalClock.now(), (missing?.count ?? 0) + count)
  }

  /// Says that the receiver is back, once it has missed nothing for a while.
  fileprivate mutating func settle(calmSeconds: Double) {
    guard let missing, ArrivalClock.now() - missing.lastAt >= calmSeconds else { return }
    self.missing = nil
    news.append(.cameBack(name: status.name, missed: missing.count))
  }
}

/// What the numbers rest on, said again to a receiver that may have come since.
private struct RepeatedHeader {
  let repeatSeconds: Double
  private var newest: LiveOutput?
  private var saidAt = -Double.infinity
  private var connections: Int?

  init(repeatSeconds: Double) { self.repeatSeconds = repeatSeconds }

  mutating func added(to batch: [LiveOutput], connections: Int) -> [LiveOutput] {
    let now = ArrivalClock.now()
    let isNewReceiver = self.connections.map { $0 != connections } ?? false
    self.connections = connections
    let own = batch.last { if case .session = $0 { true } else { false } }
    if let own { newest = own }
    guard let newest, !batch.isEmpty else { return batch }
    if own == nil, isNewReceiver || now - saidAt >= repeatSeconds {
      saidAt = now
      return [newest] + batch
    }
    if own != nil { saidAt = now }
    return batch
  }
}
