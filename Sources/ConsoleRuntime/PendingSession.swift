import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import Synchronization

/// What the loop and the thread that opens a session share; the mutex guards it all.
final class PendingSession: Sendable {
  let path: String
  let answers: DeviceAnswers?
  /// What stops the opening.
  let opening = CancellationToken()
  /// The analysis that follows; another one may take its place.
  let analysis: AnalysisWork

  private struct State {
    var opened: (session: any SessionReading, basis: SessionBasis)?
    var hasFailed = false
  }

  private let state = Mutex(State())

  init(path: String, answers: DeviceAnswers?, post: ConsolePost) {
    self.path = path
    self.answers = answers
    analysis = AnalysisWork(post: post)
  }

  var opened: (session: any SessionReading, basis: SessionBasis)? {
    state.withLock { $0.opened }
  }
  var hasFailed: Bool { state.withLock { $0.hasFailed } }

  func open(_ session: any SessionReading, _ basis: SessionBasis) {
    state.withLock { $0.opened = (session, basis) }
  }

  func fail() { state.withLock { $0.hasFailed = true } }

  func cancel() {
    opening.cancel()
    analysis.cancellation.cancel()
  }
}
