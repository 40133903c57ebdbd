/// What others walk like: means over people, and how much people vary, in groups of one speed each.
///
/// A description of those who were measured and no border between well and ill.
package struct Norms: Equatable, Sendable {
  /// What lists call it.
  package let name: String
  /// Who was measured, how and on what, in a sentence or two.
  package let people: String
  /// Where it was published, or who made it.
  package let source: String
  /// The licence of the numbers; empty where none is said.
  package let licence: String
  /// By speed, from slow to fast.
  package let groups: [NormGroup]

  package init(
    name: String, people: String, source: String, licence: String, groups: [NormGroup]
  ) {
    precondition(!groups.isEmpty, "norms without a group")
    self.name = name
    self.people = people
    self.source = source
    self.licence = licence
    self.groups = groups
  }
}

/// People at one speed.
package struct NormGroup: Equatable, Sendable {
  /// Such as `normal`; told apart by it.
  package let name: String
  /// `[101]` vGRF over stance in body weights; nil where it was not published.
  package let curve: [NormValue]?
  /// Means of steps; forces in body weights, impulses in body weights times seconds.
  package let measures: [StepMeasure: NormValue]
  /// Steps of both feet a minute.
  package let cadence: NormValue?

  package init(
    name: String, curve: [NormValue]?, measures: [StepMeasure: NormValue], cadence: NormValue?
  ) {
    precondition(curve == nil || curve?.count == StanceCurve.pointCount, "not 101 points")
    self.name = name
    self.curve = curve
    self.measures = measures
    self.cadence = cadence
  }
}

/// The mean over people of each one's own mean, and the standard deviation between people.
package struct NormValue: Equatable, Sendable {
  /// How many people; nil where it was not published.
  package let people: Int?
  /// In the measure's own unit.
  package let mean: Double
  /// Between people; nil where it was not published.
  package let sd: Double?

  package init(people: Int?, mean: Double, sd: Double?) {
    self.people = people
    self.mean = mean
    self.sd = sd
  }

  /// How many standard deviations between people a number is above the mean; nil without one.
  package func score(_ value: Double) -> Double? {
    guard let sd, sd > 0 else { return nil }
    return (value - mean) / sd
  }
}
