/// What a peak force is given in.
package enum FeedbackUnit: String, CaseIterable, Codable, Sendable {
  case percentBodyWeight
  case newtons
  /// The mass that weighs as much: what a bathroom scale would show.
  case kilograms

  /// As files, options and other programs have it.
  package var symbol: String {
    switch self {
    case .percentBodyWeight: "%BW"
    case .newtons: "N"
    case .kilograms: "kg"
    }
  }

  /// A peak force in this unit.
  ///
  /// - Parameters:
  ///   - percent: of body weight.
  ///   - newtons: the same force.
  /// - Returns: nil where it is not known.
  package func value(percent: Double?, newtons: Double?) -> Double? {
    switch self {
    case .percentBodyWeight: percent
    case .newtons: newtons
    case .kilograms: newtons.map { $0 / Physics.standardGravity }
    }
  }

  /// What one unit is in newtons.
  package func newtons(bodyWeightNewtons: Double) -> Double {
    switch self {
    case .percentBodyWeight: bodyWeightNewtons / 100
    case .newtons: 1
    case .kilograms: Physics.standardGravity
    }
  }
}
