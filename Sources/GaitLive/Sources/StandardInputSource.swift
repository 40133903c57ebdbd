import Foundation
package import GaitFiles
package import GaitIntake

/// Frames that another program writes to standard input, or to any descriptor.
///
/// A class because it owns a thread; the descriptor stays the caller's.
package final class StandardInputSource: LiveSource {
  package let name: String
  private let descriptor: Int32
  private let thread = SourceSlot<SourceThread>()

  /// - Parameters:
  ///   - descriptor: what is read; 0 is standard input.
  ///   - name: what the source is called.
  package init(descriptor: Int32 = 0, name: String = "standard input") {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { stop() }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let (descriptor, name) = (descriptor, name)
    guard fcntl(descriptor, F_GETFD) >= 0 else {
      throw GaitlabError(
        .sourceFailed, file: name, found: "it is closed",
        advice: "pipe the frames into the program, such as `device | gaitlab live --stdin`")
    }
    try thread.start(name) { () throws(GaitlabError) in
      return try SourceThread(name, deliver: deliver) { signal, outlet in
        Self.read(descriptor, as: SourcePeer(name), until: signal, into: outlet)
      }
    }
  }

  package func stop() { thread.take()?.stop() }

  private static func read(
    _ descriptor: Int32, as peer: SourcePeer, until signal: StopSignal, into outlet: EventOutlet
  ) {
    outlet.send(.opened(peer))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while signal.waitForInput(descriptor, seconds: 3600) != .stopped {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      let now = ArrivalClock.now()
      if count > 0 {
        outlet.send(.received(Array(buffer[..<count]), from: peer, isDatagram: false, at: now))
      } else if count == 0 {
        outlet.send(.ended)
        return
      } else if errno != EINTR, errno != EAGAIN {
        outlet.send(.closed(peer, reason: SourceFailure.text(errno: errno)))
        outlet.send(.ended)
        return
      }
    }
  }
}
