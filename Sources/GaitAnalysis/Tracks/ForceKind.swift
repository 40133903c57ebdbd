/// Where a force comes from.
package enum ForceKind: String, CaseIterable, Codable, Sendable {
  /// The insole's own cells: sum of pressure x area.
  case measured
  /// The estimator's.
  case estimated
  /// A force plate, an instrumented treadmill, or a simulator's exact force.
  case reference

  /// Whose force it is, as every title and column has it.
  package var word: String {
    switch self {
    case .measured: "insole"
    case .estimated: "estimate"
    case .reference: "plate"
    }
  }
}
