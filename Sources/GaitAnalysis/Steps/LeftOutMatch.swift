package import GaitModel

/// Finds the steps that somebody has left out by hand among those of an analysis.
///
/// The rule, the model or a plate may move a contact by some milliseconds, so that the nearest contact of
/// the foot within `toleranceSeconds` is meant; contacts of one foot are further apart than that.
package struct LeftOutMatch {
  /// The farthest that a contact may have moved.
  package static let toleranceSeconds = 0.1

  /// For each record the place of its step; nil where none fits.
  package let places: [Int?]

  /// - Parameters:
  ///   - records: what was left out.
  ///   - steps: of both feet, by initial contact.
  package init(_ records: [LeftOutStep], in steps: [Step]) {
    guard !records.isEmpty else {
      places = []
      return
    }
    let own = PerFoot.each { foot in
      // Nobody can leave out what is too short for a step; the step is beside it.
      steps.indices.filter { steps[$0].foot == foot && !steps[$0].isTooShort }
    }
    let contacts = own.map { places in places.map { steps[$0].stance.initialContactSeconds } }
    places = records.map { record in
      let moment = record.initialContactSeconds
      let times = contacts[record.foot]
      let after = times.lowerBound(of: moment)
      let around = max(after - 1, 0)..<min(after + 1, times.count)
      guard let nearest = around.min(by: { abs(times[$0] - moment) < abs(times[$1] - moment) }),
        abs(times[nearest] - moment) <= Self.toleranceSeconds
      else { return nil }
      return own[record.foot][nearest]
    }
  }

  /// The records of a step.
  package static func records(of step: Step, among records: [LeftOutStep], in steps: [Step])
    -> [LeftOutStep]
  {
    zip(records, LeftOutMatch(records, in: steps).places).compactMap { record, place in
      place.map { steps[$0].foot == step.foot && steps[$0].index == step.index } == true
        ? record : nil
    }
  }

  /// The same steps, those that were left out rejected.
  static func applied(
    _ records: [LeftOutStep], to steps: [Step],
    as rejection: (LeftOutStep) -> StepRejection = { .leftOutByHand(reason: $0.reason) }
  ) -> [Step] {
    guard !records.isEmpty else { return steps }
    var steps = steps
    for (record, place) in zip(records, LeftOutMatch(records, in: steps).places) {
      guard let place else { continue }
      steps[place] = steps[place].rejected(rejection(record))
    }
    return steps
  }

  /// The records that fit no step.
  static func withoutStep(_ records: [LeftOutStep], in steps: [Step]) -> [LeftOutStep] {
    zip(records, LeftOutMatch(records, in: steps).places).compactMap { $1 == nil ? $0 : nil }
  }
}
