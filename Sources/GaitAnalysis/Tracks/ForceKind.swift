/// Where a force comes from.
package enum ForceKind: String, CaseIterable, Codable, Sendable {
  /// The insole's own cells: sum of pressure x area.
  case measured
  /// The estimator's.
  case estimated
  /// A force plate, an instrumented treadmill, or a simulator's exact force.
  case reference
}
