import GaitAnalysis
import GaitFiles
import GaitModel

/// All frames of a recording with what calibrates them, for what is fitted to them.
struct CalibratedFrames {
  let basis: SessionBasis
  let blocks: PerFoot<FrameBlock?>
  let scale: RunningScale

  /// Calibrates a recording as the pipeline does.
  ///
  /// - Parameters:
  ///   - session: the opened recording.
  ///   - path: of its file.
  /// - Throws: `nothingToWrite` without strides to calibrate on, and what reading throws.
  init(_ session: any SessionReading, path: String) throws(GaitlabError) {
    basis = try session.basis()
    guard basis.calibration.origin != .none else {
      throw GaitlabError(
        .nothingToWrite, file: path, found: "too few whole strides to calibrate",
        advice: "leave this recording out")
    }
    blocks = PerFoot(
      left: try session.frames(.left, seconds: session.seconds),
      right: try session.frames(.right, seconds: session.seconds))
    scale = basis.scale(following: blocks)
  }
}
