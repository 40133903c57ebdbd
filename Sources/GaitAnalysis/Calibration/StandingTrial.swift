package import GaitModel

/// Three seconds of quiet standing on both feet: what both read together is one body weight.
///
/// Both feet share the scale, as in `AutomaticCalibration`: nobody stands on both feet alike, and a
/// scale for each would call that the insoles' fault.
package struct StandingTrial: Sendable {
  private let metadata: SessionMetadata
  private let zero: PerFoot<[Float]>?

  /// By how much the load may waver, as a part of it (SD).
  static let mostSD = 0.05
  /// Part of the load that each foot has to carry.
  static let leastShare = 0.2
  /// What the insoles may read, as a part of body weight.
  static let plausibleScale = 0.25...4.0

  /// - Parameters:
  ///   - metadata: the insoles and mass.
  ///   - zero: what the unloaded cells read; nil for nothing.
  package init(metadata: SessionMetadata, zero: PerFoot<[Float]>?) {
    self.metadata = metadata
    self.zero = zero
  }

  /// Judges the frames of standing on both feet.
  package func check(frames: PerFoot<FrameBlock?>) -> CalibrationCheck {
    let stage = CalibrationStage.standing
    let readings = TrialReadings.each(frames: frames, metadata: metadata, zero: zero)
    guard let left = readings.left, let right = readings.right else {
      return .failed(stage, ["standing on both feet needs both insoles: choose another way"])
    }
    let shortages = readings.shortages(seconds: stage.seconds)
    guard shortages.isEmpty, let leftMean = left.meanNewtons, let rightMean = right.meanNewtons
    else { return .failed(stage, shortages, readings: readings.means) }
    let total = leftMean + rightMean
    guard total > 0 else {
      return .failed(
        stage, ["both insoles read \(total.inWords) N: stand on them, and take zero again"],
        readings: readings.means)
    }
    var reasons: [String] = []
    let sd = Self.sumSD(left, right)
    if sd > Self.mostSD * total {
      reasons.append(
        "the load wavers by \((sd / total * 100).inWords) % (SD), "
          + "\((Self.mostSD * 100).inWords) % at most: stand still")
    }
    for (foot, mean) in [(Foot.left, leftMean), (.right, rightMean)]
    where mean < Self.leastShare * total {
      reasons.append(
        "the \(foot.rawValue) foot carries \((mean / total * 100).inWords) %, "
          + "\((Self.leastShare * 100).inWords) % at least: stand on both feet")
    }
    if let problem = Self.scaleProblem(total, metadata: metadata) { reasons.append(problem) }
    guard reasons.isEmpty else { return .failed(stage, reasons, readings: readings.means) }
    return CalibrationCheck(
      stage: stage, passed: true, readings: readings.means,
      calibration: Calibration(
        origin: .standing, zero: metadata.zero(zero),
        newtonsPerBodyWeight: PerFoot(both: total),
        bodyWeightNewtons: metadata.bodyWeightNewtons ?? total,
        isBodyMassKnown: metadata.bodyMassKilograms != nil, strideCount: 0))
  }

  /// The standard deviation of left + right; each left frame with the right one nearest in order.
  private static func sumSD(_ left: TrialReadings, _ right: TrialReadings) -> Double {
    var moments = MeanSD()
    for (time, force) in zip(left.times, left.newtons) {
      let index = min(right.times.lowerBound(of: time), right.newtons.count - 1)
      moments.push(force + right.newtons[index])
    }
    return moments.sd ?? 0
  }

  /// Why a reading cannot be one body weight; nil if it can, or where nobody knows.
  static func scaleProblem(_ newtons: Double, metadata: SessionMetadata) -> String? {
    // Counts are no pressure: their scale is what is being looked for.
    guard metadata.feet.allSatisfy({ metadata.insoles[$0]?.unit.isAbsolute == true }) else {
      return nil
    }
    if let weight = metadata.bodyWeightNewtons {
      guard !plausibleScale.contains(newtons / weight) else { return nil }
      return "the insoles read \(newtons.inWords) N for a body weight of \(weight.inWords) N: "
        + "check mass and insoles"
    }
    let mass = newtons / Physics.standardGravity
    guard !SessionMetadata.plausibleBodyMassKilograms.contains(mass) else { return nil }
    return "the insoles read \(mass.inWords) kg, which is nobody's mass: check the insoles"
  }
}

extension SessionMetadata {
  /// A zero for every cell: the one given where it fits the insole, else none.
  func zero(_ zero: PerFoot<[Float]>?) -> PerFoot<[Float]> {
    PerFoot.each { foot in
      let count = insoles[foot]?.layout.cellCount ?? 0
      guard let given = zero?[foot], given.count == count else {
        return Array(repeating: 0, count: count)
      }
      return given
    }
  }
}
