import GaitAnalysis
package import GaitFiles

/// Everything that the plate knows of one person: the steps, and what follows from them.
package struct PlateSubject: Sendable {
  /// Part of a stride that a foot carries load in normal walking.
  package static let normalDutyFactor = 0.62

  /// Index of the person in the source.
  package let index: Int
  package let steps: [PlateStep]
  /// Where the foot stands on the plate.
  package let box: FootprintBox
  /// One body weight in the plate's own unit.
  ///
  /// Over whole strides left + right carry one body weight: it is twice the duty factor times the
  /// mean force of a stance, the median over the steps of normal speed.
  package let bodyWeight: Double
  private let dutyFactors: [WalkingSpeed: Double]

  /// - Throws: `dataRefused` if a speed has no step, or no sensel was loaded.
  package init(index: Int, steps: [PlateStep], file: String) throws(GaitlabError) {
    func medianForce(_ speed: WalkingSpeed) throws(GaitlabError) -> Double {
      guard let median = steps.filter({ $0.speed == speed }).map(\.meanTotal).median else {
        throw GaitlabError(
          .dataRefused, file: file, found: "subject \(index) has no step of \(speed.name) speed",
          expected: "steps of all three speeds", advice: "download the source again")
      }
      return median
    }
    let bodyWeight = 2 * Self.normalDutyFactor * (try medianForce(.normal))
    var dutyFactors: [WalkingSpeed: Double] = [:]
    for speed in WalkingSpeed.allCases {
      dutyFactors[speed] = 0.5 * bodyWeight / (try medianForce(speed))
    }
    guard let box = FootprintBox(steps: steps) else {
      throw GaitlabError(
        .dataRefused, file: file, found: "subject \(index) has no footprint",
        expected: "sensels that read more than \(FootprintBox.threshold) counts",
        advice: "download the source again")
    }
    self.index = index
    self.steps = steps
    self.box = box
    self.bodyWeight = bodyWeight
    self.dutyFactors = dutyFactors
  }

  package func steps(_ speed: WalkingSpeed) -> [PlateStep] { steps.filter { $0.speed == speed } }

  /// Stance time by stride time that lets each foot carry half the body weight over whole strides.
  package func dutyFactor(_ speed: WalkingSpeed) -> Double {
    dutyFactors[speed] ?? Self.normalDutyFactor
  }
}
