package import GaitModel
import PlainText

/// What no file may hold of what is known of a session besides its samples.
package enum MetadataCheck {
  /// Forces of a calibration, which for an insole without a unit may be of any size.
  private static let scales = 1e-6...1e15
  private static let strideCounts = 0...10_000_000

  /// What is wrong, in words, or nil if every number is plausible and every size fits.
  package static func problem(_ metadata: SessionMetadata) -> String? {
    if let problem = metadata.problem { return problem }
    // Not a number is in no range.
    if !Plausible.referenceLagSeconds.contains(metadata.referenceLagSeconds) {
      return "a reference that lags by \(metadata.referenceLagSeconds) s"
    }
    if let levels = metadata.referenceLevels,
      !Foot.allCases.allSatisfy({ levels[$0]?.isPlausible ?? true })
    {
      return "a level of the reference that no plate has"
    }
    if let step = metadata.leftOutSteps.first(where: {
      !Plausible.times.contains($0.initialContactSeconds)
    }) {
      return "a left-out step at \(step.initialContactSeconds) s"
    }
    return metadata.calibration.flatMap { problem($0, insoles: metadata.insoles) }
      ?? problem(metadata.calibrationChanges, insoles: metadata.insoles)
  }

  /// Calibrations that a session may be given while it runs; nobody stands still more often.
  package static let mostCalibrations = 1000

  private static func problem(
    _ changes: [CalibrationChange], insoles: PerFoot<InsoleDescription?>
  ) -> String? {
    if changes.count > mostCalibrations { return "more calibrations than anybody makes" }
    // Not a number is in no range, and before nothing.
    if let change = changes.first(where: { !Plausible.times.contains($0.fromSeconds) }) {
      return "a calibration from \(change.fromSeconds) s on"
    }
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0.fromSeconds < $1.fromSeconds }) else {
      return "calibrations that are not in the order of time"
    }
    return changes.lazy.compactMap { problem($0.calibration, insoles: insoles) }.first
  }

  static func problem(
    _ calibration: Calibration, insoles: PerFoot<InsoleDescription?>
  ) -> String? {
    for foot in Foot.allCases {
      let zero = calibration.zero[foot]
      let cells = insoles[foot]?.layout.cellCount ?? 0
      if zero.count != cells {
        return
          "a calibration of \(Counted.text(zero.count, "cell")) for \(cells) (\(foot.rawValue))"
      }
      if let unit = insoles[foot]?.unit,
        let value = zero.first(where: { !Plausible.readings(unit).contains(Double($0)) })
      {
        return "a zero of \(value) (\(foot.rawValue))"
      }
      if !scales.contains(calibration.newtonsPerBodyWeight[foot]) {
        return "a body weight of \(calibration.newtonsPerBodyWeight[foot]) N (\(foot.rawValue))"
      }
    }
    if !scales.contains(calibration.bodyWeightNewtons) {
      return "a body weight of \(calibration.bodyWeightNewtons) N"
    }
    if !strideCounts.contains(calibration.strideCount) {
      return "a calibration from \(Counted.text(calibration.strideCount, "stride"))"
    }
    if let time = calibration.measuredAtUnixSeconds, !Plausible.times.contains(time) {
      return "a calibration at \(time) s since 1970"
    }
    return nil
  }

  static func problem(_ point: ClockPoint) -> String? {
    // A device may count from anything, 1601 in some cases.
    guard Plausible.times.contains(point.sessionSeconds), abs(point.deviceSeconds) <= 1e13 else {
      return "a clock at \(point.deviceSeconds) s for \(point.sessionSeconds) s"
    }
    return nil
  }

  package static func problem(_ summary: FeedbackSummary) -> String? {
    let zone = summary.target.zone
    let counts = [
      summary.under, summary.inZone, summary.over, summary.streak, summary.longestStreak,
    ]
    guard zone.lowerBound.isFinite, zone.upperBound.isFinite,
      counts.allSatisfy(strideCounts.contains),
      (0...Plausible.longestSeconds).contains(summary.secondsInZone),
      (0...Plausible.longestSeconds).contains(summary.seconds)
    else { return "feedback with a zone, a count or a time that cannot be" }
    guard summary.startSeconds.map(Plausible.times.contains) ?? true,
      summary.name.map({ $0.count <= 200 }) ?? true
    else { return "feedback with a name or a beginning that cannot be" }
    return nil
  }
}
