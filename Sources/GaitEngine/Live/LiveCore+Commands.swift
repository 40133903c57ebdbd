import GaitAnalysis
import GaitFiles
import GaitIntake
import GaitModel
import GaitStore
import PlainText

extension LiveCore {
  /// Does what the console asks for.
  package mutating func handle(_ command: LiveRequest) {
    switch command {
    case .collect(let request): collection = CalibrationCollection(request)
    case .stopCollecting: collection = nil
    case .calibrate(let calibration):
      var calibration = calibration
      calibration.measuredAtUnixSeconds = unixSeconds.rounded()
      analysis?.use(calibration)
      flush()
    case .useLag(let seconds):
      analysis?.useLag(seconds: seconds)
      flush()
    case .estimate(let estimator):
      settings.estimator = estimator
      change(to: estimator)
    case .mark(let marker):
      toRecorder { recorder throws(GaitlabError) in try recorder.append(marker) }
    case .describe(let insole): intake.describe(insole)
    case .record(let path): record(path: path)
    case .stopRecording: stopRecording()
    case .showFrames(let seconds):
      events.append(.frames(analysis?.frames(at: seconds) ?? PerFoot(both: nil)))
    case .keep(let summary):
      toRecorder { recorder throws(GaitlabError) in try recorder.append(summary) }
    }
  }

  private mutating func change(to estimator: EstimatorSource) {
    guard hasBegun else { return }
    do throws(GaitlabError) {
      try analysis?.use(estimator)
    } catch {
      events.append(.failed(error.summary))
    }
  }

  /// Asks for a file, unless one is recorded to or being made.
  mutating func record(path: String) {
    guard recorder == nil, hasBegun, !isBeginning else { return }
    var metadata = metadata
    metadata.name = FileName.stem(path)
    errands.append(.begin(path: path, metadata: metadata))
  }

  /// Ends the recording; what is shown goes on.
  mutating func stopRecording() {
    flush()
    guard let recorder else { return }
    self.recorder = nil
    errands.append(.finish(recorder))
  }

  /// What is to be said besides the next update.
  package mutating func takeEvents() -> [LiveEvent] {
    defer { events = [] }
    return events
  }

  /// What is to be done with files; a recording that is to begin has to do so before the next `flush`, or
  /// its first frames are missing.
  package mutating func takeErrands() -> [LiveErrand] {
    defer { errands = [] }
    return errands
  }

  private var isBeginning: Bool {
    errands.contains { if case .begin = $0 { true } else { false } }
  }

  /// Tells the wizard how far it is, and judges when enough has come.
  mutating func finishCollection() {
    guard let collection, let metadata = analysis?.metadata else { return }
    events.removeAll(where: \.isReplaceable)
    events.append(
      .calibrationProgressed(
        seconds: collection.seconds, needed: collection.request.seconds,
        newtons: collection.newtons(metadata)))
    guard collection.isComplete else { return }
    self.collection = nil
    events.append(
      .calibrationChecked(
        collection.request.check(
          frames: collection.frames, metadata: metadata, rule: settings.basis.rule)))
  }
}
