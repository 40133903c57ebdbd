import GaitFiles
package import GaitModel
package import GaitStore
import PlainText

/// Does with files what the core of a live session asks for: its recording, and the thread that writes it.
package struct LiveRecording: Sendable {
  private var recorder: SessionRecorder?
  /// Whether the summary that was kept last is of an exercise that goes on.
  private var hasOpenExercise = false

  /// - Parameter recorder: a recording that continues.
  package init(continuing recorder: SessionRecorder? = nil) { self.recorder = recorder }

  /// How it is doing; nil where nothing is recorded.
  package var status: RecorderStatus? { recorder?.status }

  /// Does what waits to be done; the core hears of what is refused.
  ///
  /// - Parameters:
  ///   - core: whose errands they are.
  ///   - finish: gets a recorder that has got all that it will get. Finishing its file may wait for a slow
  ///     disk.
  package mutating func runErrands(
    of core: inout LiveCore, finish: (SessionRecorder) -> Void
  ) {
    for errand in core.takeErrands() {
      do throws(GaitlabError) {
        if let recorder = try run(errand, of: &core) { finish(recorder) }
      } catch {
        core.events.append(.failed(error.summary))
      }
    }
  }

  /// Does what waits to be done, and finishes files at once.
  ///
  /// - Returns: what the finished recordings hold.
  @discardableResult
  package mutating func runErrands(of core: inout LiveCore) -> [RecorderStatus] {
    var finished: [RecorderStatus] = []
    runErrands(of: &core) { finished.append($0.finish()) }
    core.events += finished.map(Self.said(finished:))
    return finished
  }

  /// What a finished recording holds, in words.
  static func said(finished status: RecorderStatus) -> LiveEvent {
    .done(
      "recorded \(Counted.text(status.framesOnDisk, "frame")) to \(Printable.text(status.path))")
  }

  /// - Returns: the recorder whose file is to be finished.
  private mutating func run(
    _ errand: LiveErrand, of core: inout LiveCore
  ) throws(GaitlabError) -> SessionRecorder? {
    switch errand {
    case .begin(let path, let metadata): try begin(path: path, metadata: metadata, of: &core)
    case .keep(.frames(let block)): recorder?.append(block)
    case .keep(.forces(let block)): recorder?.append(reference: block)
    case .keep(.clockPoints(let points)): try recorder?.append(points)
    case .update(let metadata): try recorder?.update(metadata)
    case .calibrate(let calibration, let seconds):
      try recorder?.update(calibration: calibration, fromSeconds: seconds)
    case .shift(let seconds): try recorder?.update(referenceLagSeconds: seconds)
    case .level(let levels): try recorder?.update(referenceLevels: levels)
    case .mark(let marker): try recorder?.append(marker)
    case .sum(let summary, let isOver):
      try recorder?.append(summary, replacesLast: hasOpenExercise)
      hasOpenExercise = !isOver
    case .finish:
      defer {
        recorder = nil
        hasOpenExercise = false
      }
      return recorder
    }
    return nil
  }

  private mutating func begin(
    path: String, metadata: SessionMetadata, of core: inout LiveCore
  ) throws(GaitlabError) {
    do throws(GaitlabError) {
      recorder = try SessionRecorder(path: path, metadata: metadata)
    } catch {
      core.recording = nil
      throw error
    }
    core.events.append(.done("recording to \(Printable.text(path))"))
  }
}
