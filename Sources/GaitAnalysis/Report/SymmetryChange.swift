/// The signed symmetry of two feet, with what single steps make of it.
package struct SymmetryIndex: Equatable, Sendable {
  /// The left foot's mean.
  package let left: MeanSD
  /// The right foot's mean, in the same unit.
  package let right: MeanSD
  /// (R - L) / (0.5 (R + L)).
  package let value: Double

  /// - Returns: nil where both means cancel.
  package init?(left: MeanSD, right: MeanSD) {
    guard let value = GaitSummary.symmetry(left: left.mean, right: right.mean) else { return nil }
    self.left = left
    self.right = right
    self.value = value
  }

  /// The variances that both means give it; nil with fewer than two steps of a foot.
  var parts: [DetectableChange.Part]? {
    let sum = left.mean + right.mean
    guard let ofLeft = DetectableChange.part(left, weight: 4 * right.mean / (sum * sum)),
      let ofRight = DetectableChange.part(right, weight: 4 * left.mean / (sum * sum))
    else { return nil }
    return [ofLeft, ofRight]
  }
}

/// How far one symmetry is from another, beside what single steps vary.
package struct SymmetryChange: Equatable, Sendable {
  /// What is compared with.
  package let before: SymmetryIndex
  /// What is compared.
  package let after: SymmetryIndex

  package init(from before: SymmetryIndex, to after: SymmetryIndex) {
    self.before = before
    self.after = after
  }

  /// After minus before.
  package var difference: Double { after.value - before.value }

  /// The smallest difference that is not expected of single steps that vary as these do; nil with one step.
  package var detectable: Double? {
    guard let first = before.parts, let second = after.parts else { return nil }
    return DetectableChange.smallest(first + second)
  }

  /// Whether it is more than single steps vary; nil where that is not known.
  package var isBeyondVariation: Bool? { detectable.map { abs(difference) > $0 } }

  /// How `detectable` is reckoned, in words.
  package static let definition =
    "symmetry is (R - L) / (0.5 (R + L)); its smallest detectable change is t x sqrt of the sum over both "
    + "sessions of (4 L / (R + L)^2)^2 SDr^2 / nr + (4 R / (R + L)^2)^2 SDl^2 / nl"
}
