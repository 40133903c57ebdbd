import GaitFiles
import GaitModel

extension LiveCore {
  /// What a recording has been told besides its samples.
  struct Recording {
    var calibration: Calibration?
    var lagSeconds = 0.0
    var levels: PerFoot<ReferenceLevel?>?
  }

  /// Asks for a file, unless one is recorded to.
  mutating func record(path: String) {
    guard recording == nil, let begun = state.change({ $0.analysis.metadata }) else { return }
    recording = Recording()
    var metadata = begun
    metadata.name = FileName.stem(path)
    errands.append(.begin(path: path, metadata: metadata))
    recordWhatWasFound(begun)
  }

  /// Ends the recording; what is shown continues.
  mutating func stopRecording() {
    flush()
    guard recording != nil else { return }
    recording = nil
    errands.append(.finish)
  }

  /// A calibration, a lag or a reference's unloaded level that was found belongs to the recording, so that a replay uses it too.
  mutating func recordWhatWasFound(_ metadata: SessionMetadata) {
    guard let recorded = recording else { return }
    if let calibration = metadata.calibration, calibration != recorded.calibration {
      recording?.calibration = calibration
      errands.append(.calibrate(calibration))
    }
    if metadata.referenceLagSeconds != recorded.lagSeconds {
      recording?.lagSeconds = metadata.referenceLagSeconds
      errands.append(.shift(referenceLagSeconds: metadata.referenceLagSeconds))
    }
    if metadata.reference != nil, let levels = metadata.referenceLevels, levels != recorded.levels {
      recording?.levels = levels
      errands.append(.level(reference: levels))
    }
  }

  /// What is to be done with files, in this order.
  package mutating func takeErrands() -> [LiveErrand] {
    defer { errands = [] }
    return errands
  }
}
