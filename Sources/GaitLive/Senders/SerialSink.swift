import Foundation
package import GaitFiles
import GaitIntake

/// Messages to a serial port; one that is unplugged is opened again when it is back.
///
/// A class because it owns the port.
package final class SerialSink: MessageSink {
  /// A port that has taken nothing for so long has nobody behind it.
  private static let patienceSeconds = 0.5

  package let name: String
  package private(set) var connections = 1
  private let address: SerialAddress
  private let notify: (String) -> Void
  private var descriptor: Int32?
  private var backoff = Backoff()
  private var retryAt = 0.0

  /// Opens a port.
  ///
  /// - Parameters:
  ///   - address: of the port.
  ///   - notify: is told when the port goes and comes.
  /// - Throws: `sourceFailed` if the port cannot be opened.
  package init(
    _ address: SerialAddress, notify: @escaping (String) -> Void = { _ in }
  ) throws(GaitlabError) {
    self.address = address
    self.notify = notify
    name = "serial \(address)"
    descriptor = try SerialLine.open(address, for: "serial \(address)")
  }

  deinit { close() }

  package func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome {
    guard let descriptor = descriptor ?? reopened() else { return .refused }
    let outcome = DescriptorWriter.write(
      messages, to: descriptor, patienceSeconds: Self.patienceSeconds,
      isCancelled: isCancelled)
    switch outcome {
    case .written: return .taken
    case .stuck:
      if SerialLine.isGone(address.device, descriptor: descriptor) { lose("the device is gone") }
      return .refused
    case .failed(let code):
      lose(code == EIO ? "the device is gone" : SourceFailure.text(errno: code))
      return .refused
    }
  }

  package func close() {
    if let descriptor { Foundation.close(descriptor) }
    descriptor = nil
  }

  private func lose(_ reason: String) {
    close()
    let seconds = backoff.next()
    retryAt = ArrivalClock.now() + seconds
    notify("\(name): \(reason); tried again in \(seconds) s")
  }

  private func reopened() -> Int32? {
    guard ArrivalClock.now() >= retryAt else { return nil }
    do {
      descriptor = try SerialLine.open(address, for: name)
      connections += 1
      backoff.reset()
      notify("\(name): connected again")
    } catch {
      lose(error.found)
    }
    return descriptor
  }
}
