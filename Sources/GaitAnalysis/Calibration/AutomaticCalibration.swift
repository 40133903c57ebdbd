package import GaitModel

/// Finds zero and scale from the first strides of a recording, without any standing still.
///
/// Zero: the median of each cell while the foot is in swing. Scale: over whole strides the mean of
/// left + right is one body weight, so one body weight reads as the median stride mean of the left
/// plus that of the right. Both feet share the scale: a scale for each foot would take away the
/// very asymmetry that a clinician looks for. With one insole alone, half a body weight is its
/// share.
package enum AutomaticCalibration {
  /// What of a recording is looked at, in seconds.
  package static let windowSeconds = 60.0
  static let minStrides = 2
  static let strideSeconds = 0.5...4.0
  /// Frames that a cell's zero is the median of, at most.
  static let zeroFrames = 200

  /// Calibrates on the beginning of a recording.
  ///
  /// - Parameters:
  ///   - metadata: tells insoles and mass.
  ///   - frames: the first `windowSeconds` of each foot, in the device's unit.
  ///   - rule: tells the lengths of stance and swing that count.
  ///   - calibration: which strides, and whether feet share a scale.
  /// - Returns: a calibration that says itself whether there were strides enough.
  package static func find(
    metadata: SessionMetadata, frames: PerFoot<FrameBlock?>, rule: StanceRule,
    calibration: CalibrationRule = CalibrationRule()
  ) -> Calibration {
    let feet = PerFoot.each { foot -> FootResult? in
      guard let insole = metadata.insoles[foot], let block = frames[foot] else { return nil }
      return FootResult(
        insole: insole, frames: block, rule: rule, maxStrides: calibration.maxStrides)
    }
    let zero = PerFoot.each { foot in
      feet[foot]?.zero
        ?? Array(repeating: 0, count: metadata.insoles[foot]?.layout.cellCount ?? 0)
    }
    let found = Foot.allCases.compactMap { foot in feet[foot]?.meanStrideNewtons }
    let expected = metadata.feet.count
    let strides = Foot.allCases.reduce(0) { $0 + (feet[$1]?.strideMeans.count ?? 0) }
    if found.count == expected, expected > 0, found.allSatisfy({ $0 > 0 }) {
      let reading = expected == 2 ? found[0] + found[1] : 2 * found[0]
      let readings = PerFoot.each { foot in
        calibration.scalesFeetApart ? feet[foot]?.meanStrideNewtons.map { 2 * $0 } : nil
      }
      return Calibration(
        origin: .automatic, zero: zero,
        newtonsPerBodyWeight: PerFoot.each { readings[$0] ?? reading },
        bodyWeightNewtons: metadata.bodyWeightNewtons ?? reading,
        isBodyMassKnown: metadata.bodyMassKilograms != nil, strideCount: strides)
    }
    let highest = Foot.allCases.compactMap { feet[$0]?.highNewtons }.max() ?? 0
    // One foot carries at most about 1.1 body weights in walking.
    let weight = metadata.bodyWeightNewtons ?? max(highest / 1.1, 1)
    return Calibration(
      origin: .none, zero: zero, newtonsPerBodyWeight: PerFoot(both: weight),
      bodyWeightNewtons: weight, isBodyMassKnown: metadata.bodyMassKilograms != nil,
      strideCount: strides)
  }
}

/// What one foot's frames tell.
private struct FootResult {
  /// Per cell; nil if the foot was never seen in swing.
  private(set) var zero: [Float]?
  /// Mean force of each whole stride in newtons, after zero.
  private(set) var strideMeans: [Double] = []
  private(set) var highNewtons: Double

  var meanStrideNewtons: Double? {
    strideMeans.count >= AutomaticCalibration.minStrides ? strideMeans.median : nil
  }

  init(insole: InsoleDescription, frames: FrameBlock, rule: StanceRule, maxStrides: Int) {
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    let count = frames.cellCount
    var totals: [Double] = []
    // As in the pipeline: a frame with a reading that is no number is a frame that did not arrive.
    var finite = FrameBlock(foot: frames.foot, cellCount: count)
    for index in 0..<frames.count {
      let cells = frames.cells[index * count..<(index + 1) * count]
      let newtons = sum(cells).newtons
      guard newtons.isFinite else { continue }
      totals.append(Double(newtons))
      finite.append(timeSeconds: frames.times[index], cells: cells)
    }
    let frames = finite
    guard let low = totals.quantile(0.02), let high = totals.quantile(0.98), high > low else {
      highNewtons = totals.first ?? 0
      return
    }
    highNewtons = high - low
    // A tenth of the range above the unloaded insole, whatever its offset (Tekscan's rule).
    let level = low + 0.1 * (high - low)
    var segmenter = StanceSegmenter(
      foot: frames.foot, rule: rule,
      thresholds: StanceThresholds(
        onNewtons: level, offNewtons: level - 0.02 * (high - low)))
    for (time, total) in zip(frames.times, totals) {
      segmenter.push(timeSeconds: time, newtons: total)
    }
    segmenter.finish()
    let stances = segmenter.stances.filter { $0.stanceSeconds <= rule.maxStanceSeconds }
    guard stances.count > AutomaticCalibration.minStrides else { return }

    let unloaded = totals.indices.filter { totals[$0] < level }
    let limit = AutomaticCalibration.zeroFrames
    let every = max(1, (unloaded.count + limit - 1) / limit)
    let chosen = stride(from: 0, to: unloaded.count, by: every).map { unloaded[$0] }
    let zero = (0..<count).map { cell in
      Float(chosen.map { Double(frames.cells[$0 * count + cell]) }.median ?? 0)
    }
    let offset = Double(sum(zero[...]).newtons)
    self.zero = zero
    strideMeans = Self.strideMeans(
      stances: stances, times: frames.times, totals: totals, offset: offset, rule: rule,
      samplingRateHz: insole.samplingRateHz, maxStrides: maxStrides)
  }

  private static func strideMeans(
    stances: [Stance], times: [Double], totals: [Double], offset: Double, rule: StanceRule,
    samplingRateHz: Double, maxStrides: Int
  ) -> [Double] {
    var means: [Double] = []
    for (stance, next) in zip(stances, stances.dropFirst()) {
      let seconds = stance.initialContactSeconds...next.initialContactSeconds
      guard
        AutomaticCalibration.strideSeconds.contains(seconds.upperBound - seconds.lowerBound)
      else { continue }
      let range = times.indexRange(in: seconds)
      guard range.count > 4 else { continue }
      var impulse = 0.0
      var isWhole = true
      for index in range.dropFirst() {
        let step = times[index] - times[index - 1]
        if step > max(rule.maxGapSeconds, 1.5 / samplingRateHz) + 1e-6 { isWhole = false }
        impulse += 0.5 * (totals[index] + totals[index - 1] - 2 * offset) * step
      }
      guard isWhole, impulse.isFinite else { continue }
      means.append(impulse / (times[range.upperBound - 1] - times[range.lowerBound]))
      if means.count == maxStrides { break }
    }
    return means
  }
}
