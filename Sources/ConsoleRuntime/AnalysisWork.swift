import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import Synchronization

/// The analysis of the session on the screen: a run over the samples, then what changes without another one.
///
/// A class because the loop and the threads that analyse hold the same one; the mutex guards it all.
final class AnalysisWork: Sendable {
  /// What stops it.
  let cancellation = CancellationToken()
  private let post: ConsolePost

  private struct State {
    /// Steps that somebody has left out since the session was opened; nil for those that it keeps.
    var leftOutSteps: [LeftOutStep]?
    /// At the end of the samples; nil before.
    var finished: SessionAnalyzer?
  }

  private let state = Mutex(State())

  /// Seconds between the first two looks at an analysis in progress; later ones are further apart,
  /// since each costs a copy of what is known so far.
  private static let reportSeconds = 0.5

  init(post: ConsolePost) { self.post = post }

  /// Analyses stretch by stretch and posts what is known so far.
  ///
  /// - Throws: why the session cannot be read.
  func run(_ start: SessionAnalyzer) throws(GaitlabError) {
    var analyzer = start
    let clock = MonotonicClock()
    var pause = Self.reportSeconds
    var reported = -pause
    while !analyzer.isFinished, !cancellation.isCancelled {
      try analyzer.next()
      guard analyzer.isFinished || clock.now() - reported >= pause else { continue }
      report(&analyzer)
      if reported >= 0 { pause *= 2 }
      reported = clock.now()
    }
  }

  /// Leaves other steps out from now on.
  ///
  /// - Returns: what makes the numbers again and posts them; nil where a run that goes on will do so.
  func leaveOut(_ steps: [LeftOutStep]) -> (@Sendable () -> Void)? {
    let finished = state.withLock { state in
      state.leftOutSteps = steps
      return state.finished
    }
    guard let finished else { return nil }
    return { [self] in
      var analyzer = finished
      report(&analyzer)
    }
  }

  /// Posts what is known without the steps that are left out; again where they have changed meanwhile.
  private func report(_ analyzer: inout SessionAnalyzer) {
    while !cancellation.isCancelled {
      let steps = state.withLock { $0.leftOutSteps }
      if let steps { analyzer.leaveOut(steps) }
      let analysis = analyzer.analysis()
      let isNewest = state.withLock { state in
        guard state.leftOutSteps == steps else { return false }
        if analyzer.isFinished { state.finished = analyzer }
        // Under the lock: nothing older is posted after it.
        post.send(
          .analysisProgressed(analysis, progress: analyzer.progress), of: cancellation)
        return true
      }
      if isNewest { return }
    }
  }
}
