package import GaitFiles
package import GaitIntake
import NIOCore
import NIOPosix

/// Frames as datagrams; whoever sends is a peer, and none of them opens or closes.
///
/// A class because it owns a port and a thread.
package final class UDPSource: LiveSource {
  /// The longest datagram that there can be is 65507 bytes.
  private static let longestDatagram = 65_536
  private static let receiveBufferBytes = 4 << 20

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

  package var name: String { "udp \(address)" }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let name = "udp \(wanted)"
    try running.start(name) { () throws(GaitlabError) in
      let loop = NetworkLoop(deliver)
      let outlet = loop.outlet
      do {
        let channel = try DatagramBootstrap(group: loop.group)
          .channelOption(.socketOption(.so_rcvbuf), value: Self.receiveBufferBytes)
          .channelOption(
            .recvAllocator,
            value: FixedSizeRecvByteBufferAllocator(capacity: Self.longestDatagram)
          )
          .channelOption(.maxMessagesPerRead, value: 16)
          .channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(DatagramReceiver(outlet))
            }
          }
          .bind(host: wanted.host, port: wanted.port).wait()
        let bound = SourceAddress(
          host: wanted.host, port: channel.localAddress?.port ?? wanted.port)
        return Running(loop: loop, address: bound)
      } catch {
        loop.stop()
        throw SourceFailure.listening(name, error, listing: "ss -lunp")
      }
    }
  }

  package func stop() { running.take()?.loop.stop() }
}

/// Passes datagrams on.
private final class DatagramReceiver: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  private let outlet: EventOutlet

  init(_ outlet: EventOutlet) { self.outlet = outlet }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let envelope = unwrapInboundIn(data)
    outlet.send(
      .received(
        Array(envelope.data.readableBytesView), from: SourcePeer(envelope.remoteAddress),
        isDatagram: true, at: ArrivalClock.now()))
  }

  /// What one sender causes, such as a refusal that comes back, does not end the others.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {}
}
