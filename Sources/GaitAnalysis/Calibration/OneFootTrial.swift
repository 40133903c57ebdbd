package import GaitModel

/// Three seconds on one foot alone: what its insole reads is one body weight.
///
/// After the last foot there is a calibration. Each foot gets a scale of its own, which takes the
/// insoles' differences away and leaves the walker's.
package struct OneFootTrial: Sendable {
  private let stage: CalibrationStage
  private let metadata: SessionMetadata
  private let zero: PerFoot<[Float]>?
  private let earlier: PerFoot<Double?>

  /// By how much the load may waver, as a part of it (SD): one leg sways more than two.
  static let mostSD = 0.08
  /// Part of the load that may still be on the other foot.
  static let mostOnOther = 0.1
  /// By how much two insoles of one walker may differ.
  static let plausibleRatio = 0.5...2.0

  /// - Parameters:
  ///   - stage: the foot that is stood on.
  ///   - metadata: the insoles and mass.
  ///   - zero: what the unloaded cells read; nil for nothing.
  ///   - readings: what an earlier foot read.
  package init(
    stage: CalibrationStage, metadata: SessionMetadata, zero: PerFoot<[Float]>?,
    readings: PerFoot<Double?>
  ) {
    self.stage = stage
    self.metadata = metadata
    self.zero = zero
    earlier = readings
  }

  /// Judges the frames of standing on one foot.
  package func check(frames: PerFoot<FrameBlock?>) -> CalibrationCheck {
    let readings = TrialReadings.each(frames: frames, metadata: metadata, zero: zero)
    guard let foot = stage.foot, let stood = readings[foot] else {
      return .failed(stage, ["there is no insole for that foot"])
    }
    let shortages = readings.shortages(seconds: stage.seconds)
    guard shortages.isEmpty, let load = stood.meanNewtons else {
      return .failed(stage, shortages, readings: readings.means)
    }
    guard load > 0 else {
      return .failed(
        stage, ["the \(foot.rawValue) insole reads \(load.inWords) N: stand on it"],
        readings: readings.means)
    }
    var reasons: [String] = []
    if stood.sdNewtons > Self.mostSD * load {
      reasons.append(
        "the load wavers by \((stood.sdNewtons / load * 100).inWords) % (SD), "
          + "\((Self.mostSD * 100).inWords) % at most: hold on to something and stand still")
    }
    if let other = readings[foot.opposite]?.meanNewtons, other > Self.mostOnOther * load {
      reasons.append(
        "the \(foot.opposite.rawValue) foot reads \((other / load * 100).inWords) % of it, "
          + "\((Self.mostOnOther * 100).inWords) % at most: lift it")
    }
    if let problem = StandingTrial.scaleProblem(load, metadata: metadata) {
      reasons.append(problem)
    }
    if let other = earlier[foot.opposite], other > 0, !Self.plausibleRatio.contains(load / other) {
      reasons.append(
        "\(foot.rawValue) reads \(load.inWords) N, \(foot.opposite.rawValue) read "
          + "\(other.inWords) N: check the insoles")
    }
    guard reasons.isEmpty else { return .failed(stage, reasons, readings: readings.means) }
    var loads = earlier
    loads[foot] = load
    return CalibrationCheck(
      stage: stage, passed: true, readings: readings.means, calibration: calibration(loads))
  }

  /// Nil until every foot that there is was stood on.
  private func calibration(_ loads: PerFoot<Double?>) -> Calibration? {
    let found = metadata.feet.compactMap { loads[$0] }
    guard found.count == metadata.feet.count, !found.isEmpty else { return nil }
    let mean = found.reduce(0, +) / Double(found.count)
    return Calibration(
      origin: .standingOnEachFoot, zero: metadata.zero(zero),
      newtonsPerBodyWeight: PerFoot.each { loads[$0] ?? mean },
      bodyWeightNewtons: metadata.bodyWeightNewtons ?? mean,
      isBodyMassKnown: metadata.bodyMassKilograms != nil, strideCount: 0)
  }
}
