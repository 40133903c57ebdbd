/// What lists and trends show of a session that has been analysed.
package struct SessionNumbers: Equatable, Codable, Sendable {
  /// A measure of one foot, or of both together.
  package struct Value: Equatable, Codable, Sendable {
    /// The measure's own word.
    package var measure: String
    /// Nil for what both feet have together.
    package var foot: Foot?
    /// Of how many steps; 1 for a number of the whole session.
    package var n: Int
    /// In the measure's own unit.
    package var mean: Double
    /// Sample standard deviation; nil with fewer than two.
    package var sd: Double?

    package init(measure: String, foot: Foot?, n: Int, mean: Double, sd: Double?) {
      self.measure = measure
      self.foot = foot
      self.n = n
      self.mean = mean
      self.sd = sd
    }
  }

  /// Steps of both feet, rejected ones as well.
  package var stepsFound: Int
  /// Accepted steps of both feet.
  package var stepsUsed: Int
  /// (R - L) / (0.5 (R + L)) of the highest force, signed; nil without steps of both feet.
  package var symmetry: Double?
  /// Steps of the foot with fewer, on which the symmetry rests; nil without steps of both feet.
  package var symmetrySteps: Int? {
    let counts = Foot.allCases.compactMap { foot in
      values.first { $0.foot == foot && $0.measure == "maxForce" }?.n
        ?? values.first { $0.foot == foot && $0.measure == "stance" }?.n
    }
    return counts.count == Foot.allCases.count ? counts.min() : nil
  }
  /// Whose force the numbers are of: `reference`, `estimated` or `measured`.
  package var force: String
  /// One a measure and foot.
  package var values: [Value]

  package init(
    stepsFound: Int, stepsUsed: Int, symmetry: Double?, force: String, values: [Value]
  ) {
    self.stepsFound = stepsFound
    self.stepsUsed = stepsUsed
    self.symmetry = symmetry
    self.force = force
    self.values = values
  }
}
