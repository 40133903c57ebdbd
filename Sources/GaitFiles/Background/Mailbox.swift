import Synchronization

/// Messages on their way from one thread to another, in the order in which they were posted.
///
/// Of the messages with one key only the newest waits, so that a slow receiver never makes reports of
/// progress pile up; a message without a key waits until it is taken. A class because two threads share
/// it; the mutex guards everything.
package final class Mailbox<Message: Sendable, Key: Equatable & Sendable>: Sendable {
  private let key: @Sendable (Message) -> Key?
  private let waiting = Mutex<[Message]>([])

  /// - Parameter key: what a message is about, if only the newest about it is of interest.
  package init(key: @escaping @Sendable (Message) -> Key?) { self.key = key }

  package var isEmpty: Bool { waiting.withLock { $0.isEmpty } }

  package func post(_ message: Message) {
    let key = key(message)
    waiting.withLock { messages in
      if let key { messages.removeAll { self.key($0) == key } }
      messages.append(message)
    }
  }

  package func takeAll() -> [Message] {
    waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
