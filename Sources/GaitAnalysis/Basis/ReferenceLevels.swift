package import GaitModel

/// What is taken off the reference of each foot: its sign, its offset and its drift.
///
/// Found once on the recording and kept with one that is made live, so that what is taken off does not
/// depend on how it is read.
package struct ReferenceLevels: Equatable, Sendable {
  /// Nil for a foot whose reference is used as it is.
  package var feet: PerFoot<ReferenceLevel?>

  /// Takes nothing off.
  package static let none = ReferenceLevels(feet: PerFoot(both: nil))

  /// Forces that differ by less move no contact by more than a frame, in newtons.
  static let leastNewtons = 15.0
  /// A smaller offset is left alone, in newtons.
  static let leastOffset = 10.0
  /// Seconds of a reference that a level is found on.
  package static let leastSeconds = 10.0
  /// Seconds of a reference that a drift is found on; a line through less leads nowhere.
  private static let leastDriftSeconds = 12.0

  package init(feet: PerFoot<ReferenceLevel?>) { self.feet = feet }

  /// Finds what to take off.
  ///
  /// - Parameter reference: forces of each foot, with holes where they were not read.
  /// - Complexity: O(n log n) in the samples.
  package init(finding reference: PerFoot<ForceBlock?>) {
    feet = reference.map { block in block.flatMap(Self.level) }
  }

  private static func level(_ block: ForceBlock) -> ReferenceLevel? {
    guard let first = block.times.first, let last = block.times.last,
      last - first >= leastSeconds
    else { return nil }
    var (level, origin) = PlateLevelFinder.find(times: block.times, newtons: block.newtons)
    guard origin != .neverLoaded, level.isNegative || hasSwings(block, level) else { return nil }
    if last - first < leastDriftSeconds {
      level.newtons = level.newtons(at: (first + last) / 2)
      level.driftPerSecond = 0
    }
    let isOff =
      max(abs(level.newtons(at: first)), abs(level.newtons(at: last))) > leastOffset
    return level.isNegative || isOff ? level : nil
  }

  /// Whether the level is that of a foot in the air: short between loads, and nothing lies below it.
  ///
  /// A foot that rests on a plate while somebody sits reads nearly the same for a while, too.
  private static func hasSwings(_ block: ForceBlock, _ level: ReferenceLevel) -> Bool {
    let loads = PlateLevelFinder.loads(
      times: block.times, newtons: block.newtons, level: level
    ).map(Double.init)
    // Nothing weighs less than a foot in the air.
    guard (loads.quantile(0.02) ?? 0) > -leastNewtons else { return false }
    let full = (loads.quantile(0.95) ?? 0) * loadedPart
    guard full > 0 else { return false }
    var swings = 0
    var lastLoaded: Double?
    var unloadedSince: Double?
    for (time, load) in zip(block.times, loads) {
      if load > full {
        if let since = unloadedSince, lastLoaded != nil, swingSeconds.contains(time - since) {
          swings += 1
        }
        lastLoaded = time
        unloadedSince = nil
      } else if abs(load) < swingNewtons, unloadedSince == nil {
        unloadedSince = time
      }
    }
    return swings >= leastSwings
  }

  /// A load is at least this part of the usual highest one.
  private static let loadedPart = 0.3
  /// A foot in the air reads less than this off the level, in newtons.
  private static let swingNewtons = 30.0
  /// How long a foot is in the air from step to step, in seconds.
  private static let swingSeconds = 0.15...3.0
  private static let leastSwings = 3

  /// The forces with a load upwards, and 0 without one.
  package func corrected(_ block: ForceBlock) -> ForceBlock {
    guard let level = feet[block.foot] else { return block }
    let sign: Double = level.isNegative ? -1 : 1
    let newtons = zip(block.times, block.newtons).map { time, value in
      Float(sign * (Double(value) - level.newtons(at: time)))
    }
    return ForceBlock(foot: block.foot, times: block.times, newtons: newtons)
  }

  /// Whether other levels differ so much from these around a moment that contacts would.
  package func isFar(from other: ReferenceLevels, at seconds: Double) -> Bool {
    Foot.allCases.contains { foot in
      let (mine, theirs) = (feet[foot], other.feet[foot])
      guard (mine?.isNegative ?? false) == (theirs?.isNegative ?? false) else { return true }
      let difference = (mine?.newtons(at: seconds) ?? 0) - (theirs?.newtons(at: seconds) ?? 0)
      return abs(difference) > Self.leastNewtons
    }
  }

  /// What was done, as reasons for doubt.
  package var flags: [TrustFlag] {
    let levels = Foot.allCases.compactMap { feet[$0] }
    var flags: [TrustFlag] = []
    if levels.contains(where: \.isNegative) { flags.append(.referenceSignTurned) }
    if levels.contains(where: { abs($0.newtons) > 1 || $0.driftPerSecond != 0 }) {
      flags.append(.referenceLevelTakenOff)
    }
    return flags
  }
}
