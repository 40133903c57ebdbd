import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// Opens and analyses a session away from the loop, or at once where nobody waits.
///
/// A class because it owns the cancellation of the work in progress.
final class SessionWorker {
  let post: ConsolePost
  /// What sessions are analysed with from now on.
  private(set) var settings: AnalysisSettings
  let isSynchronous: Bool
  let resources: ConsoleResources
  /// The analysis of the session on the screen.
  private var current: AnalysisWork?
  private var pending: PendingSession?
  /// What stops the pressures that are being read.
  private var pressures = CancellationToken()

  init(
    post: ConsolePost, settings: AnalysisSettings, resources: ConsoleResources, isSynchronous: Bool
  ) {
    self.post = post
    self.resources = resources
    self.settings = settings
    self.isSynchronous = isSynchronous
  }

  deinit {
    current?.cancellation.cancel()
    pending?.cancel()
    pressures.cancel()
  }

  /// The session that is on the screen and its file.
  private(set) var opened: (session: any SessionReading, basis: SessionBasis, path: String)?

  /// Opens a file, then analyses it stretch by stretch.
  ///
  /// The session on the screen stays until the new one is open: a file that cannot be read takes
  /// nothing away.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - answers: what somebody answered about it; remembered for its device once the file is open.
  func open(path: String, answers: DeviceAnswers? = nil) {
    pending?.cancel()
    let pending = PendingSession(path: path, answers: answers, post: post)
    self.pending = pending
    let opening = pending.opening
    run(opening) { [post, settings, resources] in
      var notes: [String] = []
      do throws(GaitlabError) {
        let file = AnsweredOpening(path: path, input: resources.input(for: path), given: answers)
        let session = try file.open { notes.append($0) }
        let basis = try session.basis(settings.with(resources.input(for: path)).basis)
        // Remembered before it is on the screen, where somebody may quit at once.
        let notices = file.notices(session, notes: notes)
        pending.open(session, basis)
        post.send(
          .sessionOpened(
            metadata: basis.metadata, markers: session.markers, range: session.seconds,
            place: SessionPlace(path: path, isSample: resources.isBundled(path))),
          of: opening)
        for notice in notices { post.send(.notified(notice), of: opening) }
        try pending.analysis.run(
          SessionAnalyzer(session: session, basis: basis, estimator: settings.estimator))
      } catch {
        pending.fail()
        let inquiry = ImportInquiry(
          error, path: path, options: resources.input(for: path), given: answers)
        post.send(inquiry.map { .answerNeeded($0) } ?? .sessionFailed(error.summary), of: opening)
      }
    }
  }

  /// Takes the opened session over; called by the loop when it learns of it.
  func adoptPending() {
    guard let pending, let (session, basis) = pending.opened else { return }
    current?.cancellation.cancel()
    pressures.cancel()
    current = pending.analysis
    self.pending = nil
    opened = (session, basis, pending.path)
  }

  /// Changes the estimator and analyses the session on the screen again with it.
  func use(_ estimator: EstimatorSource) {
    settings.estimator = estimator
    if pending?.opened != nil {
      // It is open and the loop has not heard of it yet: the session to analyse is this one.
      adoptPending()
    } else if let pending, !pending.hasFailed {
      // A file that could not be opened is not tried again.
      open(path: pending.path, answers: pending.answers)
    }
    guard let opened else { return }
    current?.cancellation.cancel()
    let again = AnalysisWork(post: post)
    current = again
    run(again.cancellation) { [post, settings] in
      do throws(GaitlabError) {
        try again.run(
          SessionAnalyzer(
            session: opened.session, basis: opened.basis, estimator: settings.estimator))
      } catch {
        post.send(.notified(Notice(error.summary, kind: .problem)), of: again.cancellation)
      }
    }
  }

