import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import PlainText
import TerminalCore

/// Does what the reducer asks for and cannot do itself, of files and of live devices alike.
///
/// A class because it owns the background work; the loop's thread alone uses it.
final class EffectRunner {
  /// Whether the console is to end.
  private(set) var isQuitting = false
  let backend: any TerminalBackend
  var resources: ConsoleResources
  let worker: SessionWorker
  let models: ModelsWorker
  private let library: LibraryWorker
  private let previews: PreviewWorker
  /// Nil where recordings are looked at.
  private(set) var live: LiveLink?
  /// What is on the screen, and whether for a dark one; nil before the first picture.
  var shown: (screen: CellBuffer, isDark: Bool)?
  /// Where the frames of the open session are read.
  private var window: FrameWindow?

  init(
    backend: any TerminalBackend, resources: ConsoleResources, post: ConsolePost,
    settings: AnalysisSettings, isSynchronous: Bool
  ) {
    self.backend = backend
    self.resources = resources
    worker = SessionWorker(
      post: post, settings: settings, resources: resources, isSynchronous: isSynchronous)
    models = ModelsWorker(resources: resources, post: post, sessions: worker)
    library = LibraryWorker(resources: resources, post: post, sessions: worker)
    previews = PreviewWorker(resources: resources, post: post, sessions: worker)
  }

  /// What is asked of devices goes to this session from now on.
  func attach(_ live: LiveLink) {
    self.live = live
    library.countsSteps = false
    // The measurement continues while a shell has the terminal.
    backend.keepsRunning = true
  }

  /// Does one thing.
  ///
  /// - Parameter effect: what is asked.
  /// - Returns: what has happened at once; the results of longer work come through the mailbox.
  func run(_ effect: ConsoleEffect) -> [ConsoleAction] {
    switch effect {
    case .openSession(let path, let answers):
      library.stopCounting()
      previews.stop()
      worker.open(path: path, answers: answers)
    case .openPaths(let paths): openPaths(paths)
    case .listPaths(let paths): library.list(paths)
    case .readLayoutFile(let path): return readLayout(path)
    case .adoptSession: return adoptSession()
    case .saveMarker(let marker): return [.markerSaved(marker)] + save(marker)
    case .changeMarker(let marker, let note):
      return edit(tr("note kept, U brings the old one back")) { path throws(GaitlabError) in
        try MarkerWriter.change(marker, note: note, path: path)
      }
    case .removeMarker(let marker):
      return edit(tr("marker deleted, U brings it back")) { path throws(GaitlabError) in
        try MarkerWriter.remove(marker, path: path)
      }
    case .restoreMarker(let marker):
      return edit(tr("the deleted marker is back\(Self.quoted(marker.note))")) {
        path throws(GaitlabError) in
        try MarkerWriter.append(marker, path: path)
      }
    case .restoreNote(let marker, let note):
      return edit(tr("the marker has its old note again\(Self.quoted(note))")) {
        path throws(GaitlabError) in
        try MarkerWriter.change(marker, note: note, path: path)
      }
    case .leaveOut(let step, let all):
      return leaveOut(all, tr("left out")) { path throws(GaitlabError) in
        try LeftOutWriter.leaveOut(step, path: path)
      }
    case .takeBack(let steps, let all):
      return leaveOut(all, tr("taken back")) { path throws(GaitlabError) in
        try LeftOutWriter.takeBack(steps, path: path)
      }
    case .compare(let first, let second): worker.compare(first: first, second: second)
    case .compareParts(let parts, let analysis): worker.compare(parts, of: analysis)
    case .readPressures(let span, let analysis): worker.readPressures(span, of: analysis)
    case .readRelations(let question, let analysis): models.readRelations(question, of: analysis)
    case .deleteRecording(let path): return library.delete(path)
    case .undoDelete: return library.undoDelete()
    case .describeSession(let path, let visit, let tags):
      return library.describe(path, visit: visit, tags: tags)
    case .findTrend(let person, let paths): library.findTrend(of: person, paths: paths)
    case .writeReport(let analysis, let markers, let norms):
      worker.writeReport(analysis, markers: markers, norms: norms)
    case .writeSteps(let analysis): worker.writeSteps(analysis)
    case .savePicture: return savePicture()
    case .writeComparison(let comparison): worker.writeReport(comparison)
    case .readNextNorms(let name): return nextNorms(after: name)
    case .scanLibrary: library.scan()
    case .readPreview(let path): previews.read(path)
    case .listModels: models.list()
    case .compareModels(let ids): return models.measure(ids: ids)
    case .useModel(let id): return models.use(id: id, live: live?.session)
    case .chooseTheme(let index): return chooseTheme(index)
    case .readThemes(let name): return resources.themeSource?.action(inUse: name).map { [$0] } ?? []
    case .bell: backend.ringBell()
    case .tellProgram(let line): resources.feedbackProgram?.tell(line)
    case .beat(let beats): beat(beats)
    case .keepFeedback(let summary, let isOver):
      live?.session.send(.keep(summary, isOver: isOver))
    case .suspend: backend.suspend()
    case .quit: isQuitting = true
    // A recording that is looked at has no devices: what is asked of them reaches nobody.
    case .startRecording: return live?.startRecording() ?? []
    case .stopRecording: live?.session.send(.stopRecording)
    case .useLag(let seconds): live?.session.send(.useLag(seconds: seconds))
    case .collectCalibration(let request): live?.session.send(.collect(request))
    case .cancelCalibration: live?.session.send(.stopCollecting)
    case .applyCalibration(let calibration): live?.session.send(.calibrate(calibration))
    case .describeInsole(let insole):
      live?.session.send(.describe(insole))
      return live?.remember(insole) ?? []
    }
    return []
  }

