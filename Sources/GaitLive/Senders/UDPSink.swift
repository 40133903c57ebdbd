import Foundation
package import GaitFiles
import GaitIntake
import NIOCore
import NIOPosix

/// Messages as datagrams, one each; whether anybody listens is not known.
///
/// A class because it owns a socket and its thread.
package final class UDPSink: MessageSink {
  package let name: String
  package let connections = 1
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any Channel
  private let receiver: SocketAddress

  /// Opens a socket.
  ///
  /// - Parameter address: whom it sends to.
  /// - Throws: `sourceFailed` if the name is not known or there is no way of sending.
  package init(_ address: SourceAddress) throws(GaitlabError) {
    name = "udp \(address)"
    do {
      receiver = try SocketAddress.makeAddressResolvingHost(address.host, port: address.port)
      // Not connected to the receiver: a refusal that comes back would be taken for an error.
      let any = receiver.protocol == .inet6 ? "::" : "0.0.0.0"
      channel = try DatagramBootstrap(group: group).bind(host: any, port: 0).wait()
    } catch {
      try? group.syncShutdownGracefully()
      throw GaitlabError(
        .sourceFailed, file: name, found: SourceFailure.reason(error),
        advice: "check the address; it is written such as 127.0.0.1:9000")
    }
  }

  deinit { close() }

  package func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    guard let last = messages.last else { return .taken }
    for message in messages.dropLast() { channel.write(envelope(message), promise: nil) }
    do {
      try channel.writeAndFlush(envelope(last)).wait()
      return .taken
    } catch let error as IOError where Self.passing.contains(error.errnoCode) {
      return .refused
    } catch {
      throw GaitlabError(
        .sourceFailed, file: name, found: SourceFailure.reason(error),
        advice: "check the address, and that a datagram is at most 65507 bytes")
    }
  }

  package func close() { try? group.syncShutdownGracefully() }

  /// What a network says for a moment, such as while a cable is out.
  private static let passing: [CInt] = [
    ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, ENETDOWN, ENOBUFS, EAGAIN,
  ]

  private func envelope(_ message: [UInt8]) -> AddressedEnvelope<ByteBuffer> {
    AddressedEnvelope(remoteAddress: receiver, data: ByteBuffer(bytes: message))
  }
}
