package import GaitModel

extension FrameBlock {
  /// The frame that is shown at a moment: the last one until the next is due, which is half a frame
  /// late at most; later than that there is a hole.
  ///
  /// - Parameters:
  ///   - seconds: a moment of the session's clock.
  ///   - samplingRateHz: of the foot's frames, as `SessionBasis` knows it.
  /// - Returns: the frame; nil where nothing is shown.
  package func frame(at seconds: Double, samplingRateHz: Double) -> PressureFrame? {
    guard let index = times.lastIndex(notAbove: seconds + 1e-9),
      (seconds - times[index]) * samplingRateHz <= 1.5
    else { return nil }
    return self[index]
  }
}
