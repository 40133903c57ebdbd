package import GaitModel

/// What each insole reads while its foot is in the air, as a part of all that both read over strides.
///
/// The middle half of every swing is looked at, with what the calibration takes for zero, and the median
/// of the total of cells there set against the means of left + right over whole strides. A tight shoe, feet
/// that drag and an insole without zero show here in full; a zero of single cells holds only what each
/// reads half of the time.
package struct SwingLoad: Equatable, Sendable {
  /// Of all that both feet read over whole strides; nil without swings.
  ///
  /// 0.12 is 12 % of body weight.
  package let bodyWeights: PerFoot<Double?>

  /// Says nothing.
  package init() { bodyWeights = PerFoot(both: nil) }

  init(
    metadata: SessionMetadata, calibrations: CalibrationTimeline, tracks: PerFoot<FootTrack?>,
    steps: [Step]
  ) {
    let levels = PerFoot.each { foot -> (swing: Double, stride: Double)? in
      guard let track = tracks[foot] else { return nil }
      // Counts are shown without their zero once a mass makes newtons of them.
      let zero = PerCalibration(calibrations) { calibration -> Double in
        guard metadata.insoles[foot]?.unit.isAbsolute == false, calibration.isBodyMassKnown else {
          return 0
        }
        return (calibration.unloadedPart(foot, of: metadata) ?? 0) * calibration.bodyWeightNewtons
      }
      return Self.levels(
        track, steps: steps.filter { $0.foot == foot && $0.isAccepted }, zero: zero)
    }
    let strides = metadata.feet.compactMap { levels[$0]?.stride }
    // One insole alone carries half of it.
    let whole = strides.reduce(0, +) * (metadata.feet.count == 1 ? 2 : 1)
    let isWhole = strides.count == metadata.feet.count && whole > 0
    bodyWeights = levels.map { level in isWhole ? level.map { $0.swing / whole } : nil }
  }

  /// Medians of the swings' own medians and of the strides' means, in what is shown as measured and what of it was
  /// taken off.
  private static func levels(
    _ track: FootTrack, steps: [Step], zero: PerCalibration<Double>
  ) -> (swing: Double, stride: Double)? {
    var swings: [Double] = []
    var strides: [Double] = []
    for step in steps {
      guard let swing = step.swingSeconds else { continue }
      let toeOff = step.stance.toeOffSeconds
      func forces(in seconds: ClosedRange<Double>) -> [Double] {
        track.measured[track.times.indexRange(in: seconds)].map(Double.init).filter(\.isFinite)
      }
      let stride = forces(in: step.stance.initialContactSeconds...toeOff + swing)
      guard let air = forces(in: toeOff + swing / 4...toeOff + 3 * swing / 4).median,
        !stride.isEmpty
      else { continue }
      swings.append(air + zero[toeOff])
      strides.append(stride.reduce(0, +) / Double(stride.count) + zero[toeOff])
    }
    guard let swing = swings.median, let stride = strides.median else { return nil }
    return (swing, stride)
  }
}
