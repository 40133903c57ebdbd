import Foundation
import GaitAnalysis
import GaitConsole
import GaitSession
import Synchronization
import TerminalCore

/// Opens and analyses a session away from the loop, or at once where nobody waits.
///
/// A class because it owns the cancellation of the work in progress.
final class SessionWorker {
  private let mailbox: Mailbox
  private let waker: TerminalWaker
  private let settings: AnalysisSettings
  private let isSynchronous: Bool
  private var current: SharedSession?

  /// Seconds between the first two looks at an analysis in progress; later ones are further apart,
  /// since each costs a copy of what is known so far.
  private static let reportSeconds = 0.5

  init(
    mailbox: Mailbox, waker: TerminalWaker, settings: AnalysisSettings, isSynchronous: Bool
  ) {
    self.mailbox = mailbox
    self.waker = waker
    self.settings = settings
    self.isSynchronous = isSynchronous
  }

  deinit { current?.cancel() }

  /// The session that was opened last, once it is open.
  var session: (any SessionReading)? { current?.session }

  /// Opens a file, then analyses it stretch by stretch.
  func open(path: String) {
    current?.cancel()
    let shared = SharedSession()
    current = shared
    run { [mailbox, waker, settings] in
      do throws(SessionError) {
        let session = try SessionOpener.open(path: path)
        guard shared.open(session) else { return }
        mailbox.post(
          .sessionOpened(
            metadata: session.metadata, markers: session.markers, range: session.seconds))
        waker.wake()
        try Self.analyze(
          session, settings: settings, shared: shared, mailbox: mailbox, waker: waker)
      } catch {
        guard !shared.isCancelled else { return }
        mailbox.post(.sessionFailed(error.summary))
        waker.wake()
      }
    }
  }

  /// Analyses two files and sets them beside each other.
  func compare(first: String, second: String) {
    run { [mailbox, waker, settings] in
      do throws(SessionError) {
        mailbox.post(
          .comparisonReady(
            SessionComparison(
              first: try Self.side(of: first, settings: settings),
              second: try Self.side(of: second, settings: settings))))
      } catch {
        mailbox.post(.comparisonFailed(error.summary))
      }
      waker.wake()
    }
  }

  private static func side(
    of path: String, settings: AnalysisSettings
  ) throws(SessionError) -> SessionComparison.Side {
    var analyzer = try SessionAnalyzer(
      session: try SessionOpener.open(path: path), settings: settings)
    let analysis = try analyzer.finish()
    return SessionComparison.Side(analysis, metadata: analyzer.metadata)
  }

  /// Runs background work that posts its result.
  func run(_ work: @escaping @Sendable () -> Void) {
    if isSynchronous {
      work()
    } else {
      Thread.detachNewThread(work)
    }
  }

  private static func analyze(
    _ session: any SessionReading, settings: AnalysisSettings, shared: SharedSession,
    mailbox: Mailbox, waker: TerminalWaker
  ) throws(SessionError) {
    var analyzer = try SessionAnalyzer(session: session, settings: settings)
    let clock = MonotonicClock()
    var pause = Self.reportSeconds
    var reported = -pause
    while !analyzer.isFinished, !shared.isCancelled {
      try analyzer.next()
      if analyzer.isFinished || clock.now() - reported >= pause {
        mailbox.post(.analysisProgressed(analyzer.analysis(), progress: analyzer.progress))
        waker.wake()
        if reported >= 0 { pause *= 2 }
        reported = clock.now()
      }
    }
  }
}

/// What the loop and the thread that opens a session share; the mutex guards it all.
private final class SharedSession: Sendable {
  private let state = Mutex<(session: (any SessionReading)?, isCancelled: Bool)>((nil, false))

  var session: (any SessionReading)? { state.withLock { $0.session } }
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func cancel() { state.withLock { $0.isCancelled = true } }

  /// Hands the session over; returns whether anybody still wants it.
  func open(_ session: any SessionReading) -> Bool {
    state.withLock { state in
      state.session = session
      return !state.isCancelled
    }
  }
}
