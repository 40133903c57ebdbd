import GaitIntake
import NIOCore

/// Passes the bytes of one connection on, and says when it begins and ends.
///
/// Bytes are delivered as they come and nothing is kept, so that a sender can fill no memory.
final class StreamReceiver: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let outlet: EventOutlet
  private let onBytes: () -> Void
  private let onClosed: (String) -> Void
  private var peer = SourcePeer("unknown address")
  private var reason = "the sender has closed the connection"
  private var isOpen = false

  /// - Parameters:
  ///   - outlet: gets the events.
  ///   - onBytes: called when bytes have come.
  ///   - onClosed: called with the reason when an opened connection is closed, after the event.
  init(
    _ outlet: EventOutlet, onBytes: @escaping () -> Void = {},
    onClosed: @escaping (String) -> Void = { _ in }
  ) {
    self.outlet = outlet
    self.onBytes = onBytes
    self.onClosed = onClosed
  }

  func channelActive(context: ChannelHandlerContext) {
    peer = SourcePeer(context.remoteAddress)
    isOpen = true
    outlet.send(.opened(peer))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = Array(unwrapInboundIn(data).readableBytesView)
    outlet.send(.received(bytes, from: peer, isDatagram: false, at: ArrivalClock.now()))
    onBytes()
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard isOpen else { return }
    isOpen = false
    outlet.send(.closed(peer, reason: reason))
    onClosed(reason)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    reason = SourceFailure.reason(error)
    context.close(promise: nil)
  }
}
