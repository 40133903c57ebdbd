import GaitFiles
import GaitModel

extension LiveCore {
  /// What a recording has been told besides its samples.
  struct Recording {
    var calibration: Calibration?
    var calibrationChanges: [CalibrationChange] = []
    var massKilograms: Double?
    var lagSeconds = 0.0
    var levels: PerFoot<ReferenceLevel?>?

    /// A file that has been given what is known of a session.
    init(of metadata: SessionMetadata) {
      calibration = metadata.calibration
      calibrationChanges = metadata.calibrationChanges
      massKilograms = metadata.bodyMassKilograms
      lagSeconds = metadata.referenceLagSeconds
      levels = metadata.referenceLevels
    }
  }

  /// Asks for a file, unless one is recorded to.
  mutating func record(path: String) {
    guard recording == nil, let begun = state.change({ $0.analysis.metadata }) else { return }
    recording = Recording(of: begun)
    var metadata = begun
    metadata.name = FileName.stem(path)
    errands.append(.begin(path: path, metadata: metadata))
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
    if let mass = metadata.bodyMassKilograms, mass != recorded.massKilograms {
      recording?.massKilograms = mass
      errands.append(.update(metadata))
    }
    recordCalibrations(metadata, recorded)
    if metadata.referenceLagSeconds != recorded.lagSeconds {
      recording?.lagSeconds = metadata.referenceLagSeconds
      errands.append(.shift(referenceLagSeconds: metadata.referenceLagSeconds))
    }
    if metadata.reference != nil, let levels = metadata.referenceLevels, levels != recorded.levels {
      recording?.levels = levels
      errands.append(.level(reference: levels))
    }
  }

  private mutating func recordCalibrations(_ metadata: SessionMetadata, _ recorded: Recording) {
    var known = recorded.calibrationChanges
    if let calibration = metadata.calibration, calibration != recorded.calibration {
      recording?.calibration = calibration
      errands.append(.calibrate(calibration, fromSeconds: nil))
      // It replaces all that the file has.
      known = []
    }
    recording?.calibrationChanges = metadata.calibrationChanges
    for change in metadata.calibrationChanges where !known.contains(change) {
      errands.append(.calibrate(change.calibration, fromSeconds: change.fromSeconds))
    }
  }

  /// What is to be done with files, in this order.
  package mutating func takeErrands() -> [LiveErrand] {
    defer { errands = [] }
    return errands
  }
}
