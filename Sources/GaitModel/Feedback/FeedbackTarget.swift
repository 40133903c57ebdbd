/// What a walker is asked to keep within a zone.
package enum FeedbackMeasure: String, CaseIterable, Codable, Sendable {
  /// Highest force of a stance, in % of body weight.
  case peakForce
  /// 20-80 % of the rise to the first peak, in body weights a second.
  case loadingRate
  /// Peak forces of the last step of each foot: (R - L) / (0.5 (R + L)), in %.
  case symmetry
  /// Initial contact to toe-off, in seconds.
  case stanceTime
}

/// A zone for one measure, and the foot that it is for.
package struct FeedbackTarget: Equatable, Codable, Sendable {
  /// The number of a step that is practised.
  package var measure: FeedbackMeasure
  /// Nil for both feet; symmetry is always of both.
  package var foot: Foot?
  /// In the unit of the measure.
  package var zone: ClosedRange<Double>
  /// What a peak force is given in; other measures have one unit each.
  package var unit: FeedbackUnit

  package init(
    measure: FeedbackMeasure, foot: Foot? = nil, zone: ClosedRange<Double>,
    unit: FeedbackUnit = .percentBodyWeight
  ) {
    self.measure = measure
    self.foot = foot
    self.zone = zone
    self.unit = measure == .peakForce ? unit : .percentBodyWeight
  }

  /// The unit of its numbers, as exports and other programs have it.
  package var unitSymbol: String {
    switch measure {
    case .peakForce: unit.symbol
    case .loadingRate: "BW/s"
    case .symmetry: "%"
    case .stanceTime: "s"
    }
  }

  /// A console of an earlier version says no unit.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      measure: try values.decode(FeedbackMeasure.self, forKey: .measure),
      foot: try values.decodeIfPresent(Foot.self, forKey: .foot),
      zone: try values.decode(ClosedRange<Double>.self, forKey: .zone),
      unit: try values.decodeIfPresent(FeedbackUnit.self, forKey: .unit) ?? .percentBodyWeight)
  }
}
