import Foundation
package import GaitFiles
package import GaitIntake

/// Frames from a serial port; one that is unplugged is tried again until it is back.
///
/// A class because it owns the port and a thread.
package final class SerialSource: LiveSource {
  /// How often an open port without bytes is looked at; not every driver reports that it has gone.
  private static let lookSeconds = 0.5

  package let address: SerialAddress
  private let thread = SourceSlot<SourceThread>()

  package init(_ address: SerialAddress) { self.address = address }

  deinit { stop() }

  package var name: String { "serial \(address)" }

  package func start(
    _ deliver: @escaping @Sendable (SourceEvent) -> Void
  ) throws(GaitlabError) {
    let (address, name) = (address, name)
    try thread.start(name) { () throws(GaitlabError) in
      let descriptor = try SerialLine.open(address, for: name)
      do throws(GaitlabError) {
        return try SourceThread(name, deliver: deliver) { signal, outlet in
          Self.run(descriptor, address: address, name: name, until: signal, into: outlet)
        }
      } catch {
        close(descriptor)
        throw error
      }
    }
  }

  package func stop() { thread.take()?.stop() }

  /// Reads the port, and opens it again whenever it has gone.
  private static func run(
    _ first: Int32, address: SerialAddress, name: String, until signal: StopSignal,
    into outlet: EventOutlet
  ) {
    let peer = SourcePeer(address.device)
    var opened: Int32? = first
    while let descriptor = opened {
      outlet.send(.opened(peer))
      let reason = read(descriptor, address: address, until: signal, into: outlet)
      close(descriptor)
      guard let reason else { return }
      outlet.send(.closed(peer, reason: reason))
      opened = reopened(address, name: name, reason: reason, until: signal, into: outlet)
    }
  }

  /// Tries to open the port until it is there; nil when the thread is to end.
  private static func reopened(
    _ address: SerialAddress, name: String, reason: String, until signal: StopSignal,
    into outlet: EventOutlet
  ) -> Int32? {
    var backoff = Backoff()
    var reason = reason
    while true {
      let seconds = backoff.next()
      outlet.send(.retrying(inSeconds: seconds, attempt: backoff.attempts, reason: reason))
      guard signal.wait(seconds: seconds) else { return nil }
      do {
        return try SerialLine.open(address, for: name)
      } catch {
        reason = error.found
      }
    }
  }

  /// Reads until the port has gone.
  ///
  /// - Returns: why it has gone, or nil when the thread is to end.
  private static func read(
    _ descriptor: Int32, address: SerialAddress, until signal: StopSignal, into outlet: EventOutlet
  ) -> String? {
    let peer = SourcePeer(address.device)
    let gone = "the device is gone"
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var emptyReads = 0
    while true {
      switch signal.waitForInput(descriptor, seconds: lookSeconds) {
      case .stopped: return nil
      case .timedOut:
        if SerialLine.isGone(address.device, descriptor: descriptor) { return gone }
        continue
      case .ready: break
      }
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      let now = ArrivalClock.now()
      if count > 0 {
        emptyReads = 0
        outlet.send(.received(Array(buffer[..<count]), from: peer, isDatagram: false, at: now))
      } else if count == 0 {
        // Announced but not there: once it may have been taken by others, twice it is a hang-up.
        emptyReads += 1
        if emptyReads > 1 { return gone }
      } else if errno == EIO {
        return gone
      } else if errno != EINTR, errno != EAGAIN {
        return SourceFailure.text(errno: errno)
      }
    }
  }
}
