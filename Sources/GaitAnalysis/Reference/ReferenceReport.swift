package import GaitModel

/// How the reference and the insoles fit together.
package struct ReferenceReport: Equatable, Sendable {
  /// One foot's reference against the insole under the same foot.
  package struct FootReport: Equatable, Sendable {
    /// Pearson's r of the reference with the sum of the cells; nil where either hardly changes.
    package var correlation: Double?
    /// Pearson's r of the reference with the sum of the other insole's cells.
    package var crossCorrelation: Double?
    /// Seconds still to be added to the times of the reference so that it fits best; nil where none can
    /// be told.
    package var lagSeconds: Double?
    /// Part of the foot's frames that have a reference, 0...1.
    package var coveredFraction = 0.0
    /// What was taken off the reference; nil for nothing.
    package var level: ReferenceLevel?
  }

  /// Nil for a foot without an insole.
  package var feet = PerFoot<FootReport?>(both: nil)
  /// Seconds in which a foot has no samples of a reference.
  package var uncovered = PerFoot<[ClosedRange<Double>]>(both: [])
  /// Seconds in which a foot was loaded and no plate under it was.
  package var offPlate = PerFoot<[ClosedRange<Double>]>(both: [])
  /// Seconds in which a foot stood on the plate that counts as the other foot's.
  package var onOtherPlate = PerFoot<[ClosedRange<Double>]>(both: [])
  /// Seconds in which the reference reads a load all through a foot's swing, so that no contact ends.
  package var notUnloaded = PerFoot<[ClosedRange<Double>]>(both: [])
  /// Left + right over whole strides by the walker's weight; nil where that is not known.
  package var carriedBodyWeights: Double?
  /// Whether the reference contradicts the insoles as a whole, so that no errors are given.
  package var isContradicted = false
  /// What was added to its times before all of this, and who says so.
  package var lag = ReferenceLag.none
  /// The doubts about the reference.
  package var flags: [TrustFlag] = []

  /// A worse correlation of reference and insole is a contradiction.
  package static let leastCorrelation = 0.5
  /// A longer lag is named, in seconds: as long as a third of what parts one event from another.
  package static let longestLag = ReferenceLag.shortest

  /// Where the samples of a foot's reference say nothing of that foot.
  func excluded(_ foot: Foot) -> [ClosedRange<Double>] {
    // On a belt that both feet are on, neither foot's force is known.
    (offPlate[foot] + notUnloaded[foot] + onOtherPlate[foot] + onOtherPlate[foot.opposite])
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The contacts of an estimate where the reference says something of the foot.
  func compared(_ stances: [Stance], _ foot: Foot) -> [Stance] {
    let without = uncovered[foot] + excluded(foot)
    guard !without.isEmpty else { return stances }
    return stances.filter { stance in
      let middle = (stance.initialContactSeconds + stance.toeOffSeconds) / 2
      return !without.contains { $0.contains(middle) }
    }
  }

  /// Seconds in which the reference says nothing of a foot.
  struct MissingSeconds: Equatable, Sendable {
    /// It has no samples.
    var unmeasured = 0.0
    /// It has samples, and they are not the foot's.
    var contradicted = 0.0

    static func + (a: Self, b: Self) -> Self {
      Self(
        unmeasured: a.unmeasured + b.unmeasured, contradicted: a.contradicted + b.contradicted)
    }
  }

  /// Seconds in which the reference says nothing of a foot, within some seconds.
  func secondsMissing(_ foot: Foot, in seconds: ClosedRange<Double>) -> MissingSeconds {
    func sum(_ ranges: [ClosedRange<Double>]) -> Double {
      ranges.reduce(0) { $0 + $1.shared(with: seconds) }
    }
    return MissingSeconds(
      unmeasured: sum(uncovered[foot]), contradicted: sum(offPlate[foot] + notUnloaded[foot]))
  }

  /// Whether the reference covers so much of the walk that steps are found on it.
  ///
  /// It has samples of half of each foot's walk at least: where it has none, steps are the estimate's. Where it has
  /// samples that are not the foot's, as beside a plate, these are all but a stride or a twentieth.
  ///
  /// - Parameters:
  ///   - tracks: the forces of each foot.
  ///   - settled: what is known of the time before them.
  /// - Returns: false also where the references of both feet are swapped.
  func decides(_ tracks: PerFoot<FootTrack?>, after settled: SettledSteps) -> Bool {
    !flags.contains(.referenceFeetSwapped)
      && Foot.allCases.allSatisfy { foot in
        guard let track = tracks[foot], let first = track.times.first, let last = track.times.last
        else { return true }
        let missing =
          settled.secondsWithoutReference[foot]
          + secondsMissing(foot, in: min(settled.until[foot], last)...(.infinity))
        let walk = last - (settled.first[foot] ?? first)
        return missing.contradicted <= max(Self.longestStride, Self.smallPart * walk)
          && missing.unmeasured <= max(Self.longestStride, Self.largePart * walk)
      }
  }

  private static let longestStride = 1.5
  private static let smallPart = 0.05
  private static let largePart = 0.5
}
