package import GaitFiles
package import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

/// Frames of a device that listens; it is connected to, again and again if need be.
///
/// A class because it owns a connection and a thread.
package final class TCPConnectSource: LiveSource {
  package let address: SourceAddress
  private let connector = SourceSlot<DeviceConnector>()

  package init(_ address: SourceAddress) { self.address = address }

  deinit { stop() }

  package var name: String { "tcp device \(address)" }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let (address, name) = (address, name)
    guard address.port > 0 else {
      throw GaitlabError(
        .sourceFailed, file: name, found: "port 0", expected: "the port that the device listens on",
        advice: "write it such as 192.168.4.1:9000")
    }
    try connector.start(name) {
      let started = DeviceConnector(address, NetworkLoop(deliver))
      started.connect()
      return started
    }
  }

  package func stop() { connector.take()?.loop.stop() }
}

/// Keeps one connection up: connects, waits for its end, waits a while, connects again.
///
/// A class because connections and timers call back to it.
private final class DeviceConnector: Sendable {
  private static let connectSeconds: Int64 = 5

  let loop: NetworkLoop
  private let address: SourceAddress
  private let backoff = Mutex(Backoff())

  init(_ address: SourceAddress, _ loop: NetworkLoop) {
    self.address = address
    self.loop = loop
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
          let receiver = StreamReceiver(
            self.loop.outlet,
            // Only bytes show a device that works; one that hangs up at once is left more and more time.
            onBytes: { self.backoff.withLock { $0.reset() } },
            onClosed: { self.retry(after: $0) })
          try channel.pipeline.syncOperations.addHandler(receiver)
        }
      }
      .connect(to: found)
      .whenFailure { self.retry(after: SourceFailure.reason($0)) }
  }

  private func retry(after reason: String) {
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
