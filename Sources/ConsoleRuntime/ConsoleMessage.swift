import GaitConsole
import GaitFiles
import TerminalCore

/// What background work has to say to the loop.
struct ConsoleMessage: Sendable {
  let action: ConsoleAction
  /// The work that says it: once that is cancelled, the message is of no interest.
  let work: CancellationToken

  init(_ action: ConsoleAction, of work: CancellationToken = .never) {
    self.action = action
    self.work = work
  }

  /// What only the newest message about is of interest.
  struct Key: Equatable, Sendable {
    enum Report: Sendable { case analysis, modelComparison, library }

    let report: Report
    let work: ObjectIdentifier
  }

  var key: Key? {
    let report: Key.Report
    switch action {
    case .analysisProgressed: report = .analysis
    case .modelComparisonProgressed: report = .modelComparison
    case .libraryScanned: report = .library
    default: return nil
    }
    return Key(report: report, work: ObjectIdentifier(work))
  }
}

/// The way from background work to the loop.
struct ConsolePost: Sendable {
  private let mailbox = Mailbox<ConsoleMessage, ConsoleMessage.Key>(key: \.key)
  private let waker: TerminalWaker

  /// - Parameter waker: wakes the loop.
  init(waker: TerminalWaker) { self.waker = waker }

  func send(_ action: ConsoleAction, of work: CancellationToken = .never) {
    mailbox.post(ConsoleMessage(action, of: work))
    waker.wake()
  }

  /// Hands over what has come since the last time, but for what is of no interest any more: results of one
  /// walker never arrive under the name of another.
  func deliver(to receive: (ConsoleAction) -> Void) {
    // Asked one by one: a message may cancel the work of those behind it.
    for message in mailbox.takeAll() where !message.work.isCancelled { receive(message.action) }
  }
}
