import GaitModel

extension FeedbackState {
  /// Gives the zone in another unit, at once or when the walker's weight is known: an exercise for one walker is not
  /// that of another.
  mutating func want(
    _ unit: FeedbackUnit, bodyWeightNewtons: Double?, _ session: SessionState?
  ) {
    let needsWeight = (unit == .percentBodyWeight) != (target.unit == .percentBodyWeight)
    guard !needsWeight || bodyWeightNewtons != nil else {
      wantedUnit = unit
      return
    }
    wantedUnit = nil
    let name = name
    aim(at: target.converted(to: unit, bodyWeightNewtons: bodyWeightNewtons), session)
    self.name = name
  }
}
