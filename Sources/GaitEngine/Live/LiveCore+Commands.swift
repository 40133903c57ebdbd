import GaitAnalysis
import GaitFiles
import GaitIntake
import GaitModel

extension LiveCore {
  /// Does what the console asks for.
  package mutating func handle(_ command: LiveRequest) {
    switch command {
    case .collect(let request): collection = CalibrationCollection(request)
    case .stopCollecting: collection = nil
    case .calibrate(let calibration):
      // What has come by now was before it.
      flush()
      var calibration = calibration
      calibration.measuredAtUnixSeconds = unixSeconds.rounded()
      state.change { $0.analysis.use(calibration) }
      flush()
    case .useLag(let seconds):
      state.change { $0.analysis.useLag(seconds: seconds) }
      flush()
    case .estimate(let estimator):
      settings.estimator = estimator
      change(to: estimator)
    case .mark(let marker): if recording != nil { errands.append(.mark(marker)) }
    case .describe(let insole): intake.describe(insole)
    case .record(let path): record(path: path)
    case .stopRecording: stopRecording()
    case .showFrames(let seconds):
      let frames = state.change { $0.analysis.frames(at: seconds) }
      events.append(.frames(frames ?? PerFoot(both: nil)))
    case .shareFeedback(let feedback): sharing?.feedback = feedback
    case .keep(let summary, let isOver):
      if recording != nil { errands.append(.sum(summary, isOver: isOver)) }
    }
  }

  /// Goes on with another estimator, or says why it does not run on these insoles.
  mutating func change(to estimator: EstimatorSource) {
    let refusal = state.change { running -> GaitlabError? in
      do throws(GaitlabError) {
        try running.analysis.use(estimator)
        return nil
      } catch {
        return error
      }
    }
    if let error = refusal ?? nil { events.append(.failed(error.summary)) }
  }

  /// What is to be said besides the next update.
  package mutating func takeEvents() -> [LiveEvent] {
    defer { events = [] }
    return events
  }

  /// Tells the wizard how far it is, and judges when enough has come.
  mutating func finishCollection(_ metadata: SessionMetadata) {
    guard let collection else { return }
    events.removeAll { $0.topic != nil }
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
