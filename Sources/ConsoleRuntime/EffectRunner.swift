import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import TerminalCore

/// Does what the reducer asks for and cannot do itself.
final class EffectRunner {
  private let resources: ConsoleResources
  private let mailbox: Mailbox
  private let waker: TerminalWaker
  private let worker: SessionWorker
  private let models: ModelsWorker

  init(
    resources: ConsoleResources, mailbox: Mailbox, waker: TerminalWaker, worker: SessionWorker
  ) {
    self.resources = resources
    self.mailbox = mailbox
    self.waker = waker
    self.worker = worker
    models = ModelsWorker(
      resources: resources, mailbox: mailbox, waker: waker, sessions: worker)
  }

  /// The loop has learnt of an opened session.
  func sessionOpened() {
    worker.adoptPending()
    models.sessionChanged()
  }

  func run(_ effect: ConsoleEffect) {
    switch effect {
    case .openSession(let path): worker.open(path: path)
    case .saveMarker(let marker): save(marker)
    case .deleteRecording(let path): delete(path)
    case .compare(let first, let second): worker.compare(first: first, second: second)
    case .scanLibrary: scan()
    case .listModels: models.list()
    case .compareModels(let ids): models.measure(ids: ids)
    case .useModel(let id): models.use(id: id)
    // Of live devices; a file has none.
    case .collectCalibration, .cancelCalibration, .applyCalibration, .useLag, .startRecording,
      .stopRecording, .describeInsole:
      break
    case .bell, .chooseTheme, .suspend, .quit: break
    }
  }

  private func scan() {
    worker.run { [resources, mailbox, waker] in
      mailbox.post(
        .libraryScanned(
          LibraryScanner.scan(
            named: resources.namedFiles, samples: resources.samplesFolder,
            recordings: resources.recordingsFolder)))
      waker.wake()
    }
  }

  private func save(_ marker: Marker) {
    mailbox.post(.markerSaved(marker))
    guard let opened = worker.opened, opened.session is SessionFile, !isBundled(opened.path) else {
      notify("marker set for now; only a .gait session of your own keeps it", .information)
      return
    }
    do throws(GaitlabError) {
      try MarkerWriter.append(marker, path: opened.path)
      notify("marker saved", .information)
    } catch {
      notify("marker set, but not saved: \(error.summary)", .problem)
    }
  }

  /// Bundled sessions stay as they came.
  private func isBundled(_ path: String) -> Bool {
    resources.samplesFolder.map { path.hasPrefix($0 + "/") } ?? false
  }

  private func delete(_ path: String) {
    do {
      try FileManager.default.removeItem(atPath: path)
      notify("deleted", .information)
    } catch {
      notify("the recording cannot be deleted: check that you may write to its folder", .problem)
    }
    scan()
  }

  private func notify(_ text: String, _ kind: Notice.Kind) {
    mailbox.post(.notified(Notice(text, kind: kind)))
    waker.wake()
  }
}
