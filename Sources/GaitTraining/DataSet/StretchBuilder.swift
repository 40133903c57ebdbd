import GaitAnalysis
import GaitModel

/// Cuts one foot's frames where something is missing and brings each stretch to 200 Hz.
struct StretchBuilder {
  private let foot: Foot
  private let samplingRateHz: Double
  private let bodyWeightNewtons: Double
  private let lagSeconds: Double
  private var track: FootTrack
  private var canonicalizer: FrameCanonicalizer
  /// The stretch so far, on the clock of the device.
  private var times: [Double] = []
  private var cells: [Float] = []
  private var done: [CalibratedStretch] = []
  private let scale: RunningScale
  private let findsReferenceScale: Bool

  init(
    insole: InsoleDescription, calibrations: CalibrationTimeline, scale: RunningScale,
    reference: ForceBlock, lagSeconds: Double, findsReferenceScale: Bool
  ) {
    self.scale = scale
    self.findsReferenceScale = findsReferenceScale
    foot = reference.foot
    samplingRateHz = insole.samplingRateHz
    bodyWeightNewtons = calibrations.first.bodyWeightNewtons
    self.lagSeconds = lagSeconds
    track = FootTrack(foot: foot)
    track.reference = ForceTrack(reference)
    canonicalizer = FrameCanonicalizer(foot: foot, insole: insole, calibrations: calibrations)
  }

  /// Takes the frames of a whole recording.
  mutating func take(_ block: FrameBlock) {
    let count = block.cellCount
    for index in 0..<block.count {
      let time = block.times[index]
      if let last = times.last, Gap.isHole(from: last, to: time, samplingRateHz: samplingRateHz) {
        endStretch()
      }
      let frame = block.cells[index * count..<(index + 1) * count]
      // NaN in any cell discards the frame; one without a target teaches nothing.
      guard frame.allSatisfy(\.isFinite), target(at: time) != nil else {
        endStretch()
        continue
      }
      times.append(time)
      let first = cells.count
      canonicalizer.append(frame, at: time, to: &cells)
      let factor = Float(scale.factor(foot, at: time))
      for index in first..<cells.count { cells[index] *= factor }
    }
  }

  /// What was made of everything taken.
  mutating func finish() -> [CalibratedStretch] {
    endStretch()
    return done
  }

  private func target(at seconds: Double) -> Double? {
    track.newtons(.reference, at: seconds + lagSeconds).map { $0 / bodyWeightNewtons }
  }

  private mutating func endStretch() {
    defer {
      times.removeAll(keepingCapacity: true)
      cells.removeAll(keepingCapacity: true)
    }
    guard times.count > 1 else { return }
    let rate = CalibratedStretch.samplingRateHz
    // A device of 200 Hz keeps its own frames, as it does in the product.
    let isOwnRate = abs(samplingRateHz - rate) < 0.01 * rate
    let stretch = isOwnRate ? (times, cells) : resampled(to: rate)
    let targets = stretch.0.compactMap { target(at: $0).map(Float.init) }
    guard targets.count == stretch.0.count, let start = stretch.0.first else { return }
    var made = CalibratedStretch(
      foot: foot, startSeconds: start, cells: stretch.1, targets: targets)
    if findsReferenceScale {
      var sums: [Float] = []
      var estimator = SumOfCellsEstimator()
      estimator.push(made.cells.span, appendingTo: &sums)
      made.referenceRatios = ReferenceScale(sums: sums, targets: targets, rule: StanceRule())
        .ratios(targets.count)
    }
    done.append(made)
  }

  /// Linear interpolation between frames.
  private func resampled(to rate: Double) -> (times: [Double], cells: [Float]) {
    let width = CanonicalGrid.cellCount
    let frames = Int((times[times.count - 1] - times[0]) * rate) + 1
    var clock: [Double] = []
    var result: [Float] = []
    result.reserveCapacity(frames * width)
    var low = 0
    for frame in 0..<frames {
      let time = times[0] + Double(frame) / rate
      while low < times.count - 2, times[low + 1] <= time { low += 1 }
      let part = Float((time - times[low]) / (times[low + 1] - times[low]))
      for cell in 0..<width {
        let before = cells[low * width + cell]
        result.append(before + part * (cells[(low + 1) * width + cell] - before))
      }
      clock.append(time)
    }
    return (clock, result)
  }
}
