/// How far one mean is from another, beside what single steps vary.
package struct MeanChange: Equatable, Sendable {
  /// What is compared with.
  package let before: MeanSD
  /// What is compared.
  package let after: MeanSD

  package init(from before: MeanSD, to after: MeanSD) {
    self.before = before
    self.after = after
  }

  /// After minus before, in the unit of the means.
  package var difference: Double { after.mean - before.mean }

  /// The difference as a part of the mean before; nil where that is zero.
  package var relative: Double? { before.mean == 0 ? nil : difference / abs(before.mean) }

  /// The smallest difference that is not expected of single steps that vary as these do; nil with fewer
  /// than two steps on a side.
  ///
  /// It holds what steps vary within a session, not what a walker varies from day to day.
  package var detectable: Double? {
    guard let first = DetectableChange.part(before), let second = DetectableChange.part(after)
    else { return nil }
    return DetectableChange.smallest([first, second])
  }

  /// Whether it is more than single steps vary; nil where that is not known.
  package var isBeyondVariation: Bool? { detectable.map { abs(difference) > $0 } }

  /// How `detectable` is reckoned, in words.
  package static let definition =
    "beyond steps: above the smallest detectable change, t x sqrt(SD1^2 / n1 + SD2^2 / n2), more than single "
    + "steps vary (t: Student, 95 %, Welch's degrees of freedom; 1.96 for many steps)"
}
