/// When the terminal's bell rings.
package enum BellMode: String, CaseIterable, Equatable, Sendable {
  case off
  /// For a step outside of the zone.
  case alarm
  /// For a step in the zone.
  case reward
}
