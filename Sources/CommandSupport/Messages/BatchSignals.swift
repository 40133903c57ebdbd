import Foundation
import GaitFiles
import Synchronization

/// Turns Ctrl-C and the like into an end of the work that leaves no unfinished file behind.
///
/// For commands without a screen; the console has signals of its own.
package enum BatchSignals {
  /// The signal that has arrived, 0 for none.
  private static let received = Atomic<Int32>(0)

  /// The signal that ended the work, or nil.
  package static var ending: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// Runs work that stops with `cancelled` soon after a signal.
  package static func stopping(_ work: () throws -> Void) rethrows {
    // Made here once, because a handler must not run the initializer of a global.
    received.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      let former = signal(number) { number in
        BatchSignals.received.store(number, ordering: .relaxed)
        // Somebody who asks twice does not want to wait.
        signal(number, SIG_DFL)
      }
      // A parent that had it ignored, such as nohup, means it. SIG_IGN cannot be compared as such.
      if unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
    defer { for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) } }
    try CancellationToken(when: { ending != nil }).bind(work)
  }
}
