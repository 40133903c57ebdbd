import GaitFiles
import GaitModel

/// Samples of one or two feet on the way to a session.
struct ImportedRecording {
  var source: String
  var unit: PressureUnit
  var startedAtUnixSeconds: Double?
  /// The rate that the file states, or nil.
  var statedRateHz: Double?
  /// The rate of a file with a single sample and no statement.
  var fallbackRateHz = 100.0
  var notes = ImportNotes()
  var feet: [(samples: FootSamples, layout: InsoleLayout)] = []

  init(source: String, unit: PressureUnit) {
    self.source = source
    self.unit = unit
  }

  /// The session; a foot without a sample is not in it.
  ///
  /// - Throws: `emptyFile` without a sample, or `implausibleValue`.
  func session(path: String) throws(GaitlabError) -> RecordedSession {
    var notes = notes
    var frames = PerFoot<FrameBlock?>(both: nil)
    var insoles = PerFoot<InsoleDescription?>(both: nil)
    for (samples, layout) in feet {
      let (block, clock) = samples.settled(statedRateHz: statedRateHz)
      guard !block.isEmpty else { continue }
      notes.add(clock, foot: samples.foot, statedRateHz: statedRateHz)
      frames[samples.foot] = block
      insoles[samples.foot] = InsoleDescription(
        layout: layout, unit: unit, samplingRateHz: clock.samplingRateHz ?? fallbackRateHz)
    }
    guard frames.left != nil || frames.right != nil else {
      throw GaitlabError(
        .emptyFile, file: path, found: "the file holds no whole sample",
        expected: "at least one", advice: "export the recording again")
    }
    let metadata = SessionMetadata(
      name: FileName.stem(path), source: source, startedAtUnixSeconds: startedAtUnixSeconds,
      notes: notes.text, insoles: insoles)
    if let problem = metadata.problem {
      throw GaitlabError(
        .implausibleValue, file: path, found: problem, expected: "a recording of a device",
        advice: "check the time column and the header, or export the recording again")
    }
    return RecordedSession(metadata: metadata, frames: frames)
  }
}
