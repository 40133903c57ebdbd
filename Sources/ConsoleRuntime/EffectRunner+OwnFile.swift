import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitStore
import PlainText

/// Markers and steps that are left out, which the session's own file keeps.
extension EffectRunner {
  func save(_ marker: Marker) -> [ConsoleAction] {
    if let live {
      live.session.send(.mark(marker))
      return []
    }
    guard let path = ownFile else {
      return [
        .notified(Notice(tr("marker set for now; only a .gait session of your own keeps it")))
      ]
    }
    do throws(GaitlabError) {
      try MarkerWriter.append(marker, path: path)
      return [.notified(Notice(tr("marker saved")))]
    } catch {
      return [
        .notified(Notice(tr("marker set, but not saved: \(error.summary)"), kind: .problem))
      ]
    }
  }

  static func quoted(_ note: String) -> String { note.isEmpty ? "" : ": '\(note)'" }

  /// Changes the session's file, and says so unless what follows does.
  func edit(
    _ done: String, isSaid: Bool = true, _ change: (String) throws(GaitlabError) -> Void
  ) -> [ConsoleAction] {
    guard let path = ownFile else {
      return [.notified(Notice(tr("\(done) for now; only a .gait session of your own keeps it")))]
    }
    do throws(GaitlabError) {
      try change(path)
      return isSaid ? [.notified(Notice(done))] : []
    } catch {
      return [
        .notified(Notice(tr("\(done) for now, but not saved: \(error.summary)"), kind: .problem))
      ]
    }
  }

  /// Makes the numbers again without these steps, and keeps that in the session's file.
  func leaveOut(
    _ steps: [LeftOutStep], _ done: String, keep: (String) throws(GaitlabError) -> Void
  ) -> [ConsoleAction] {
    guard live == nil else { return [] }
    models.stopMeasuring()
    worker.leaveOut(steps)
    return edit(done, isSaid: false, keep)
  }

  /// The file of the session on the screen, if it is one that may be changed.
  private var ownFile: String? {
    guard let opened = worker.opened, opened.session is SessionFile,
      !resources.isBundled(opened.path)
    else {
      return nil
    }
    return opened.path
  }
}
