extension FeedbackTarget {
  /// Zones to begin with, the first one for a walker at a usual pace without a limit of load.
  ///
  /// They are starting points and no clinical advice: peak forces of healthy walking lie about 100
  /// to 120 % of body weight, and partial weight bearing is ordered in steps of 15 or 20 %, or in kilograms.
  /// What a walker should keep to is for the therapist to say.
  package var zones: [ClosedRange<Double>] {
    switch (measure, unit) {
    case (.peakForce, .percentBodyWeight): [95...120, 15...30, 30...50, 50...75]
    case (.peakForce, .newtons): [650...850, 150...250, 250...350, 350...500]
    case (.peakForce, .kilograms): [65...85, 15...25, 25...35, 35...50]
    case (.loadingRate, _): [5...12, 3...8]
    case (.symmetry, _): [-10...10, -5...5]
    case (.stanceTime, _): [0.55...0.75, 0.7...0.95]
    }
  }

  /// By how much a key moves the ends of a zone.
  package var zoneStep: Double {
    switch (measure, unit) {
    case (.peakForce, .percentBodyWeight): 5
    case (.peakForce, .newtons): 25
    case (.peakForce, .kilograms): 1
    case (.loadingRate, _): 0.5
    case (.symmetry, _): 1
    case (.stanceTime, _): 0.05
    }
  }

  /// What the ends of a zone may be.
  package var zoneLimits: ClosedRange<Double> {
    switch (measure, unit) {
    case (.peakForce, .percentBodyWeight): 0...300
    case (.peakForce, .newtons): 0...6000
    case (.peakForce, .kilograms): 0...600
    case (.loadingRate, _): 0...100
    case (.symmetry, _): -200...200
    case (.stanceTime, _): 0...3
    }
  }

  /// Whether both ends of the zone lie within the limits, with room between them.
  package var isPlausible: Bool {
    zone.lowerBound < zone.upperBound && zoneLimits.contains(zone.lowerBound)
      && zoneLimits.contains(zone.upperBound)
  }

  /// The same zone in another unit, to a newton or a tenth of the others.
  ///
  /// - Parameters:
  ///   - unit: of a peak force.
  ///   - bodyWeightNewtons: of the walker; nil where nobody knows it, so that the usual zone of the unit stands.
  /// - Returns: itself where its measure has one unit only.
  package func converted(to unit: FeedbackUnit, bodyWeightNewtons: Double?) -> FeedbackTarget {
    guard measure == .peakForce, unit != self.unit else { return self }
    var changed = self
    changed.unit = unit
    let isAbsolute = unit != .percentBodyWeight && self.unit != .percentBodyWeight
    guard let weight = isAbsolute ? 1 : bodyWeightNewtons, weight > 0, weight.isFinite else {
      changed.zone = changed.zones[0]
      return changed
    }
    let factor =
      self.unit.newtons(bodyWeightNewtons: weight) / unit.newtons(bodyWeightNewtons: weight)
    let steps = unit == .newtons ? 1.0 : 10
    let limits = changed.zoneLimits
    let ends = [zone.lowerBound, zone.upperBound].map { end in
      min(max((end * factor * steps).rounded() / steps, limits.lowerBound), limits.upperBound)
    }
    changed.zone = ends[0] < ends[1] ? ends[0]...ends[1] : changed.zones[0]
    return changed
  }
}

extension FeedbackMeasure {
  /// The zone that is offered first.
  package var defaultZone: ClosedRange<Double> {
    FeedbackTarget(measure: self, zone: 0...1).zones[0]
  }
}
