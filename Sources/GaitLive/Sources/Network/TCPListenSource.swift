package import GaitFiles
package import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

/// Frames of devices that connect to this machine, several at once.
///
/// A class because it owns a port and a thread.
package final class TCPListenSource: LiveSource {
  /// More senders than this are turned away: two feet and their references are four.
  package static let mostSenders = 8

  private struct Running {
    var loop: NetworkLoop
    var address: SourceAddress
  }

  private let wanted: SourceAddress
  private let running = SourceSlot<Running>()

  package init(_ address: SourceAddress) { wanted = address }

  deinit { stop() }

  /// What is listened on; before the start, what was asked for.
  package var address: SourceAddress { running.current?.address ?? wanted }

  package var name: String { "tcp \(address)" }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let name = "tcp \(wanted)"
    try running.start(name) { () throws(GaitlabError) in
      let loop = NetworkLoop(deliver)
      let outlet = loop.outlet
      let doorkeeper = Doorkeeper()
      do {
        let channel = try ServerBootstrap(group: loop.group)
          .serverChannelOption(.backlog, value: 16)
          // A port is free again at once after a stop, whatever connections still fade away on it.
          .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
          .childChannelOption(.socketOption(.so_keepalive), value: 1)
          .childChannelInitializer { channel in
            guard doorkeeper.admits() else {
              return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
            }
            channel.closeFuture.whenComplete { _ in doorkeeper.leaves() }
            return channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(StreamReceiver(outlet))
            }
          }
          .bind(host: wanted.host, port: wanted.port).wait()
        let bound = SourceAddress(
          host: wanted.host, port: channel.localAddress?.port ?? wanted.port)
        return Running(loop: loop, address: bound)
      } catch {
        loop.stop()
        throw SourceFailure.listening(name, error, listing: "ss -ltnp")
      }
    }
  }

  package func stop() { running.take()?.loop.stop() }
}

/// Counts the senders that are connected; a class because all connections share it.
private final class Doorkeeper: Sendable {
  private let count = Mutex(0)

  func admits() -> Bool {
    count.withLock { count in
      guard count < TCPListenSource.mostSenders else { return false }
      count += 1
      return true
    }
  }

  func leaves() { count.withLock { $0 -= 1 } }
}
