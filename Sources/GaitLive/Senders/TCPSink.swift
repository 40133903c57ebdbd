import Foundation
package import GaitFiles
import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

/// Messages over a connection that is made again when it breaks.
///
/// A class because it owns a connection and its thread. What comes while nobody is connected is
/// refused and lost, as with a device that keeps nothing.
package final class TCPSink: MessageSink {
  private struct Progress {
    var channel: (any Channel)?
    var isConnecting = false
    var connections = 0
    var backoff = Backoff()
    var retryAt = 0.0
    var isClosed = false
  }

  package let name: String
  private let address: SourceAddress
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let progress: SharedProgress
  private let notify: @Sendable (String) -> Void

  /// A class because the connection calls back to it.
  private final class SharedProgress: Sendable {
    let value = Mutex(Progress())
  }

  /// Begins to connect.
  ///
  /// - Parameters:
  ///   - address: whom it connects to.
  ///   - notify: is told when the connection breaks and when it is there again; from any thread.
  /// - Throws: `sourceFailed` for a port that nobody can listen on.
  package init(
    _ address: SourceAddress, notify: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(GaitlabError) {
    name = "tcp \(address)"
    self.address = address
    self.notify = notify
    progress = SharedProgress()
    guard address.port > 0 else {
      close()
      throw GaitlabError(
        .sourceFailed, file: name, found: "port 0",
        expected: "the port that is listened on", advice: "write it such as 127.0.0.1:9000")
    }
    connect()
  }

  deinit { close() }

  package var connections: Int { progress.value.withLock { $0.connections } }

  package func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    let now = ArrivalClock.now()
    let (channel, isDue) = progress.value.withLock { progress in
      (
        progress.channel,
        progress.channel == nil && !progress.isConnecting && !progress.isClosed
          && now >= progress.retryAt
      )
    }
    guard let channel else {
      if isDue { connect() }
      return .refused
    }
    // Beyond this the receiver is behind; the buffer would grow for ever.
    guard channel.isActive, channel.isWritable else { return .refused }
    channel.writeAndFlush(ByteBuffer(bytes: Array(messages.joined())), promise: nil)
    return .taken
  }

  package func close() {
    let channel = progress.value.withLock { progress in
      progress.isClosed = true
      defer { progress.channel = nil }
      return progress.channel
    }
    // Writes come before: what was taken goes out, unless the receiver does not read it.
    if let channel {
      try? channel.eventLoop.flatSubmit {
        channel.writeAndFlush(ByteBuffer())
      }.timeout(seconds: 1).wait()
    }
    try? group.syncShutdownGracefully()
  }

  private func connect() {
    let (progress, notify, name) = (progress, notify, name)
    progress.value.withLock { $0.isConnecting = true }
    let lose: @Sendable (String) -> Void = { reason in
      let seconds: Double? = progress.value.withLock { progress in
        guard !progress.isClosed else { return nil }
        progress.channel = nil
        progress.isConnecting = false
        let seconds = progress.backoff.next()
        progress.retryAt = ArrivalClock.now() + seconds
        return seconds
      }
      if let seconds { notify("\(name): \(reason); tried again in \(seconds) s") }
    }
    let connected: @Sendable (any Channel) -> Void = { channel in
      progress.value.withLock { progress in
        progress.channel = channel
        progress.isConnecting = false
        progress.connections += 1
        progress.backoff.reset()
      }
      notify("\(name): connected")
      // Last, since it is called at once for a connection that is closed already.
      channel.closeFuture.whenComplete { _ in lose("the connection is closed") }
    }
    HostLookup.find(address) { [group] result in
      guard !progress.value.withLock({ $0.isClosed }) else { return }
      switch result {
      case .failure(let error): lose(SourceFailure.reason(error))
      case .success(let found):
        ClientBootstrap(group: group).connectTimeout(.seconds(5)).connect(to: found)
          .whenComplete { result in
            switch result {
            case .failure(let error): lose(SourceFailure.reason(error))
            case .success(let channel): connected(channel)
            }
          }
      }
    }
  }
}

extension EventLoopFuture where Value: Sendable {
  /// Fails when it takes longer.
  fileprivate func timeout(seconds: Double) -> EventLoopFuture<Value> {
    let promise = eventLoop.makePromise(of: Value.self)
    let task = eventLoop.scheduleTask(in: .milliseconds(Int64(seconds * 1000))) {
      promise.fail(ChannelError.connectTimeout(.seconds(1)))
    }
    whenComplete { result in
      task.cancel()
      promise.completeWith(result)
    }
    return promise.futureResult
  }
}
