package import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitIntake
import GaitModel
import PlainText
import TerminalCore

/// What ties a live session to the console's loop: updates in, requests out, and the time between.
///
/// A class because it owns what is shown last; the loop's thread alone uses it.
final class LiveLink {
  let session: LiveSession
  private let recordingsFolder: String?
  private let layoutsFile: String?
  private var latency = LatencyMeter()
  /// When the newest frame on the screen arrived, and whether it has been seen already.
  private var shownArrival = -Double.infinity
  private var pendingArrival: Double?
  private var pictures = 0
  /// Where feedback stood when it was last shared.
  private var sharedFeedback: SharedFeedback?

  init(session: LiveSession, resources: ConsoleResources) {
    self.session = session
    recordingsFolder = resources.recordingsFolder
    layoutsFile = resources.layoutsFile
  }

  /// The newest update; the next picture will show it.
  func takeUpdate() -> LiveUpdate? {
    guard let update = session.takeUpdate() else { return nil }
    if let arrival = update.newestArrivalSeconds, arrival > shownArrival {
      pendingArrival = arrival
      shownArrival = arrival
    }
    return update
  }

  /// Tells those who look on where the walk stands, if that has changed.
  func share(_ state: ConsoleState) {
    guard session.isShared else { return }
    let feedback = state.feedback.shared(phase: state.visitRun?.status)
    guard feedback != sharedFeedback else { return }
    sharedFeedback = feedback
    session.send(.shareFeedback(feedback))
  }

  /// A picture is on the screen.
  ///
  /// - Returns: how long frames take to get there, now and then.
  func noteDrawn() -> LatencyStatus? {
    guard let arrival = pendingArrival else { return nil }
    pendingArrival = nil
    latency.observe(ArrivalClock.now() - arrival)
    pictures += 1
    return pictures % 10 == 1 ? latency.status : nil
  }

  /// Begins to record into the folder of recordings.
  func startRecording() -> [ConsoleAction] {
    guard let folder = recordingsFolder else {
      return [.notified(Notice(tr("HOME is not set: begin with --record FILE"), kind: .problem))]
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      return [.notified(Notice(tr("the folder \(folder) cannot be made"), kind: .problem))]
    }
    session.send(.record(path: RecordingName.path(in: folder, at: Date())))
    return []
  }

  /// Keeps the layout, so that nobody is asked again.
  func remember(_ insole: InsoleDescription) -> [ConsoleAction] {
    guard let layoutsFile else { return [] }
    do throws(GaitlabError) {
      try LayoutMemory(path: layoutsFile).keep(insole)
      return []
    } catch {
      return [.notified(Notice(error.summary, kind: .problem))]
    }
  }
}

/// What a recording is called that nobody has named.
package enum RecordingName {
  /// `walk-2026-11-21-143005.gait` by the local clock, or with a number where that is taken.
  package static func path(in folder: String, at date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd-HHmmss"
    return FileName.free(folder + "/walk-" + formatter.string(from: date) + ".gait")
  }
}
