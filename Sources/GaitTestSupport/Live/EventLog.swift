import Foundation
package import GaitIntake

/// Collects what a source delivers, and lets a test wait for it.
///
/// A class because the source's thread writes to it; unchecked, as the condition guards the events.
package final class EventLog: @unchecked Sendable {
  private let condition = NSCondition()
  private var events: [SourceEvent] = []

  package init() {}

  package func record(_ event: SourceEvent) {
    condition.lock()
    events.append(event)
    condition.broadcast()
    condition.unlock()
  }

  package var all: [SourceEvent] {
    condition.lock()
    defer { condition.unlock() }
    return events
  }

  /// Waits until the events are as wanted.
  ///
  /// - Parameters:
  ///   - seconds: how long at most.
  ///   - isWanted: asked after every event.
  /// - Returns: false if it did not come about.
  package func wait(seconds: Double = 20, _ isWanted: ([SourceEvent]) -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.lock()
    defer { condition.unlock() }
    while !isWanted(events) {
      guard condition.wait(until: deadline) else { return isWanted(events) }
    }
    return true
  }

  /// Waits until a number of bytes has come in all.
  package func wait(bytes: Int) -> Bool {
    wait { events in events.reduce(0) { $0 + ($1.bytes?.count ?? 0) } >= bytes }
  }

  /// Waits until a number of messages has come in all.
  package func wait(messages: Int) -> Bool {
    wait { events in events.reduce(0) { $0 + $1.messages.count } >= messages }
  }

  /// All bytes that came, joined.
  package var bytes: [UInt8] { all.flatMap { $0.bytes ?? [] } }

  /// All messages that came without bytes, joined.
  package var messages: [WireMessage] { all.flatMap(\.messages) }
}

extension SourceEvent {
  /// What a sender has sent: bytes, or the cells of frames where a source has no bytes of its own.
  package var bytes: [UInt8]? {
    switch self {
    case .received(let bytes, _, _, _): return bytes
    case .messages(let messages, _, _):
      let frames = messages.compactMap(\.frame)
      return frames.isEmpty ? nil : frames.flatMap { $0.cells.map { UInt8(clamping: Int($0)) } }
    default: return nil
    }
  }

  package var messages: [WireMessage] {
    guard case .messages(let messages, _, _) = self else { return [] }
    return messages
  }

  /// Who has sent, and when it came, of an event that carries data.
  package var arrival: (peer: SourcePeer, seconds: Double)? {
    switch self {
    case .received(_, let peer, _, let seconds), .messages(_, let peer, let seconds):
      (peer, seconds)
    default: nil
    }
  }

  package var isOpened: Bool {
    guard case .opened = self else { return false }
    return true
  }

  /// The reason of a connection's end.
  package var closedReason: String? {
    guard case .closed(_, let reason) = self else { return nil }
    return reason
  }

  package var isRetrying: Bool {
    guard case .retrying = self else { return false }
    return true
  }
}

extension WireMessage {
  /// The frame that it is, if it is one.
  package var frame: WireFrame? {
    guard case .frame(let frame) = self else { return nil }
    return frame
  }

  /// The force that it is, if it is one.
  package var force: WireForce? {
    guard case .force(let force) = self else { return nil }
    return force
  }
}
