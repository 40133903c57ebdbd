package import GaitModel

/// Where a value stands to its zone.
package enum FeedbackZone: Equatable, Sendable {
  case under
  case inside
  case over

  package init(_ value: Double, in zone: ClosedRange<Double>) {
    self = value < zone.lowerBound ? .under : value > zone.upperBound ? .over : .inside
  }
}

extension FeedbackMeasure {
  /// Zones to begin with, the first one for a walker at a usual pace without a limit of load.
  ///
  /// They are starting points and no clinical advice: peak forces of healthy walking lie about 100
  /// to 120 % of body weight, and partial weight bearing is ordered in steps of 15 or 20 %. What a
  /// walker should keep to is for the therapist to say.
  package var zones: [ClosedRange<Double>] {
    switch self {
    case .peakForce: [95...120, 15...30, 30...50, 50...75]
    case .loadingRate: [5...12, 3...8]
    case .symmetry: [-10...10, -5...5]
    case .stanceTime: [0.55...0.75, 0.7...0.95]
    }
  }

  /// The zone that is offered first.
  package var defaultZone: ClosedRange<Double> { zones[0] }

  /// By how much a key moves the ends of a zone.
  package var zoneStep: Double {
    switch self {
    case .peakForce: 5
    case .loadingRate: 0.5
    case .symmetry: 1
    case .stanceTime: 0.05
    }
  }

  /// What the ends of a zone may be.
  package var zoneLimits: ClosedRange<Double> {
    switch self {
    case .peakForce: 0...300
    case .loadingRate: 0...100
    case .symmetry: -200...200
    case .stanceTime: 0...3
    }
  }
}

extension FeedbackTarget {
  /// The zone, moved up or down by some steps as far as the limits allow.
  package func shifted(by steps: Double) -> FeedbackTarget {
    let limits = measure.zoneLimits
    let wished = steps * measure.zoneStep
    let distance = min(
      max(wished, limits.lowerBound - zone.lowerBound), limits.upperBound - zone.upperBound)
    return with(zone.lowerBound + distance, zone.upperBound + distance)
  }

  /// The zone with both ends moved apart by a step each; together where `steps` is negative.
  ///
  /// It never gets narrower than one step.
  package func widened(by steps: Double) -> FeedbackTarget {
    let limits = measure.zoneLimits
    let distance = steps * measure.zoneStep
    let lower = max(zone.lowerBound - distance, limits.lowerBound)
    let upper = min(zone.upperBound + distance, limits.upperBound)
    guard upper - lower >= measure.zoneStep - 1e-9 else { return self }
    return with(lower, upper)
  }

  /// Ends are kept to thousandths, so that going up and down again ends where it began.
  private func with(_ lower: Double, _ upper: Double) -> FeedbackTarget {
    var changed = self
    let low = (lower * 1000).rounded() / 1000
    changed.zone = low...max(low, (upper * 1000).rounded() / 1000)
    return changed
  }
}
