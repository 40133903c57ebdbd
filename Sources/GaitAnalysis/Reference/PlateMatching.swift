package import GaitModel

/// Makes a reference force for each foot from force plates that know of no feet.
///
/// Each plate's sign is found and its unloaded level with its drift taken off; the lag between plates
/// and insoles is found; each load on a plate is given to the foot whose insole is loaded as long as
/// it lasts, and to nobody where that cannot be decided; what a caller says of a plate is not searched
/// for. Everything that was done is in the result.
package enum PlateMatching {
  /// Lags that are tried unless the caller says otherwise, in seconds to both sides.
  package static let searchSeconds = 30.0
  /// A foot's contact has to fit a plate's as well as this: what both last by what either lasts.
  static let leastOverlap = 0.6
  /// And better than the other foot's by this.
  static let leastAdvantage = 0.2

  /// Matches plates with insoles.
  ///
  /// - Parameters:
  ///   - plates: vertical forces; any sign, level, drift and rate.
  ///   - insoles: what each insole reads; nil for a foot without one.
  ///   - searchSeconds: how far lags are searched.
  ///   - statedLagSeconds: the lag, where somebody knows it; nil finds it.
  /// - Returns: the reference, and what was done.
  /// - Complexity: O(n log n) in the samples, and O(lags) times two minutes of samples.
  package static func match(
    plates: [PlateForce], insoles: PerFoot<InsoleForce?>,
    searchSeconds: Double = PlateMatching.searchSeconds, statedLagSeconds: Double? = nil
  ) -> PlateMatch {
    let levels = plates.map {
      PlateLevelFinder.find(
        times: $0.times, newtons: $0.newtons, isNegative: $0.stated.isNegative)
    }
    let loads = zip(plates, levels).map { plate, level in
      PlateLevelFinder.loads(times: plate.times, newtons: plate.newtons, level: level.level)
    }
    let lag =
      statedLagSeconds.map {
        PlateLag(origin: .stated, seconds: $0, correlation: 0, base: 0)
      }
      ?? PlateLagFinder(
        plates: zip(plates, loads).map { PlateLagFinder.Plate(times: $0.times, loads: $1) },
        insoles: Foot.allCases.compactMap { insoles[$0] }, searchSeconds: searchSeconds
      ).find()
    let shifted = zip(plates, loads).map { plate, loads in
      LoadedPlate(
        name: plate.name, times: plate.times.map { $0 + lag.seconds }, loads: loads,
        foot: plate.stated.foot)
    }
    let matcher = ContactMatcher(plates: shifted, insoles: insoles)
    let contacts = matcher.withoutContradictions(
      shifted.indices.map { matcher.contacts(of: $0) })
    let builder = ReferenceBuilder(plates: shifted, insoleContacts: matcher.insoleContacts)
    let reports = plates.indices.map { index in
      PlateReport(
        name: plates[index].name, level: levels[index].level,
        levelOrigin: levels[index].origin, contacts: contacts[index].map(\.contact))
    }
    var reference = PerFoot<ForceBlock?>(both: nil)
    var ranges = PerFoot<[ClosedRange<Double>]>(both: [])
    for foot in Foot.allCases {
      (reference[foot], ranges[foot]) = builder.build(foot, contacts: contacts)
    }
    return PlateMatch(reference: reference, ranges: ranges, lag: lag, plates: reports)
  }
}

/// A plate's loads on the session's clock.
struct LoadedPlate {
  var name: String
  var times: [Double]
  var loads: [Float]
  /// Whose it is, where somebody said so.
  var foot: Foot?
}
