package import GaitModel

/// What came of matching force plates with a session, and everything that was done for it.
package struct PlateMatch: Equatable, Sendable {
  /// The force of each foot on the session's clock, at the plates' own samples; nil for a foot that
  /// no contact was given to.
  ///
  /// Where a foot has no plate there is no sample: that is not 0 N. `ranges` says where it has one.
  package var reference: PerFoot<ForceBlock?>
  /// Where each foot has a plate, in seconds of the session's clock.
  package var ranges: PerFoot<[ClosedRange<Double>]>
  /// Between the clocks of plates and insoles.
  package var lag: PlateLag
  /// One a plate, in the order in which they were given.
  package var plates: [PlateReport]

  /// Contacts that were given to nobody, of all plates.
  package var rejected: [PlateContact] {
    plates.flatMap(\.contacts).filter { $0.foot == nil }
  }
}

/// What was done with one plate.
package struct PlateReport: Equatable, Sendable {
  /// The plate as its file names it.
  package var name: String
  /// Its reading without load, which was taken off.
  package var level: ReferenceLevel
  /// Where that comes from.
  package var levelOrigin: LevelOrigin
  /// In the order of time.
  package var contacts: [PlateContact]
}

/// Where the level of a plate comes from.
package enum LevelOrigin: Equatable, Sendable {
  /// Found where the plate is unloaded.
  case measured
  /// The plate is never unloaded: nothing was taken off.
  case neverUnloaded
  /// The plate is never loaded.
  case neverLoaded
}

/// One load on one plate.
package struct PlateContact: Equatable, Sendable {
  /// Whether a contact is used.
  package enum Verdict: Equatable, Sendable {
    /// One foot's contact fits it, and the other's does not.
    case matched
    /// Both feet's contacts fit it, and its force follows one of them.
    case matchedByForce
    /// Somebody said whose the plate is.
    case stated
    /// Both feet were on the plate, or it cannot be decided which one.
    case bothFeet
    /// No insole was loaded as long as the plate: a foot half beside it, or another person.
    case noFoot
  }

  /// The plate that was met.
  package var plate: String
  /// Seconds of the session's clock.
  package var seconds: ClosedRange<Double>
  /// The highest force of the contact.
  package var peakNewtons: Double
  /// Whether it is used, or why not.
  package var verdict: Verdict
  /// Whose it is; nil for nobody's.
  package var foot: Foot?
  /// How well the contact of each foot fits: the time that both last by the time that either lasts.
  package var overlap: PerFoot<Double>
}

/// By how much the plates' clock is behind the session's.
package struct PlateLag: Equatable, Sendable {
  /// How it was found.
  package enum Origin: Equatable, Sendable {
    /// One lag fits better than any other.
    case found
    /// Several fit alike, as steady steps do; the one nearest to `base` was taken.
    case nearestOfSeveral
    /// None fits: the plates' clock is taken as it is.
    case notFound
    /// Somebody said it.
    case stated
  }

  /// How it was found.
  package var origin: Origin
  /// Seconds that were added to the plates' times.
  package var seconds: Double
  /// Pearson's r at that lag; 0 where none was looked for or found.
  package var correlation: Double
  /// Where the search began: 0, or what brings both starts together where the clocks do not overlap.
  package var base: Double
  /// The next best lag, if another fits nearly as well.
  package var alternative: Double?
}
