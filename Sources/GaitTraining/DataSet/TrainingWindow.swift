/// Where a window of frames lies: `frames` of them from `start`, never across a hole or a recording.
package struct TrainingWindow: Equatable, Hashable, Sendable {
  /// Index of the recording among those that the windows were cut from.
  package var recording: Int
  /// Index of the stretch within the recording.
  package var stretch: Int
  /// Index of the first frame within the stretch.
  package var start: Int

  /// All windows, in the order of the recordings.
  ///
  /// - Parameters:
  ///   - recordings: what is cut.
  ///   - frames: length of a window, T.
  ///   - step: frames from one window to the next.
  /// - Returns: the places of the windows; what is left at the end of a stretch is in none.
  package static func all(
    of recordings: [CalibratedRecording], frames: Int, step: Int
  ) -> [TrainingWindow] {
    precondition(frames > 0 && step > 0, "windows of \(frames) every \(step)")
    var windows: [TrainingWindow] = []
    for (index, recording) in recordings.enumerated() {
      for (number, stretch) in recording.stretches.enumerated() {
        for start in stride(from: 0, through: stretch.count - frames, by: step) {
          windows.append(TrainingWindow(recording: index, stretch: number, start: start))
        }
      }
    }
    return windows
  }
}
