/// An exercise with a name.
package struct FeedbackPreset: Equatable, Sendable {
  /// What it is chosen by.
  package var name: String
  /// Measure, unit and zone.
  package var target: FeedbackTarget
  /// Whether the target's foot counts; otherwise the foot stays that which was chosen before.
  package var choosesFoot: Bool
  /// Which steps are shown; nil leaves that as it is.
  package var schedule: FeedbackSchedule?
  /// When the bell rings; nil leaves that as it is.
  package var bell: BellMode?

  package init(
    name: String, target: FeedbackTarget, choosesFoot: Bool = false,
    schedule: FeedbackSchedule? = nil, bell: BellMode? = nil
  ) {
    self.name = name
    self.target = target
    self.choosesFoot = choosesFoot
    self.schedule = schedule
    self.bell = bell
  }

  /// Characters of a name, at most.
  package static let longestName = 40

  /// The ones that come with the program.
  ///
  /// What a walker should keep to is for the therapist to say.
  package static let builtIn: [FeedbackPreset] = [
    FeedbackPreset(
      name: "Usual walking", target: FeedbackTarget(measure: .peakForce, zone: 95...120)),
    FeedbackPreset(
      name: "Partial weight bearing 20 kg",
      target: FeedbackTarget(measure: .peakForce, zone: 15...25, unit: .kilograms)),
    FeedbackPreset(
      name: "Partial weight bearing 30 kg",
      target: FeedbackTarget(measure: .peakForce, zone: 25...35, unit: .kilograms)),
    FeedbackPreset(
      name: "Half body weight", target: FeedbackTarget(measure: .peakForce, zone: 40...60)),
    FeedbackPreset(
      name: "Even steps", target: FeedbackTarget(measure: .symmetry, zone: -10...10)),
    FeedbackPreset(
      name: "Soft steps", target: FeedbackTarget(measure: .loadingRate, zone: 3...8)),
  ]
}

extension [FeedbackPreset] {
  /// The preset of a name, whatever its capitals.
  package func named(_ name: String) -> FeedbackPreset? {
    let wanted = name.lowercased()
    return first { $0.name.lowercased() == wanted }
  }
}
