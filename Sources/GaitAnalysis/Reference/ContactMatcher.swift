import GaitModel

/// Gives each load on a plate to a foot.
struct ContactMatcher {
  /// A contact and the samples of its plate.
  struct Found {
    var contact: PlateContact
    var samples: Range<Int>
  }

  private let plates: [LoadedPlate]
  private let insoles: PerFoot<InsoleForce?>
  private let plateLoads: [[Range<Int>]]
  /// When each insole is loaded, in seconds.
  let insoleContacts: PerFoot<[ClosedRange<Double>]>

  /// An insole is loaded from a larger share on: cells are noisy and shoes press.
  private static let insoleShare = 0.1
  /// Newtons, on a scale that may be far off.
  private static let leastReading = 1.0
  private static let step = 0.01
  /// An insole may lose a contact's ends, in seconds.
  private static let longestUnloaded = 0.1
  /// A foot that is loaded for longer before or after is beside the plate, in seconds.
  private static let longestElsewhere = 0.15
  /// A longer contact is no step, in seconds.
  private static let longestStep = 2.0
  /// The force has to follow one foot more than the other by this much in Pearson's r.
  private static let leastAdvantage = 0.3
  private static let leastCorrelation = 0.5

  init(plates: [LoadedPlate], insoles: PerFoot<InsoleForce?>) {
    self.plates = plates
    self.insoles = insoles
    plateLoads = plates.map { LoadIntervals.find(times: $0.times, loads: $0.loads) }
    insoleContacts = insoles.map { insole in
      guard let insole else { return [] }
      let loads = LoadIntervals.find(
        times: insole.times, loads: insole.newtons, leastShare: Self.insoleShare,
        leastNewtons: Self.leastReading)
      return loads.map { insole.times[$0.lowerBound]...insole.times[$0.upperBound - 1] }
    }
  }

  /// The contacts of a plate in the order of time.
  func contacts(of plate: Int) -> [Found] {
    plateLoads[plate].map { samples in
      let times = plates[plate].times
      let seconds = times[samples.lowerBound]...times[samples.upperBound - 1]
      let overlap = insoleContacts.map { Self.overlap(seconds, $0) }
      let (verdict, foot) = verdict(plate, seconds, overlap)
      let contact = PlateContact(
        plate: plates[plate].name, seconds: seconds,
        peakNewtons: Double(plates[plate].loads[samples].max() ?? 0), verdict: verdict, foot: foot,
        overlap: overlap)
      return Found(contact: contact, samples: samples)
    }
  }

  private func verdict(
    _ plate: Int, _ seconds: ClosedRange<Double>, _ overlap: PerFoot<Double>
  ) -> (PlateContact.Verdict, Foot?) {
    if let foot = plates[plate].foot {
      let isLoaded = loadedSeconds(foot, within: seconds) > 0.5 * length(seconds)
      return isLoaded ? (.stated, foot) : (.noFoot, nil)
    }
    let best: Foot = overlap.left >= overlap.right ? .left : .right
    let other = best.opposite
    let known = known(plate, seconds)
    guard overlap[best] >= PlateMatching.leastOverlap, isOnPlate(best, seconds, known) else {
      let both = Foot.allCases.allSatisfy {
        loadedSeconds($0, within: seconds) > 0.3 * length(seconds)
      }
      return (both ? .bothFeet : .noFoot, nil)
    }
    if overlap[best] - overlap[other] >= PlateMatching.leastAdvantage { return (.matched, best) }
    if let foot = footByForce(plate, seconds), isOnPlate(foot, seconds, known) {
      return (.matchedByForce, foot)
    }
    return (.bothFeet, nil)
  }

  private func length(_ seconds: ClosedRange<Double>) -> Double {
    seconds.upperBound - seconds.lowerBound
  }

  private func loadedSeconds(_ foot: Foot, within seconds: ClosedRange<Double>) -> Double {
    insoleContacts[foot].reduce(0) { $0 + seconds.shared(with: $1) }
  }

  /// The part of the time for which plate and insoles were recorded around a contact.
  private func known(_ plate: Int, _ seconds: ClosedRange<Double>) -> ClosedRange<Double> {
    let blocks = Foot.allCases.compactMap { insoles[$0]?.times }
    let first = max(plates[plate].times.first ?? 0, blocks.compactMap(\.first).min() ?? 0)
    let last = min(plates[plate].times.last ?? 0, blocks.compactMap(\.last).max() ?? 0)
    return min(first, seconds.upperBound)...max(min(first, seconds.upperBound), last)
  }

