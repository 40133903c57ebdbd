/// When the terminal's bell rings.
package enum BellMode: String, CaseIterable, Equatable, Sendable {
  case off
  /// For a step outside of the zone.
  case alarm
  /// For a step in the zone.
  case reward

  /// The one after it; after the last one the first.
  package var next: BellMode {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
