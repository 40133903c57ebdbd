import Foundation
import GaitIntake

/// Collects what a source gives, and waits for it.
///
/// A class because the source's thread and the test share it.
final class LSLEvents: @unchecked Sendable {
  // Guarded by the condition.
  private var events: [SourceEvent] = []
  private let condition = NSCondition()

  var deliver: @Sendable (SourceEvent) -> Void {
    { event in
      self.condition.withLock {
        self.events.append(event)
        self.condition.broadcast()
      }
    }
  }

  var all: [SourceEvent] { condition.withLock { events } }

  /// All messages so far.
  var messages: [WireMessage] { Self.messages(all) }

  /// Waits until the events are enough; false after the deadline.
  func wait(seconds: Double = 20, until isEnough: ([SourceEvent]) -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    return condition.withLock {
      while !isEnough(events) {
        if !condition.wait(until: deadline) { return isEnough(events) }
      }
      return true
    }
  }

  /// Waits for something that no event tells of; false after the deadline.
  static func wait(seconds: Double = 20, for isSo: () -> Bool) -> Bool {
    let deadline = ArrivalClock.now() + seconds
    while !isSo() {
      if ArrivalClock.now() >= deadline { return false }
      Thread.sleep(forTimeInterval: 0.01)  // between two looks
    }
    return true
  }

  /// Waits for as many messages.
  func wait(messages count: Int) -> Bool { wait { Self.messages($0).count >= count } }

  static func messages(_ events: [SourceEvent]) -> [WireMessage] {
    events.flatMap { event -> [WireMessage] in
      guard case .messages(let messages, _, _) = event else { return [] }
      return messages
    }
  }
}

extension WireMessage {
  /// The frame that it is, if it is one.
  var frame: WireFrame? {
    if case .frame(let frame) = self { return frame }
    return nil
  }

  /// The force that it is, if it is one.
  var force: WireForce? {
    if case .force(let force) = self { return force }
    return nil
  }
}
