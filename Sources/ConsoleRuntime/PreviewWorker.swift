import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore

/// Reads what the library shows of the selected session, away from the loop.
///
/// A class because it owns the cancellation of the work in progress.
final class PreviewWorker {
  private let resources: ConsoleResources
  private let post: ConsolePost
  private let sessions: SessionWorker
  private var reading = CancellationToken()

  init(resources: ConsoleResources, post: ConsolePost, sessions: SessionWorker) {
    self.resources = resources
    self.post = post
    self.sessions = sessions
  }

  deinit { reading.cancel() }

  /// Reads a session; the one that was asked for before is not wanted any more.
  func read(_ path: String) {
    reading.cancel()
    let work = CancellationToken()
    reading = work
    let input = resources.input(for: path)
    let settings = sessions.settings.with(input)
    sessions.run(work) { [post] in
      do throws(GaitlabError) {
        let known = try Self.known(path, input: input, settings: settings)
        post.send(.previewRead(path: path, .known(known)), of: work)
      } catch {
        guard error.code != .cancelled else { return }
        post.send(.previewRead(path: path, .problem(error.summary)), of: work)
      }
    }
  }

  /// Whoever opens a session has the machine for it.
  func stop() { reading.cancel() }

  private static func known(
    _ path: String, input: SessionInput, settings: AnalysisSettings
  ) throws(GaitlabError) -> LibraryPreview.Known {
    let opened = try SessionOpener.open(path: path, input: input)
    var session = try AnalyzedSession(
      opened, path: path, settings: settings, work: "the preview")
    let pressures = try? PressureReader(
      session: opened, analysis: session.analysis, metadata: session.metadata
    ).report(.usedSteps)
    session.forgetFrames()
    var state = SessionState(
      metadata: session.metadata, markers: opened.markers, range: opened.seconds)
    state.analysis = session.analysis
    state.progress = 1
    return LibraryPreview.Known(session: state, pressures: pressures)
  }
}