  /// Whether a foot can have been wholly on a plate during a contact: it was loaded all the while, as
  /// no plate stays loaded without it, and hardly longer, as it was nowhere else.
  private func isOnPlate(
    _ foot: Foot, _ seconds: ClosedRange<Double>, _ known: ClosedRange<Double>
  ) -> Bool {
    let recorded = seconds.clamped(to: known)
    let unloaded = length(recorded) - loadedSeconds(foot, within: recorded)
    guard unloaded <= max(Self.longestUnloaded, 0.15 * length(recorded)) else { return false }
    let longest = max(Self.longestElsewhere, 0.2 * length(seconds))
    let outside = insoleContacts[foot].filter { $0.shared(with: seconds) > 0 }.allSatisfy {
      contact in
      let within = contact.clamped(to: known)
      return seconds.lowerBound - within.lowerBound <= longest
        && within.upperBound - seconds.upperBound <= longest
    }
    return outside
  }

  /// The time that a contact and a foot's own share, by the time that either lasts.
  static func overlap(
    _ seconds: ClosedRange<Double>, _ contacts: [ClosedRange<Double>]
  ) -> Double {
    var shared = 0.0
    var either = seconds.upperBound - seconds.lowerBound
    for contact in contacts where contact.overlaps(seconds) {
      let part = seconds.shared(with: contact)
      shared += part
      either += contact.upperBound - contact.lowerBound - part
    }
    return either > 0 ? shared / either : 0
  }

  /// Takes back contacts of two plates at once that were given to one foot while both feet stood:
  /// one of them is the other foot's, and it cannot be decided which.
  func withoutContradictions(_ contacts: [[Found]]) -> [[Found]] {
    var result = contacts
    for plate in contacts.indices {
      for (index, found) in contacts[plate].enumerated() {
        guard let foot = found.contact.foot, found.contact.verdict != .stated else { continue }
        let seconds = found.contact.seconds
        // A step may straddle two plates; somebody who stands has a foot on each.
        let isOtherLoaded = loadedSeconds(foot.opposite, within: seconds) > 0.5 * length(seconds)
        guard isOtherLoaded || length(seconds) > Self.longestStep else { continue }
        let isClaimedTwice = contacts.indices.contains { other in
          other != plate
            && contacts[other].contains { rival in
              rival.contact.foot == foot
                && rival.contact.seconds.shared(with: seconds) > 0.5 * length(seconds)
            }
        }
        guard isClaimedTwice else { continue }
        result[plate][index].contact.foot = nil
        result[plate][index].contact.verdict = .bothFeet
      }
    }
    return result
  }

  /// The foot that the force on the plate follows: what is on this plate less what is on the others
  /// against what is under one foot less what is under the other.
  private func footByForce(_ plate: Int, _ seconds: ClosedRange<Double>) -> Foot? {
    guard let left = insoles.left, let right = insoles.right else { return nil }
    let count = Int((seconds.upperBound - seconds.lowerBound) / Self.step)
    guard count >= 50 else { return nil }
    func grid(_ times: [Double], _ newtons: [Float]) -> ForceGrid {
      ForceGrid(
        times: ChunkedArray(times), newtons: ChunkedArray(newtons), start: seconds.lowerBound,
        step: Self.step, count: count)
    }
    let others = plates.indices.filter { index in
      index != plate
        && plateLoads[index].contains { samples in
          let times = plates[index].times
          let range = times[samples.lowerBound]...times[samples.upperBound - 1]
          return range.shared(with: seconds) > 0.5 * (seconds.upperBound - seconds.lowerBound)
        }
    }
    let own = grid(plates[plate].times, plates[plate].loads)
    let mask = [Bool](repeating: true, count: count)
    let feet = [grid(left.times, left.newtons), grid(right.times, right.newtons)]
    let r = feet.map {
      own.correlation(with: $0, shift: 0, samples: 0..<count, mask: mask, least: count / 2) ?? 0
    }
    if others.isEmpty {
      guard abs(r[0] - r[1]) >= Self.leastAdvantage, max(r[0], r[1]) >= Self.leastCorrelation else {
        return nil
      }
      return r[0] > r[1] ? .left : .right
    }
    var difference = own
    for index in others {
      let other = grid(plates[index].times, plates[index].loads)
      for sample in difference.values.indices { difference.values[sample] -= other.values[sample] }
    }
    var feetDifference = feet[0]
    for sample in feetDifference.values.indices {
      feetDifference.values[sample] -= feet[1].values[sample]
    }
    let follows =
      difference.correlation(
        with: feetDifference, shift: 0, samples: 0..<count, mask: mask, least: count / 2) ?? 0
    guard abs(follows) >= Self.leastCorrelation else { return nil }
    return follows > 0 ? .left : .right
  }
}
