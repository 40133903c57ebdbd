/// Takes frames from a session's rate to a model's and the estimates back, linearly both ways.
///
/// Frame j of a stretch is at j / sessionHz seconds; the model sees the times n / modelHz that lie
/// within the stretch. The clock is the nominal rate: jitter of single frames is not undone.
/// Coming down from a higher rate nothing is filtered, as in the benchmark's protocol.
package struct RateAdapter: Sendable {
  /// Frames of the model per frame of the session.
  private let ratio: Double
  /// Frames of the session that came, and estimates for them that went out.
  private var framesIn = 0
  private var estimatesOut = 0
  /// Frames that went to the model, and its estimates that came back.
  private var modelFrames = 0
  private var modelEstimates = 0
  private var lastFrame = [Float](repeating: 0, count: CanonicalGrid.cellCount)
  private var lastEstimate: Float = 0

  /// Rates that differ by less are the same: half a per cent.
  private static let tolerance = 0.005

  /// - Returns: nil if the rates are the same.
  package init?(sessionHz: Double, modelHz: Double) {
    guard sessionHz > 0, abs(sessionHz / modelHz - 1) > Self.tolerance else { return nil }
    ratio = modelHz / sessionHz
  }

  /// The most frames of the session that an estimate comes after its own.
  package static func delayFrames(sessionHz: Double, modelHz: Double, lookAheadFrames: Int) -> Int {
    guard let adapter = RateAdapter(sessionHz: sessionHz, modelHz: modelHz) else {
      return lookAheadFrames
    }
    // The model's frame after the session's, its look-ahead, and the session's frame after that.
    let isWhole = adapter.ratio.rounded() == adapter.ratio
    return Int(
      ((Double(lookAheadFrames) + (isWhole ? 0 : 1)) / adapter.ratio).rounded(.up))
  }

  /// Takes frames of the session; appends those of the model, `[n][128]`.
  package mutating func push(_ frames: Span<Float>, appendingTo resampled: inout [Float]) {
    let cells = CanonicalGrid.cellCount
    for start in stride(from: 0, to: frames.count, by: cells) {
      // All times of the model up to this frame, which is at `position`.
      let position = Double(framesIn)
      while true {
        let time = Double(modelFrames) / ratio
        guard time <= position + 1e-9 else { break }
        let share = Float(min(max(time - (position - 1), 0), 1))
        for cell in 0..<cells {
          let new = frames[start + cell]
          resampled.append(
            framesIn == 0 ? new : lastFrame[cell] + (new - lastFrame[cell]) * share)
        }
        modelFrames += 1
      }
      for cell in 0..<cells { lastFrame[cell] = frames[start + cell] }
      framesIn += 1
    }
  }

  /// Takes estimates of the model; appends those of the session.
  package mutating func take(_ estimates: [Float], appendingTo result: inout [Float]) {
    for estimate in estimates {
      let place = Double(modelEstimates)
      while estimatesOut < framesIn {
        let wanted = Double(estimatesOut) * ratio
        guard wanted <= place + 1e-9 else { break }
        let share = Float(min(max(wanted - (place - 1), 0), 1))
        result.append(
          modelEstimates == 0 ? estimate : lastEstimate + (estimate - lastEstimate) * share)
        estimatesOut += 1
      }
      lastEstimate = estimate
      modelEstimates += 1
    }
  }

  /// Ends the stretch: frames after the model's last time get its last estimate.
  package mutating func finish(appendingTo result: inout [Float]) {
    while estimatesOut < framesIn {
      result.append(lastEstimate)
      estimatesOut += 1
    }
    framesIn = 0
    estimatesOut = 0
    modelFrames = 0
    modelEstimates = 0
  }
}
