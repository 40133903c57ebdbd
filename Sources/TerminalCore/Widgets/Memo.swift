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
    let found = known.withLock { known in
      known.firstIndex { $0.key == key }.map { known[$0].value }
    }
    if let found { return found }
    let value = make()
    known.withLock {
      if $0.count >= capacity { $0.removeFirst() }
      $0.append((key, value))
    }
    return value
  }
}
