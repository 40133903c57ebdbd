package import GaitFiles
import Synchronization

/// What a source has running, one at a time: a thread, a port, a connection.
package struct SourceSlot<Running: Sendable>: ~Copyable {
  private let running = Mutex<Running?>(nil)

  package init() {}

  /// What runs at present.
  package var current: Running? { running.withLock { $0 } }

  /// Puts something in.
  ///
  /// - Parameters:
  ///   - name: of the source.
  ///   - make: starts it.
  /// - Throws: `sourceFailed` if something runs already, and what `make` throws.
  package func start(
    _ name: String, _ make: () throws(GaitlabError) -> sending Running
  ) throws(GaitlabError) {
    try running.withLock { running throws(GaitlabError) in
      guard running == nil else { throw SourceFailure.alreadyStarted(name) }
      running = try make()
    }
  }

  /// Takes out what runs, for whoever ends it.
  package func take() -> Running? {
    running.withLock { running in
      defer { running = nil }
      return running
    }
  }
}
