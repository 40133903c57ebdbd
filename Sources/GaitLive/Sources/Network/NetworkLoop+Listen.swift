import GaitFiles
import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

extension NetworkLoop {
  /// Listens for connections of TCP until the loop stops.
  ///
  /// - Parameters:
  ///   - wanted: where; port 0 lets the system choose.
  ///   - name: what an error calls it.
  ///   - most: connections at a time; more are closed at once.
  ///   - readBytes: bytes that are read of a connection at a time; nil leaves it to the library.
  ///   - handler: what a connection's bytes go to, one for each.
  /// - Returns: what is listened on.
  /// - Throws: `sourceFailed` for an address that cannot be listened on; the loop has ended then.
  func listen(
    on wanted: SourceAddress, name: String, most: Int, readBytes: Int? = nil,
    handler: @escaping @Sendable () -> any ChannelHandler
  ) throws(GaitlabError) -> SourceAddress {
    let door = ConnectionCount(most: most)
    do {
      var bootstrap = ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 16)
        // A port is free again at once after a stop, whatever connections still fade away on it.
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.socketOption(.so_keepalive), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { channel in
          guard door.admits() else {
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
          }
          channel.closeFuture.whenComplete { _ in door.leaves() }
          return channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(handler())
          }
        }
      if let readBytes {
        bootstrap = bootstrap.childChannelOption(
          .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: readBytes))
      }
      let channel = try bootstrap.bind(host: wanted.host, port: wanted.port).wait()
      return SourceAddress(host: wanted.host, port: channel.localAddress?.port ?? wanted.port)
    } catch {
      stop()
      throw SourceFailure.listening(name, error, listing: "ss -ltnp")
    }
  }
}

/// Counts who is connected; a class because all connections share it.
private final class ConnectionCount: Sendable {
  private let most: Int
  private let count = Mutex(0)

  init(most: Int) { self.most = most }

  func admits() -> Bool {
    count.withLock { count in
      guard count < most else { return false }
      count += 1
      return true
    }
  }

  func leaves() { count.withLock { $0 -= 1 } }
}
