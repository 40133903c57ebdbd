package import GaitModel

/// Finds zero and scale from the first strides of a recording, without any standing still.
///
/// Zero: the median of each cell while the foot is in swing. Scale: over whole strides the mean of
/// left + right is one body weight, so one body weight reads as the median stride mean of the left
/// plus that of the right. Both feet share the scale: a scale for each foot would take away the
/// very asymmetry that a clinician looks for. With one insole alone, half a body weight is its
/// share. Contacts of both feet together, those of a seated foot among steps, and sway are no strides.
package enum AutomaticCalibration {
  /// What of a recording is looked at, in seconds.
  package static let windowSeconds = 60.0
  static let minStrides = 2
  static let strideSeconds = 0.5...4.0
  /// A very slow walker is calibrated on longer strides.
  static let slowStrideSeconds = 0.5...16.0
  /// Frames that a cell's zero is the median of, at most.
  static let zeroFrames = 200

  /// Calibrates on the beginning of a recording.
  ///
  /// - Parameters:
  ///   - metadata: the insoles and mass.
  ///   - frames: the first `windowSeconds` of each foot, in the device's unit.
  ///   - rule: the lengths of stance and swing that count.
  ///   - calibration: which strides, and whether feet share a scale.
  /// - Returns: a calibration that says itself whether there were strides enough.
  package static func find(
    metadata: SessionMetadata, frames: PerFoot<FrameBlock?>, rule: StanceRule,
    calibration: CalibrationRule = CalibrationRule()
  ) -> Calibration {
    let readings = PerFoot.each { foot -> FootReadings? in
      guard let insole = metadata.insoles[foot], let block = frames[foot] else { return nil }
      return FootReadings(insole: insole, frames: block, rule: rule)
    }
    // Sway loads and unloads both feet in turn, and never lifts one.
    let isWalk = Foot.allCases.contains { readings[$0]?.isLifted == true }
    let contacts = PerFoot.each { foot -> [Stance]? in
      let others = readings[foot.opposite]?.contacts ?? []
      return readings[foot].map { reading in
        isWalk ? reading.fullContacts.filter { !FeetTogether.contains($0, others: others) } : []
      }
    }
    let feet = PerFoot.each { foot in
      readings[foot].map {
        FootResult(
          $0, contacts: contacts[foot] ?? [], other: contacts[foot.opposite], rule: rule,
          maxStrides: calibration.maxStrides)
      }
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

  /// - Parameters:
  ///   - readings: of the foot.
  ///   - contacts: those of them that may be steps.
  ///   - other: contacts of the other foot; nil where it was not recorded.
  ///   - rule: the lengths of stance and swing that count.
  ///   - maxStrides: how many strides are looked at.
  init(
    _ readings: FootReadings, contacts: [Stance], other: [Stance]?, rule: StanceRule,
    maxStrides: Int
  ) {
    highNewtons = readings.highNewtons
    let (stances, lengths) = Self.stances(contacts, other: other, rule: rule)
    guard stances.count > AutomaticCalibration.minStrides else { return }
    let zero = readings.zero
    self.zero = zero
    strideMeans = Self.strideMeans(
      readings, stances: stances, offset: Double(readings.sum(zero[...]).newtons), rule: rule,
      lengths: lengths, maxStrides: maxStrides)
  }

  /// The contacts that are steps, and how long a stride may be.
  ///
  /// Very slow walkers have hardly a stance that is not longer than a step of others.
  private static func stances(
    _ contacts: [Stance], other: [Stance]?, rule: StanceRule
  ) -> ([Stance], lengths: ClosedRange<Double>) {
    let usual = contacts.filter { $0.stanceSeconds <= rule.maxStanceSeconds }
    let all = contacts.indices.filter { index in
      contacts[index].stanceSeconds <= rule.maxStanceSeconds
        || rule.allowsSlowWalking && ContactPattern.isSlowWalking(index, in: contacts, other: other)
    }.map { contacts[$0] }
    return all.count > 2 * usual.count
      ? (all, AutomaticCalibration.slowStrideSeconds) : (usual, AutomaticCalibration.strideSeconds)
  }

  private static func strideMeans(
    _ readings: FootReadings, stances: [Stance], offset: Double, rule: StanceRule,
    lengths: ClosedRange<Double>, maxStrides: Int
  ) -> [Double] {
    let (times, totals) = (readings.times, readings.totals)
    let longestStep = max(rule.maxGapSeconds, 1.5 / readings.samplingRateHz) + 1e-6
    var means: [Double] = []
    for (stance, next) in zip(stances, stances.dropFirst()) {
      let seconds = stance.initialContactSeconds...next.initialContactSeconds
      guard lengths.contains(seconds.upperBound - seconds.lowerBound) else { continue }
      let range = times.indexRange(in: seconds)
      guard range.count > 4 else { continue }
      var impulse = 0.0
      var isWhole = true
      for index in range.dropFirst() {
        let step = times[index] - times[index - 1]
        if step > longestStep { isWhole = false }
        impulse += 0.5 * (totals[index] + totals[index - 1] - 2 * offset) * step
      }
      guard isWhole, impulse.isFinite else { continue }
      means.append(impulse / (times[range.upperBound - 1] - times[range.lowerBound]))
      if means.count == maxStrides { break }
    }
    return means
  }
}
