package import GaitIntake
import GaitLive

/// A port of this machine that a source listens on.
package struct ListeningRig: LiveSourceRig {
  package let form: LiveSourceForm

  /// - Parameter isDatagram: listens for UDP; otherwise for TCP.
  package init(isDatagram: Bool) { form = isDatagram ? .datagrams : .stream }

  package func makeSource() -> any LiveSource {
    let address = SourceAddress(port: 0)
    return form == .datagrams ? UDPSource(address) : TCPListenSource(address)
  }

  package func connect(to source: any LiveSource) throws -> any RigSender {
    let kind: TestSocket.Kind = form == .datagrams ? .datagram : .stream
    switch source {
    case let source as UDPSource:
      return try TestSocket.connected(kind, port: source.address.port)
    case let source as TCPListenSource:
      return try TestSocket.connected(kind, port: source.address.port)
    default: throw SupportError("\(source.name) does not listen")
    }
  }
}

/// A device of this machine that listens, so that a source connects to it.
package struct ListeningDeviceRig: LiveSourceRig {
  package let form = LiveSourceForm.stream
  private let listener: TestSocket

  package init() throws { listener = try TestSocket.bound(.stream) }

  package func makeSource() -> any LiveSource {
    TCPConnectSource(SourceAddress(port: listener.port))
  }

  package func connect(to source: any LiveSource) throws -> any RigSender {
    try listener.accepted()
  }
}
