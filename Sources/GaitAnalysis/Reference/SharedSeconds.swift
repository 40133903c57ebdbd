extension ClosedRange<Double> {
  /// The seconds that both have in common; 0 where they do not overlap.
  func shared(with other: ClosedRange<Double>) -> Double {
    Swift.max(
      0,
      Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
  }
}
