import GaitFiles
import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

/// Keeps one connection up: connects, waits for its end, waits a while, connects again.
///
/// A class because connections and timers call back to it.
final class Reconnector: Sendable {
  private static let connectSeconds: Int64 = 5

  let loop: NetworkLoop
  private let address: SourceAddress
  private let makeHandler: @Sendable (Reconnector) -> any ChannelHandler
  private let onRetry: @Sendable () -> Void
  private let backoff = Mutex(Backoff())

  /// - Parameters:
  ///   - address: whom it connects to.
  ///   - loop: where everything happens.
  ///   - onRetry: called when an attempt has failed or a connection has ended.
  ///   - makeHandler: makes what takes the bytes of a connection; it says `succeeded` and `retry`.
  init(
    _ address: SourceAddress, _ loop: NetworkLoop, onRetry: @escaping @Sendable () -> Void = {},
    makeHandler: @escaping @Sendable (Reconnector) -> any ChannelHandler
  ) {
    self.address = address
    self.loop = loop
    self.onRetry = onRetry
    self.makeHandler = makeHandler
  }

  func connect() {
    HostLookup.find(address) { result in
      guard self.loop.outlet.isOpen else { return }
      switch result {
      case .success(let found): self.connect(to: found)
      case .failure(let error):
        self.loop.loop.execute { self.retry(after: SourceFailure.reason(error)) }
      }
    }
  }

  private func connect(to found: SocketAddress) {
    ClientBootstrap(group: loop.group)
      .connectTimeout(.seconds(Self.connectSeconds))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(self.makeHandler(self))
        }
      }
      .connect(to: found)
      .whenFailure { self.retry(after: SourceFailure.reason($0)) }
  }

  /// The connection works: the next failure is tried again soon.
  func succeeded() { backoff.withLock { $0.reset() } }

  /// Connects again after a while, unless the source was stopped.
  func retry(after reason: String) {
    onRetry()
    // The end of the loop closes the connection as well, which is no reason to make another.
    guard loop.outlet.isOpen else { return }
    let (seconds, attempt) = backoff.withLock { backoff in
      let seconds = backoff.next()
      return (seconds, backoff.attempts)
    }
    loop.outlet.send(.retrying(inSeconds: seconds, attempt: attempt, reason: reason))
    loop.loop.scheduleTask(in: .milliseconds(Int64(seconds * 1000))) { self.connect() }
  }
}
