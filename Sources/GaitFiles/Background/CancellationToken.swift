import Foundation

/// Lets long work of this module be stopped, so that it can clean up after itself.
///
/// Bound to a thread for the length of a command and not a global, so that nothing else in the
/// process stops. Whatever is stopped throws `cancelled`.
package enum Interruption {
  /// The key in the thread's dictionary.
  private static let key = "gaitlab.interruption"

  /// A class because the thread's dictionary holds objects.
  private final class Question: Sendable {
    let isRequested: @Sendable () -> Bool

    init(_ isRequested: @escaping @Sendable () -> Bool) { self.isRequested = isRequested }
  }

  /// Runs work on this thread that stops soon after `isRequested` has become true.
  package static func stopping<Result>(
    when isRequested: @escaping @Sendable () -> Bool, _ work: () throws -> Result
  ) rethrows -> Result {
    let thread = Thread.current
    let former = thread.threadDictionary[key]
    thread.threadDictionary[key] = Question(isRequested)
    defer { thread.threadDictionary[key] = former }
    return try work()
  }

  /// Stops the work of this thread if that is wanted.
  ///
  /// - Parameters:
  ///   - path: the file that is read or written.
  ///   - work: what is stopped, for the message.
  /// - Throws: `cancelled` if the work is to stop.
  package static func check(path: String, _ work: String) throws(GaitlabError) {
    guard let question = Thread.current.threadDictionary[key] as? Question,
      question.isRequested()
    else { return }
    throw GaitlabError(
      .cancelled, file: path, found: "\(work) was cancelled", advice: "nothing was changed")
  }
}
