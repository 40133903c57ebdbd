import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import Synchronization
import TerminalCore

/// Opens and analyses a session away from the loop, or at once where nobody waits.
///
/// A class because it owns the cancellation of the work in progress.
final class SessionWorker {
  private let mailbox: Mailbox
  private let waker: TerminalWaker
  /// What sessions are analysed with from now on.
  private(set) var settings: AnalysisSettings
  private let isSynchronous: Bool
  private let resources: ConsoleResources
  private var current: SharedSession?
  private var pending: SharedSession?

  /// Seconds between the first two looks at an analysis in progress; later ones are further apart,
  /// since each costs a copy of what is known so far.
  private static let reportSeconds = 0.5

  init(
    mailbox: Mailbox, waker: TerminalWaker, settings: AnalysisSettings,
    resources: ConsoleResources,
    isSynchronous: Bool
  ) {
    self.resources = resources
    self.mailbox = mailbox
    self.waker = waker
    self.settings = settings
    self.isSynchronous = isSynchronous
  }

  deinit {
    current?.cancel()
    pending?.cancel()
  }

  /// The session that is on the screen and its file.
  private(set) var opened: (session: any SessionReading, basis: SessionBasis, path: String)?

  /// Opens a file, then analyses it stretch by stretch.
  ///
  /// The session on the screen stays until the new one is open: a file that cannot be read takes
  /// nothing away.
  func open(path: String) {
    pending?.cancel()
    let shared = SharedSession(path: path)
    pending = shared
    run { [mailbox, waker, settings, resources] in
      do throws(GaitlabError) {
        let session = try SessionOpener.open(path: path, input: resources.input(for: path))
        let basis = try session.basis(settings.basis)
        shared.open(
          session, basis,
          .sessionOpened(
            metadata: basis.metadata, markers: session.markers, range: session.seconds),
          mailbox: mailbox)
        if let shortfall = SessionOpener.shortfall(of: session) {
          shared.post(.notified(Notice(shortfall, kind: .problem)), to: mailbox)
        }
        waker.wake()
        try Self.analyze(
          SessionAnalyzer(session: session, basis: basis, estimator: settings.estimator),
          shared: shared, mailbox: mailbox, waker: waker)
      } catch {
        shared.post(.sessionFailed(error.summary), to: mailbox)
        shared.cancel()
        waker.wake()
      }
    }
  }

  /// Takes the opened session over; called by the loop when it learns of it.
  func adoptPending() {
    guard let pending, let (session, basis) = pending.opened else { return }
    current?.cancel()
    current = pending
    self.pending = nil
    opened = (session, basis, pending.path)
  }

  /// Changes the estimator and analyses the session on the screen again with it.
  func use(_ estimator: EstimatorSource) {
    settings.estimator = estimator
    if pending?.opened != nil {
      // It is open and the loop has not heard of it yet: the session to analyse is this one.
      adoptPending()
    } else if let pending, !pending.isCancelled {
      // A file that could not be opened is not tried again.
      open(path: pending.path)
    }
    guard let opened else { return }
    current?.cancel()
    let again = SharedSession(path: opened.path)
    current = again
    run { [mailbox, waker, settings] in
      do throws(GaitlabError) {
        try Self.analyze(
          SessionAnalyzer(
            session: opened.session, basis: opened.basis, estimator: settings.estimator),
          shared: again, mailbox: mailbox, waker: waker)
      } catch {
        again.post(.notified(Notice(error.summary, kind: .problem)), to: mailbox)
        waker.wake()
      }
    }
  }

  /// Analyses two files and sets them beside each other.
  func compare(first: String, second: String) {
    run { [mailbox, waker, settings, resources] in
      do throws(GaitlabError) {
        mailbox.post(
          .comparisonReady(
            SessionComparison(
              first: try Self.side(of: first, settings: settings, resources: resources),
              second: try Self.side(of: second, settings: settings, resources: resources))))
      } catch {
        mailbox.post(.comparisonFailed(error.summary))
      }
      waker.wake()
    }
  }

  /// Looks for sessions in the folders of the library.
  func scan() {
    run { [mailbox, waker, resources] in
      mailbox.post(
        .libraryScanned(
          LibraryScanner.scan(
            named: resources.namedFiles, samples: resources.samplesFolder,
            recordings: resources.recordingsFolder)))
      waker.wake()
    }
  }

  private static func side(
    of path: String, settings: AnalysisSettings, resources: ConsoleResources
  ) throws(GaitlabError) -> SessionComparison.Side {
    var analyzer = try SessionAnalyzer(
      session: try SessionOpener.open(path: path, input: resources.input(for: path)),
      settings: settings)
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
    _ start: SessionAnalyzer, shared: SharedSession, mailbox: Mailbox, waker: TerminalWaker
  ) throws(GaitlabError) {
    var analyzer = start
    let clock = MonotonicClock()
    var pause = Self.reportSeconds
    var reported = -pause
    while !analyzer.isFinished, !shared.isCancelled {
      try analyzer.next()
      if analyzer.isFinished || clock.now() - reported >= pause {
        shared.post(
          .analysisProgressed(analyzer.analysis(), progress: analyzer.progress), to: mailbox)
        waker.wake()
        if reported >= 0 { pause *= 2 }
        reported = clock.now()
      }
    }
  }
}

/// What the loop and the thread that opens a session share; the mutex guards it all.
private final class SharedSession: Sendable {
  let path: String
  private struct State {
    var opened: (session: any SessionReading, basis: SessionBasis)?
    var isCancelled = false
  }

  private let state = Mutex(State())

  init(path: String) { self.path = path }

  var opened: (session: any SessionReading, basis: SessionBasis)? {
    state.withLock { $0.opened }
  }
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func cancel() { state.withLock { $0.isCancelled = true } }

  /// Posts unless nobody wants it any more: results of one walker never arrive under the name of
  /// another.
  func post(_ action: ConsoleAction, to mailbox: Mailbox) {
    state.withLock { state in
      if !state.isCancelled { mailbox.post(action) }
    }
  }

  /// Hands the session over and says so, unless nobody wants it any more.
  func open(
    _ session: any SessionReading, _ basis: SessionBasis, _ action: ConsoleAction, mailbox: Mailbox
  ) {
    state.withLock { state in
      guard !state.isCancelled else { return }
      state.opened = (session, basis)
      mailbox.postOpened(action)
    }
  }
}
