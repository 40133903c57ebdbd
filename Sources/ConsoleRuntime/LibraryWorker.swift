import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import PlainText
import Synchronization

/// Lists the library's sessions, counts their steps and sets visits beside each other, away from the loop.
///
/// A class because it owns the cancellation of the work in progress.
final class LibraryWorker {
  /// Whether steps are counted in the background: not while somebody is measured.
  var countsSteps: Bool
  private let resources: ConsoleResources
  private let post: ConsolePost
  private let sessions: SessionWorker
  private let known: SharedCatalog
  /// Files that were named in the console; the library lists them first.
  private var listed: [String] = []
  private var scanning = CancellationToken()
  private var trend = CancellationToken()

  init(resources: ConsoleResources, post: ConsolePost, sessions: SessionWorker) {
    self.resources = resources
    self.post = post
    self.sessions = sessions
    known = SharedCatalog(indexFile: resources.indexFile, models: resources.models)
    // Where nobody waits, a list would take minutes.
    countsSteps = !sessions.isSynchronous
  }

  deinit {
    scanning.cancel()
    trend.cancel()
  }

  /// Lists files from now on, besides those of the library.
  func list(_ paths: [String]) {
    listed.removeAll { paths.contains($0) }
    listed += paths.filter { !resources.namedFiles.contains($0) }
    scan()
  }

  /// Looks for sessions in the folders of the library: first what is known, then what has changed, then steps.
  func scan() {
    scanning.cancel()
    let work = CancellationToken()
    scanning = work
    let folders = LibraryFolders(
      named: listed + resources.namedFiles,
      recordings: resources.listsNamedFilesOnly ? nil : resources.recordingsFolder,
      samples: resources.listsNamedFilesOnly ? nil : resources.samplesFolder)
    sessions.run(work) { [post, known, countsSteps] in
      func report(_ entries: [LibraryEntry], isRead: Bool) {
        let now = Date().timeIntervalSince1970
        post.send(.libraryScanned(entries, now: now, isRead: isRead), of: work)
      }
      let (catalog, index) = known.catalog
      var listing = LibraryListing(folders, index: index)
      if listing.isComplete || countsSteps { report(listing.entries, isRead: false) }
      catalog.refresh(&listing) { report($0, isRead: false) }
      report(listing.entries, isRead: true)
      if let problem = known.takeProblem() {
        post.send(.notified(Notice(problem, kind: .problem)), of: work)
      }
      guard countsSteps, !work.isCancelled, let counter = known.counter else { return }
      catalog.count(&listing, by: counter) { report($0, isRead: true) }
    }
  }

  /// Whoever looks at a session has the machine for it; the list goes on when it is shown again.
  func stopCounting() { if countsSteps { scanning.cancel() } }

  /// Sets the visits of a person beside each other.
  func findTrend(of person: String, paths: [String]) {
    trend.cancel()
    let work = CancellationToken()
    trend = work
    sessions.run(work) { [post, known] in
      do throws(GaitlabError) {
        let counter = try known.requireCounter()
        let found = known.catalog.catalog.trend(of: person, paths: paths, counter: counter)
        if let found { post.send(.trendReady(found), of: work) }
      } catch {
        post.send(.notified(Notice(error.summary, kind: .problem)), of: work)
      }
    }
  }

  /// Writes into a session whose it is.
  func describe(_ path: String, visit: SessionVisit, tags: [String]) -> [ConsoleAction] {
    do throws(GaitlabError) {
      try VisitWriter.change(path) { metadata in
        metadata.visit = visit
        metadata.tags = tags
      }
      defer { scan() }
      return [.sessionDescribed(path: path, visit: visit, tags: tags)]
    } catch {
      return [.notified(Notice(tr("not kept: \(error.summary)"), kind: .problem))]
    }
  }

  // MARK: - Trash

  /// Moves a recording to the trash.
  func delete(_ path: String) -> [ConsoleAction] {
    guard let folder = resources.trashFolder else {
      return [
        .notified(Notice(tr("HOME is not set: there is no trash to move it to"), kind: .problem))
      ]
    }
    defer { scan() }
    do throws(GaitlabError) {
      try RecordingTrash(folder: folder).move(path, now: Date().timeIntervalSince1970)
      return [.notified(Notice(tr("\(FileName.last(path)) is in the trash; U brings it back")))]
    } catch {
      return [.notified(Notice(tr("not deleted: \(error.summary)"), kind: .problem))]
    }
  }

  /// Brings the recording back that was deleted last.
  func undoDelete() -> [ConsoleAction] {
    guard let folder = resources.trashFolder else { return [] }
    do throws(GaitlabError) {
      guard let path = try RecordingTrash(folder: folder).restoreLast() else {
        return [.notified(Notice(tr("nothing was deleted that could come back")))]
      }
      scan()
      return [.notified(Notice(tr("\(FileName.last(path)) is back")))]
    } catch {
      return [.notified(Notice(tr("not brought back: \(error.summary)"), kind: .problem))]
    }
  }
}

/// The index and the models, opened by whatever work needs them first; the mutex guards them.
private final class SharedCatalog: Sendable {
  private let indexFile: String?
  private let models: ModelLibrary

  private struct State {
    var index: LibraryIndex?
    var isProblemTold = false
    var counter: StepCounter?
  }

  private let state = Mutex(State())

  init(indexFile: String?, models: ModelLibrary) {
    self.indexFile = indexFile
    self.models = models
  }

  var catalog: (catalog: LibraryCatalog, index: LibraryIndex) {
    let index = state.withLock { state in
      let index = state.index ?? LibraryIndex(path: indexFile)
      state.index = index
      return index
    }
    return (LibraryCatalog(index: index), index)
  }

  /// Why the index is not kept, once.
  func takeProblem() -> String? {
    state.withLock { state in
      guard let problem = state.index?.problem, !state.isProblemTold else { return nil }
      state.isProblemTold = true
      return problem
    }
  }

  /// Nil where the models cannot be loaded: steps are then not counted.
  var counter: StepCounter? { try? requireCounter() }

  func requireCounter() throws(GaitlabError) -> StepCounter {
    if let counter = state.withLock({ $0.counter }) { return counter }
    let counter = try StepCounter(models: models)
    state.withLock { $0.counter = counter }
    return counter
  }
}
