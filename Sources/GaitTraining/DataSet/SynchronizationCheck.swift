import GaitAnalysis
package import GaitFiles
package import GaitModel

/// Compares the clocks of insole and reference over a whole recording, foot by foot.
package enum SynchronizationCheck {
  private static let samplingRateHz = 200.0
  /// Longer holes have no value on the common clock.
  private static let longestHoleSeconds = 0.05

  /// The lag of each recorded foot behind the one that the file states; nil where it cannot be told.
  package static func lags(
    of recording: DataRecording
  ) throws(GaitlabError) -> PerFoot<SynchronizationLag?> {
    var lags = PerFoot<SynchronizationLag?>(both: nil)
    let session = recording.session
    for foot in recording.metadata.feet {
      guard let insole = recording.metadata.insoles[foot],
        let frames = try session.frames(foot, seconds: session.seconds),
        let forces = try session.reference(foot, seconds: session.seconds)
      else { continue }
      let stated = forces.shifted(bySeconds: recording.metadata.referenceLagSeconds)
      lags[foot] = lag(of: frames, insole: insole, reference: stated)
    }
    return lags
  }

  /// The lag of a reference behind the summed cells.
  package static func lag(
    of frames: FrameBlock, insole: InsoleDescription, reference: ForceBlock
  ) -> SynchronizationLag? {
    guard let first = frames.times.first, let last = frames.times.last else { return nil }
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    var track = FootTrack(foot: frames.foot)
    track.reference = ForceTrack(reference)
    let count = frames.cellCount
    for index in 0..<frames.count {
      let cells = frames.cells[index * count..<(index + 1) * count]
      let newtons = sum(cells).newtons
      guard newtons.isFinite else { continue }
      track.times.append(frames.times[index])
      track.measured.append(newtons)
    }
    let samples = Int((last - first) * samplingRateHz)
    func onCommonClock(_ kind: ForceKind) -> [Double] {
      (0..<max(samples, 0)).map { index in
        track.newtons(
          kind, at: first + Double(index) / samplingRateHz, maxHoleSeconds: longestHoleSeconds)
          ?? .nan
      }
    }
    return SynchronizationLag(
      cells: onCommonClock(.measured), reference: onCommonClock(.reference),
      samplingRateHz: samplingRateHz)
  }
}
