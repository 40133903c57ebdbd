package import GaitModel

/// Norms, and the group of them that somebody asked for.
package struct NormChoice: Equatable, Sendable {
  /// Of which a group is chosen.
  package let norms: Norms
  /// Nil for the group that is nearest by speed.
  package let group: String?

  package init(norms: Norms, group: String? = nil) {
    self.norms = norms
    self.group = group
  }

  /// A session beside them.
  ///
  /// - Parameters:
  ///   - analysis: of the session.
  ///   - force: whose force is compared; nil for the one that decides.
  /// - Returns: nil if the norms have no such group.
  package func scores(_ analysis: SessionAnalysis, force: ForceKind? = nil) -> NormScores? {
    NormMatch(norms, to: analysis.summary, group: group).map {
      NormScores(analysis, match: $0, force: force)
    }
  }
}

/// How far a session is from norms, in standard deviations between people.
package struct NormScores: Equatable, Sendable {
  /// What it is compared with.
  package let match: NormMatch
  /// The session's mean less the norm's, by the norm's standard deviation; measures that both have.
  package let feet: PerFoot<[StepMeasure: Double]>
  /// The same of cadence.
  package let cadence: Double?
  /// Which part of stance the mean curve is more than one standard deviation from the norm's; nil
  /// without curves.
  package let partOfStanceOutside: PerFoot<Double?>

  /// - Parameters:
  ///   - analysis: of the session.
  ///   - match: the group.
  ///   - force: whose force is compared; nil for the one that decides.
  package init(_ analysis: SessionAnalysis, match: NormMatch, force: ForceKind? = nil) {
    self.match = match
    let summary = analysis.summary
    let force = force ?? summary.force
    let weight = analysis.calibration.bodyWeightNewtons
    let hasForces = analysis.hasBodyWeights && weight > 0
    feet = summary.feet(force).map { means in
      var scores: [StepMeasure: Double] = [:]
      for (measure, norm) in match.group.measures {
        guard let own = means[measure] else { continue }
        if measure.isForce, !hasForces { continue }
        scores[measure] = norm.score(measure.isForce ? own.mean / weight : own.mean)
      }
      return scores
    }
    cadence = match.group.cadence.flatMap { norm in
      summary.cadenceStepsPerMinute.flatMap(norm.score)
    }
    partOfStanceOutside = summary.meanCurves.map { curves in
      guard hasForces, let norm = match.group.curve, let own = curves[force] else {
        return nil
      }
      let scores = zip(norm, own).compactMap { $0.score($1.mean / weight) }
      guard !scores.isEmpty else { return nil }
      return Double(scores.count { abs($0) > 1 }) / Double(scores.count)
    }
  }

  /// How it is reckoned, in words.
  package static let definition =
    "z = (mean of the session - mean of the norms) / standard deviation between the people of the norms"
}

extension StepMeasure {
  /// Its unit in norms.
  package var normUnit: String { isForce ? unit.replacing("N", with: "BW") : unit }
}
