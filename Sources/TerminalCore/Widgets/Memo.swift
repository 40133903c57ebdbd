import Synchronization

/// The last few results of a pure function that is asked the same in every frame.
///
/// A class because all who ask share it.
package final class Memo<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private let known = Mutex<[(key: Key, value: Value)]>([])

  package init(capacity: Int) {
    self.capacity = capacity
  }

  /// What `make` gives for a key; made again only when it was not asked for lately.
  package func value(_ key: Key, make: () -> Value) -> Value {
    if let value = known.withLock({ $0.first { $0.key == key }?.value }) { return value }
    let value = make()
    known.withLock {
      if $0.count >= capacity { $0.removeFirst() }
      $0.append((key, value))
    }
    return value
  }
}