  /// Fetches the frames of a moment; those of a live session arrive later.
  func frames(at seconds: Double) -> [ConsoleAction] {
    if let live {
      live.session.send(.showFrames(seconds: seconds))
      return []
    }
    do throws(GaitlabError) {
      guard let frames = try window?.frames(at: seconds) else { return [] }
      return [.framesArrived(frames)]
    } catch {
      return [
        .framesArrived(PerFoot(both: nil)), .notified(Notice(error.summary, kind: .problem)),
      ]
    }
  }

  // MARK: - Sessions

  private func openPaths(_ paths: [String]) {
    let paths = paths.map { NSString(string: $0).expandingTildeInPath }
    guard !paths.contains(where: RecordingFolder.isFolder) else {
      worker.findRecordings(paths)
      return
    }
    library.list(paths)
    library.stopCounting()
    if let first = paths.first { worker.open(path: first) }
  }

  private func readLayout(_ path: String) -> [ConsoleAction] {
    do throws(GaitlabError) {
      let path = NSString(string: path).expandingTildeInPath
      return [.layoutFileRead(try LayoutChoices.read(path: path))]
    } catch {
      return [.layoutFileRefused(error.summary)]
    }
  }

  private func adoptSession() -> [ConsoleAction] {
    worker.adoptPending()
    window = worker.opened.map { FrameWindow(session: $0.session, metadata: $0.basis.metadata) }
    return models.sessionChanged()
  }

  // MARK: - Looks

  /// The norms after a name in the list that can be read; those that cannot are told.
  private func nextNorms(after name: String?) -> [ConsoleAction] {
    let names = resources.norms.names
    let start = name.flatMap(names.firstIndex(of:)).map { $0 + 1 } ?? 0
    // After norms of a path, which the list does not have, it begins anew.
    for next in names.dropFirst(start) {
      do throws(GaitlabError) {
        let norms = NormChoice(norms: try resources.norms.norms(next))
        return [.normsChanged(ShownNorms(name: next, choice: norms))]
      } catch {
        return [.notified(Notice(error.summary, kind: .problem))]
      }
    }
    return [.normsChanged(nil)]
  }

  private func chooseTheme(_ index: Int) -> [ConsoleAction] {
    let theme = resources.themes[index % resources.themes.count]
    return ColorMap.named(theme.heatmap).map { [.colorMapChanged($0)] } ?? []
  }
}
