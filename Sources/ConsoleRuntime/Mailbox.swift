package import GaitConsole
import Synchronization

/// Actions on their way from background work to the loop.
///
/// Bounded: an analysis that is still waiting is replaced by a newer one, so that a slow screen
/// never makes work pile up. A class because two threads share it; the mutex guards everything.
package final class Mailbox: Sendable {
  private let waiting = Mutex<[ConsoleAction]>([])

  package init() {}

  package func post(_ action: ConsoleAction) {
    waiting.withLock { actions in
      if case .analysisProgressed = action {
        actions.removeAll {
          if case .analysisProgressed = $0 { true } else { false }
        }
      }
      actions.append(action)
    }
  }

  /// Posts that a session is open; what is still waiting is about the one before and goes.
  package func postOpened(_ action: ConsoleAction) {
    waiting.withLock { actions in
      actions.removeAll {
        switch $0 {
        case .analysisProgressed, .sessionOpened, .framesArrived: true
        default: false
        }
      }
      actions.append(action)
    }
  }

  package func takeAll() -> [ConsoleAction] {
    waiting.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
