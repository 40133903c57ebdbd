import GaitModel

extension ReferenceCheck {
  /// Somebody who walks is carried by more than this, in body weights.
  private static let carried = 0.3
  /// A plate that begins or ends within a contact misses more than this part of it...
  private static let cutPart = 0.15
  /// ...and its force jumps by more than this from one sample to the next, in body weights.
  private static let cutJump = 0.15

  /// Finds contacts of the insole that its reference knows nothing of.
  func findStrangers(_ foot: Foot, _ side: Side, into report: inout ReferenceReport) {
    let carriers = side.contacts.map { contact in
      isUnloaded(side.track, within: contact) ? carrier(foot, Self.inner(contact)) : nil
    }
    for (index, contact) in side.contacts.enumerated() {
      guard let carrier = carriers[index] else {
        let isFirst = index > 0 && carriers[index - 1] == .nobody
        let isLast = index + 1 < carriers.count && carriers[index + 1] == .nobody
        if let cut = cut(contact, side, isFirst: isFirst, isLast: isLast) {
          report.offPlate[foot].join(cut)
        }
        continue
      }
      let inner = Self.inner(contact)
      let before = side.reference.last { $0.toeOffSeconds <= inner.lowerBound }?.toeOffSeconds
      let after =
        side.reference.first { $0.initialContactSeconds >= inner.upperBound }?.initialContactSeconds
      var low = before ?? side.track.times.first ?? contact.initialContactSeconds
      var high = after ?? side.track.times.last ?? contact.toeOffSeconds
      // Where it has no samples it does not contradict.
      for hole in report.uncovered[foot] {
        if hole.upperBound <= inner.lowerBound { low = max(low, hole.upperBound) }
        if hole.lowerBound >= inner.upperBound { high = min(high, hole.lowerBound) }
      }
      guard low < high else { continue }
      switch carrier {
      case .nobody: report.offPlate[foot].join(low...high)
      case .otherPlate: report.onOtherPlate[foot].join(low...high)
      case .unknown: break
      }
    }
  }

  private enum Carrier { case nobody, otherPlate, unknown }

  /// Whose plate carries the body while a foot's reads nothing.
  private func carrier(_ foot: Foot, _ seconds: ClosedRange<Double>) -> Carrier {
    guard let other = sides[foot.opposite], !other.track.reference.isEmpty else { return .nobody }
    // The other foot's plate counts while that foot is in the air.
    let times = other.track.reference.times
    let range = times.indexRange(in: seconds)
    guard !range.isEmpty else { return .nobody }
    let alone = range.filter { index in
      let time = times[index]
      let after = other.estimated.partition(where: { $0.toeOffSeconds >= time })
      return after == other.estimated.count
        || other.estimated[after].initialContactSeconds > time
    }
    guard alone.count >= 3 else { return .unknown }
    let load = alone.reduce(0) { $0 + Double(other.track.reference.newtons[$1]) }
    return load / Double(alone.count) > Self.carried * bodyWeight ? .otherPlate : .nobody
  }

  private static func inner(_ contact: Stance) -> ClosedRange<Double> {
    let edge = 0.2 * contact.stanceSeconds
    return contact.initialContactSeconds + edge...contact.toeOffSeconds - edge
  }

  /// Whether the reference reads nothing in the middle of a contact of the insole.
  private func isUnloaded(_ track: FootTrack, within contact: Stance) -> Bool {
    let range = track.reference.times.indexRange(in: Self.inner(contact))
    return range.count >= 3
      && track.reference.newtons[range].allSatisfy { Double($0) < thresholds.onNewtons }
  }

  /// The seconds of a contact of which a plate has seen only the end or the beginning.
  ///
  /// - Parameters:
  ///   - contact: of the insole.
  ///   - side: what is known of the foot.
  ///   - isFirst: whether the plate knows nothing of the contact before it.
  ///   - isLast: whether it knows nothing of the next one.
  /// - Returns: nil where it has seen all of it.
  private func cut(_ contact: Stance, _ side: Side, isFirst: Bool, isLast: Bool) -> ClosedRange<
    Double
  >? {
    guard isFirst || isLast,
      let stance = side.reference.first(where: { $0.seconds.shared(with: contact.seconds) > 0 })
    else { return nil }
    let missed = Self.cutPart * contact.stanceSeconds
    let isBegun =
      isFirst && stance.initialContactSeconds - contact.initialContactSeconds > missed
      && jumps(side.track, at: stance.initialContactSeconds)
    let isEnded =
      isLast && contact.toeOffSeconds - stance.toeOffSeconds > missed
      && jumps(side.track, at: stance.toeOffSeconds)
    guard isBegun || isEnded else { return nil }
    return min(
      contact.initialContactSeconds, stance.initialContactSeconds)...max(
        contact.toeOffSeconds, stance.toeOffSeconds)
  }

  private func jumps(_ track: FootTrack, at seconds: Double) -> Bool {
    guard let before = track.reference.times.lastIndex(notAbove: seconds),
      before + 1 < track.reference.times.count
    else { return false }
    let newtons = track.reference.newtons
    return abs(Double(newtons[before + 1] - newtons[before])) > Self.cutJump * bodyWeight
  }
}

extension [Stance] {
  /// The first index for which a condition holds that holds for all after it.
  fileprivate func partition(where holds: (Stance) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
