import GaitIntake
import NIOCore
import NIOPosix
import Synchronization

/// The thread of a network source, with everything that is open on it.
///
/// A class because it owns the thread; one loop for each source, so that a stop ends all of it.
final class NetworkLoop: Sendable {
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  let outlet: EventOutlet
  private let isStopped = Atomic(false)

  init(_ deliver: @escaping @Sendable (SourceEvent) -> Void) { outlet = EventOutlet(deliver) }

  /// The only loop of the group.
  var loop: any EventLoop { group.any() }

  /// Closes everything and ends the thread, which is waited for unless it is the one that asks.
  func stop() {
    outlet.close()
    guard !isStopped.exchange(true, ordering: .acquiringAndReleasing) else { return }
    if loop.inEventLoop {
      group.shutdownGracefully { _ in }
    } else {
      // It cannot fail but by channels that are closed already.
      try? group.syncShutdownGracefully()
    }
  }
}

extension SourcePeer {
  /// The sender at an address.
  init(_ address: SocketAddress?) {
    let known = address.flatMap { address in
      address.ipAddress.map { SourceAddress(host: $0, port: address.port ?? 0) }
    }
    self.init(known?.description ?? "unknown address")
  }
}
