/// Lets long work of this module be stopped, so that it can clean up after itself.
///
/// Bound for the length of a command and not a global, so that nothing else in the process stops:
/// `Interruption.$isRequested.withValue({ ... }) { work }`. Whatever is stopped throws `cancelled`.
package enum Interruption {
  /// Whether to stop; asked often, so it has to be cheap.
  @TaskLocal package static var isRequested: @Sendable () -> Bool = { false }

  /// - Parameters:
  ///   - path: the file that is read or written.
  ///   - work: what is stopped, for the message.
  /// - Throws: `cancelled` if the work is to stop.
  package static func check(path: String, _ work: String) throws(SessionError) {
    guard isRequested() else { return }
    throw SessionError(
      .cancelled, file: path, found: "\(work) was cancelled", advice: "nothing was changed")
  }
}
