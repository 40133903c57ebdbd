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

extension FeedbackTarget {
  /// The zone, moved up or down by some steps as far as the limits allow.
  package func shifted(by steps: Double) -> FeedbackTarget {
    let limits = zoneLimits
    let wished = steps * zoneStep
    let distance = min(
      max(wished, limits.lowerBound - zone.lowerBound), limits.upperBound - zone.upperBound)
    return with(zone.lowerBound + distance, zone.upperBound + distance)
  }

  /// The zone with both ends moved apart by a step each; together where `steps` is negative.
  ///
  /// It never gets narrower than one step.
  package func widened(by steps: Double) -> FeedbackTarget {
    let limits = zoneLimits
    let distance = steps * zoneStep
    let lower = max(zone.lowerBound - distance, limits.lowerBound)
    let upper = min(zone.upperBound + distance, limits.upperBound)
    guard upper - lower >= zoneStep - 1e-9 else { return self }
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
