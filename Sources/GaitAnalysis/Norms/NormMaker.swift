import GaitModel

/// Makes norms of sessions: a mean for each person, then mean and standard deviation over people.
package struct NormMaker {
  /// What one person walked at one speed, all sessions and both feet together.
  private struct Person {
    var curve = [MeanSD](repeating: MeanSD(), count: StanceCurve.pointCount)
    var measures: [StepMeasure: MeanSD] = [:]
    var cadence = MeanSD()
  }

  /// A step is not of a person until so many of a person's own are.
  package static let leastSteps = 3
  /// Fewer people have no standard deviation between them.
  package static let leastPeople = 2

  private var groups: [String: [String: Person]] = [:]
  private let leavesOut: Set<StepMeasure>
  private let leavesOutCadence: Bool

  /// Makes norms without some measures.
  ///
  /// - Parameters:
  ///   - measures: those that the sessions do not tell, such as times between steps that were made up.
  ///   - cadence: whether to leave that out too.
  package init(without measures: Set<StepMeasure> = [], cadence: Bool = false) {
    leavesOut = measures
    leavesOutCadence = cadence
  }

  /// Takes a session in.
  ///
  /// - Parameters:
  ///   - analysis: of the session; its force that decides is what is kept.
  ///   - person: the code of who walked.
  ///   - group: the name of the speed.
  /// - Returns: false, and nothing is taken, with under three used steps or without body weights.
  package mutating func add(_ analysis: SessionAnalysis, person: String, group: String) -> Bool {
    let weight = analysis.calibration.bodyWeightNewtons
    let used = analysis.steps.filter(\.isAccepted)
    guard used.count >= Self.leastSteps, analysis.hasBodyWeights, weight > 0 else { return false }
    let force = analysis.summary.force
    var own = groups[group]?[person] ?? Person()
    for step in used {
      for measure in StepMeasure.allCases
      where !leavesOut.contains(measure) && !measure.isForFlatCurves {
        guard let value = measure.value(of: step, force: force) else { continue }
        own.measures[measure, default: MeanSD()].push(measure.isForce ? value / weight : value)
      }
      guard let curve = step.features(force)?.curve else { continue }
      for index in own.curve.indices {
        own.curve[index].push(Double(curve.newtons[index]) / weight)
      }
    }
    if !leavesOutCadence, let cadence = analysis.summary.cadenceStepsPerMinute {
      own.cadence.push(cadence)
    }
    groups[group, default: [:]][person] = own
    return true
  }

  /// How many people each group has.
  package var peopleInGroups: [String: Int] { groups.mapValues(\.count) }

  /// The groups from the longest stance to the shortest.
  ///
  /// - Returns: those with two people or more.
  package func made() -> [NormGroup] {
    let made = groups.compactMap { name, people -> NormGroup? in
      guard people.count >= Self.leastPeople else { return nil }
      let all = people.values
      func value(_ means: [Double]) -> NormValue? {
        let over = MeanSD(means.sorted())
        return over.n >= Self.leastPeople
          ? NormValue(people: over.n, mean: over.mean, sd: over.sd) : nil
      }
      var measures: [StepMeasure: NormValue] = [:]
      for measure in StepMeasure.allCases {
        measures[measure] = value(all.compactMap { $0.measures[measure]?.mean })
      }
      let walked = all.filter { $0.curve[0].n > 0 }
      let curve = (0..<StanceCurve.pointCount).compactMap { index in
        value(walked.map { $0.curve[index].mean })
      }
      return NormGroup(
        name: name, curve: curve.count == StanceCurve.pointCount ? curve : nil, measures: measures,
        cadence: value(all.filter { $0.cadence.n > 0 }.map(\.cadence.mean)))
    }
    return made.sorted {
      let stances = ($0.measures[.stanceSeconds]?.mean ?? 0, $1.measures[.stanceSeconds]?.mean ?? 0)
      return stances.0 == stances.1 ? $0.name < $1.name : stances.0 > stances.1
    }
  }
}
