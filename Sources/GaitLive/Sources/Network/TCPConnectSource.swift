package import GaitFiles
package import GaitIntake

/// Frames of a device that listens; it is connected to, again and again if need be.
///
/// A class because it owns a connection and a thread.
package final class TCPConnectSource: LiveSource {
  package let address: SourceAddress
  private let connector = SourceSlot<Reconnector>()

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
      let started = Reconnector(address, NetworkLoop(deliver)) { connection in
        StreamReceiver(
          connection.loop.outlet,
          // Only bytes show a device that works; one that hangs up at once is left more and more time.
          onBytes: { connection.succeeded() }, onClosed: { connection.retry(after: $0) })
      }
      started.connect()
      return started
    }
  }

  package func stop() { connector.take()?.loop.stop() }
}
