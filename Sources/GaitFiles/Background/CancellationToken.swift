import Synchronization

/// Asks long work to stop, so that it can clean up after itself; whatever is stopped throws `cancelled`.
///
/// The work that a token is bound to finds it as `current`, and so does a `BackgroundThread` that this work
/// starts. A token stays cancelled. A class because whoever cancels and the work hold the same one.
package final class CancellationToken: Sendable {
  /// The token of work that nobody stops.
  package static let never = CancellationToken()

  private static let bound = TaskLocal<CancellationToken>(wrappedValue: .never)

  /// The token of the work that this code is a part of; `never` where none is bound.
  package static var current: CancellationToken { bound.get() }

  private let isRequested: @Sendable () -> Bool
  private let wasCancelled = Atomic(false)

  /// - Parameter isRequested: asked besides, for what cannot call `cancel`, such as a signal handler.
  package init(when isRequested: @escaping @Sendable () -> Bool = { false }) {
    self.isRequested = isRequested
  }

  package var isCancelled: Bool { wasCancelled.load(ordering: .acquiring) || isRequested() }

  package func cancel() { wasCancelled.store(true, ordering: .releasing) }

  /// Runs work with this token bound: its checks ask this token.
  package func bind<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Self.bound.withValue(self, operation: work)
  }

  /// Stops the work at hand if that is wanted.
  ///
  /// - Parameters:
  ///   - path: the file that is read or written.
  ///   - work: what is stopped, for the message.
  /// - Throws: `cancelled` if the work is to stop.
  package static func check(path: String, _ work: String) throws(GaitlabError) {
    try check(path: path, found: "\(work) was cancelled", advice: "nothing was changed")
  }

  /// Stops the work at hand if that is wanted, where it leaves something behind.
  ///
  /// - Parameters:
  ///   - path: the file that is read or written.
  ///   - found: how far the work has come, for the message.
  ///   - advice: what to do about it.
  /// - Throws: `cancelled` if the work is to stop.
  package static func check(
    path: String, found: @autoclosure () -> String, advice: @autoclosure () -> String
  ) throws(GaitlabError) {
    guard current.isCancelled else { return }
    throw GaitlabError(.cancelled, file: path, found: found(), advice: advice())
  }
}
