import Foundation
import GaitAnalysis
import GaitConsole
import GaitFiles
import GaitLive
package import GaitModel
import GaitStore

extension LiveCore {
  /// Does what the console asks for.
  package mutating func handle(_ command: LiveRequest) {
    switch command {
    case .collect(let request): collection = CalibrationCollection(request)
    case .stopCollecting: collection = nil
    case .calibrate(let calibration):
      var calibration = calibration
      calibration.measuredAtUnixSeconds = Date().timeIntervalSince1970.rounded()
      analysis?.use(calibration)
      flush()
    case .useLag(let seconds):
      analysis?.useLag(seconds: seconds)
      flush()
    case .estimate(let estimator):
      settings.estimator = estimator
      change(to: estimator)
    case .mark(let marker):
      toRecorder { recorder throws(SessionError) in try recorder.append(marker) }
    case .describe(let insole): intake.describe(insole)
    case .record(let path): record(path: path)
    case .stopRecording: stopRecording()
    case .keep(let summary):
      toRecorder { recorder throws(SessionError) in try recorder.append(summary) }
    }
  }

  private mutating func change(to estimator: EstimatorSource) {
    guard hasBegun else { return }
    do throws(SessionError) {
      try analysis?.use(estimator)
    } catch {
      actions.append(.notified(Notice(error.summary, kind: .problem)))
    }
  }

  private mutating func record(path: String) {
    guard recorder == nil, hasBegun else { return }
    do throws(SessionError) {
      var metadata = metadata
      metadata.name = FileName.stem(path)
      record(with: try SessionRecorder(path: path, metadata: metadata))
      actions.append(.notified(Notice("recording to \(Printable.text(path))")))
    } catch {
      actions.append(.notified(Notice(error.summary, kind: .problem)))
    }
  }

  /// Ends the recording; what is shown goes on.
  @discardableResult
  package mutating func stopRecording() -> RecorderStatus? {
    flush()
    guard let recorder else { return nil }
    self.recorder = nil
    let status = recorder.finish()
    actions.append(
      .notified(
        Notice("recorded \(status.framesOnDisk) frames to \(Printable.text(status.path))")))
    return status
  }

  /// Tells the wizard how far it is, and judges when enough has come.
  mutating func finishCollection() {
    guard let collection, let metadata = analysis?.metadata else { return }
    actions.removeAll {
      if case .calibrationProgressed = $0 { true } else { false }
    }
    actions.append(
      .calibrationProgressed(
        seconds: collection.seconds, needed: collection.request.seconds,
        newtons: collection.newtons(metadata)))
    guard collection.isComplete else { return }
    self.collection = nil
    actions.append(
      .calibrationChecked(
        collection.request.check(
          frames: collection.frames, metadata: metadata, rule: settings.basis.rule)))
  }
}
