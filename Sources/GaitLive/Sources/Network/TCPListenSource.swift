package import GaitFiles
package import GaitIntake

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
      let bound = try loop.listen(on: wanted, name: name, most: Self.mostSenders) {
        StreamReceiver(outlet)
      }
      return Running(loop: loop, address: bound)
    }
  }

  package func stop() { running.take()?.loop.stop() }
}