  /// Leaves other steps out of the session on the screen and makes its numbers again.
  func leaveOut(_ steps: [LeftOutStep]) {
    opened?.basis.leaveOut(steps)
    guard let current, let again = current.leaveOut(steps) else { return }
    run(current.cancellation, again)
  }

  /// Reads pressures of the session on the screen; those that were asked for before are not wanted any more.
  func readPressures(_ span: PressureSpan, of analysis: SessionAnalysis) {
    pressures.cancel()
    guard let opened else { return }
    let work = CancellationToken()
    pressures = work
    run(work) { [post] in
      do throws(GaitlabError) {
        let reader = PressureReader(
          session: opened.session, analysis: analysis, metadata: opened.basis.metadata)
        post.send(.pressuresRead(try reader.report(span)), of: work)
      } catch {
        post.send(.pressuresFailed(error.summary), of: work)
      }
    }
  }

  /// What the session on the screen is analysed with, once more and by whomever.
  var openedSettings: AnalysisSettings {
    var settings = self.settings
    if let opened { settings = settings.with(resources.input(for: opened.path)) }
    settings.basis.leftOutSteps = opened?.basis.metadata.leftOutSteps
    return settings
  }

  /// Analyses two files and sets them beside each other.
  func compare(first: String, second: String) {
    // Steps that are left out for now, in no file, are left out here as well.
    let each = [first, second].map { $0 == opened?.path ? openedSettings : settings }
    run { [post, resources] in
      do throws(GaitlabError) {
        post.send(
          .comparisonReady(
            SessionComparison([
              try Self.side(of: first, settings: each[0], resources: resources),
              try Self.side(of: second, settings: each[1], resources: resources),
            ])))
      } catch {
        post.send(.comparisonFailed(error.summary))
      }
    }
  }

  /// Sets parts of the session on the screen beside each other.
  func compare(_ parts: [ClosedRange<Double>], of analysis: SessionAnalysis) {
    guard let opened else { return }
    run { [post] in
      do throws(GaitlabError) {
        let metadata = opened.basis.metadata
        var sides: [ComparedSession] = []
        for part in parts {
          let session = AnalyzedSession(
            name: metadata.name, analysis: analysis.part(part), metadata: metadata,
            durationSeconds: part.upperBound - part.lowerBound)
          sides.append(try Self.side(session, of: opened.session, part: part))
        }
        post.send(.comparisonReady(SessionComparison(sides)))
      } catch {
        post.send(.comparisonFailed(error.summary))
      }
    }
  }

  /// Looks for the recordings in folders among the paths, away from the loop.
  func findRecordings(_ paths: [String]) {
    run { [post] in
      do throws(GaitlabError) {
        post.send(.recordingsFound(try RecordingFolder.expanded(paths)))
      } catch {
        post.send(.sessionFailed(error.summary))
      }
    }
  }

  private static func side(
    of path: String, settings: AnalysisSettings, resources: ConsoleResources
  ) throws(GaitlabError) -> ComparedSession {
    let opened = try SessionOpener.open(path: path, input: resources.input(for: path))
    let session = try AnalyzedSession(
      opened, path: path, settings: settings.with(resources.input(for: path)),
      work: "the comparison")
    return try side(session, of: opened)
  }

  private static func side(
    _ session: AnalyzedSession, of opened: any SessionReading, part: ClosedRange<Double>? = nil
  ) throws(GaitlabError) -> ComparedSession {
    let pressure = try PressureReader(
      session: opened, analysis: session.analysis, metadata: session.metadata
    ).report(.usedSteps)
    return session.compared(part: part, pressure: pressure)
  }

  /// Runs background work that posts its result.
  func run(
    _ cancellation: CancellationToken = .never, _ work: @escaping @Sendable () -> Void
  ) {
    guard !isSynchronous else {
      cancellation.bind(work)
      return
    }
    // What it says is read on the screen.
    let language = Language.current
    BackgroundThread("gaitlab work", cancellation: cancellation) {
      language.bind(work)
    }
  }
}
