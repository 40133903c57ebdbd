import GaitModel

/// Says what is wrong with the insoles that their forces and steps show.
struct InsoleCheck {
  private let metadata: SessionMetadata
  private let tracks: PerFoot<FootTrack?>
  private let steps: [Step]
  private let decidedBy: ForceKind
  private let signals: PerFoot<CellSignal?>
  private let peaks: PerFoot<[Float]?>
  /// Lowest and highest force of each insole; nil without frames.
  private let ranges: PerFoot<ClosedRange<Float>?>

  /// Seconds that are needed to say that an insole is silent.
  private static let leastSeconds = 5.0
  /// A foot whose force varies by less than this part of the other's reads nothing.
  private static let silentPart: Float = 0.02
  /// Seconds by which one insole may end before the other.
  private static let longestEnd = 2.0
  /// Seconds for which nobody repeats a loaded frame.
  private static let longestRepeat = 2.0
  /// Seconds for which an insole may repeat a frame while the other foot takes steps.
  private static let longestSilence = 3.0
  /// Part of the usual peak by which the unloaded reading may change from the first quarter of the steps
  /// to the last.
  private static let driftPart = 0.05
  /// Part of its range above the lowest force from which on an insole is loaded.
  private static let loadedPart: Float = 0.2
  /// Contacts after the other foot's toe-off and before it by this much are not one walk, in seconds.
  private static let leastOverlap = 0.03
  private static let leastSteps = 3
  /// The centre of pressure runs at least this part of the insole in a step.
  private static let leastRun = 0.15

  init(
    metadata: SessionMetadata, tracks: PerFoot<FootTrack?>, steps: [Step], decidedBy: ForceKind,
    signals: PerFoot<CellSignal?>, peaks: PerFoot<[Float]?>
  ) {
    self.metadata = metadata
    self.tracks = tracks
    self.steps = steps
    self.decidedBy = decidedBy
    self.signals = signals
    self.peaks = peaks
    ranges = tracks.map { track in
      guard let low = track?.measured.min(), let high = track?.measured.max(), low <= high else {
        return nil
      }
      return low...high
    }
  }

  var flags: [TrustFlag] {
    var flags: [TrustFlag] = []
    let feet = Foot.allCases
    if feet.contains(where: isSilent) { flags.append(.insoleSilent) }
    if feet.contains(where: isFrozen) { flags.append(.insoleFrozen) }
    if endsEarly { flags.append(.insoleEndsEarly) }
    if feet.contains(where: drifts) { flags.append(.insoleDrifts) }
    if areClocksApart { flags.append(.insoleClocksApart) }
    if feet.contains(where: { signals[$0]?.isInverted == true }) { flags.append(.insoleInverted) }
    if feet.contains(where: isClipped) { flags.append(.clippedCells) }
    if feet.contains(where: runsToHeel) { flags.append(.cellsToeFirst) }
    if !flags.contains(.cellsToeFirst), archesAreLateral { flags.append(.cellsMedialFirst) }
    return flags
  }

  // MARK: - One insole

  /// By how much the force of an insole changes; nil where there is too little of it to say.
  private func extent(_ foot: Foot) -> Float? {
    guard let track = tracks[foot], let range = ranges[foot], let first = track.times.first,
      let last = track.times.last, last - first >= Self.leastSeconds
    else { return nil }
    return range.upperBound - range.lowerBound
  }

  private func isSilent(_ foot: Foot) -> Bool {
    guard let own = extent(foot) else { return false }
    if own <= 0 { return true }
    guard let other = extent(foot.opposite),
      metadata.insoles[foot]?.unit == metadata.insoles[foot.opposite]?.unit
    else { return false }
    return own < Self.silentPart * other
  }

  /// Whether the insole repeats one frame: a loaded one, or any while the other foot takes steps.
  private func isFrozen(_ foot: Foot) -> Bool {
    guard let track = tracks[foot], let range = ranges[foot], range.upperBound > range.lowerBound
    else { return false }
    let least = range.lowerBound + Self.loadedPart * (range.upperBound - range.lowerBound)
    let others = steps.filter { $0.foot == foot.opposite && $0.isAccepted }.map(\.stance)
    var start = 0
    for index in track.times.indices.dropFirst() {
      guard
        track.measured[index] == track.measured[index - 1]
          && track.centers[index] == track.centers[index - 1]
      else {
        start = index
        continue
      }
      let seconds = track.times[index] - track.times[start]
      if seconds >= Self.longestRepeat, track.measured[index] > least { return true }
      if seconds >= Self.longestSilence,
        others.count(where: {
          $0.initialContactSeconds > track.times[start] && $0.toeOffSeconds < track.times[index]
        }) >= Self.leastSteps
      {
        return true
      }
    }
    return false
  }

  /// Whether the unloaded insole reads more or less at the end than at the beginning.
  private func drifts(_ foot: Foot) -> Bool {
    guard let track = tracks[foot] else { return false }
    // Squats and sitting down have no swing whose level could be compared.
    if steps.count(where: \.isAccepted) >= Self.leastSteps, let part = ZeroDrift(track).part,
      abs(part) > Self.driftPart
    {
      return true
    }
    let used = steps.filter { $0.foot == foot && $0.isAccepted }
    let levels = used.compactMap { step -> Double? in
      guard let swing = step.swingSeconds else { return nil }
      let middle = step.stance.toeOffSeconds + swing / 2
      let range = track.times.indexRange(in: middle - 0.2 * swing...middle + 0.2 * swing)
      return range.isEmpty ? nil : track.measured[range].map(Double.init).median
    }
    guard levels.count >= 4 * Self.leastSteps,
      let peak = used.compactMap({ $0.measured?.maxNewtons }).median
    else { return false }
    let part = levels.count / 4
    guard let first = Array(levels.prefix(part)).median,
      let last = Array(levels.suffix(part)).median
    else { return false }
    return abs(last - first) > Self.driftPart * peak
  }

  /// Whether cells stop at a reading that is not the end of the range that the recording states.
  private func isClipped(_ foot: Foot) -> Bool {
    guard let signal = signals[foot], let peaks = peaks[foot] else { return false }
    let end = metadata.insoles[foot]?.saturation.map { Float($0) }
    return signal.clipped.contains { cell in end.map { peaks[cell] < 0.98 * $0 } ?? true }
  }

  private var endsEarly: Bool {
    guard let left = tracks.left?.times.last, let right = tracks.right?.times.last else {
      return false
    }
    return abs(left - right) > Self.longestEnd
  }

  // MARK: - Two clocks

  /// Whether one foot lands long before the other lifts, and the other only after it has lifted.
  private var areClocksApart: Bool {
    // A plate has one clock for both feet.
    guard decidedBy != .reference else { return false }
    let used = steps.filter(\.isAccepted)
    var overlaps = PerFoot<[Double]>(both: [])
    for (former, next) in zip(used, used.dropFirst()) where former.foot != next.foot {
      let overlap = former.stance.toeOffSeconds - next.stance.initialContactSeconds
      // Feet that are longer apart do not walk.
      guard abs(overlap) < former.stance.stanceSeconds else { continue }
      overlaps[next.foot].append(overlap)
    }
    return Foot.allCases.contains { foot in
      let (late, early) = (overlaps[foot], overlaps[foot.opposite])
      // In nearly every step, or it is no walk at all.
      guard late.count >= Self.leastSteps, early.count >= Self.leastSteps,
        let high = late.quantile(0.8), let low = early.quantile(0.2)
      else { return false }
      return high < -Self.leastOverlap && low > Self.leastOverlap
    }
  }

  // MARK: - The order of cells

  /// Where the centre of pressure is at a part of a stance, in parts of the insole.
  private func center(_ foot: Foot, _ step: Step, at part: ClosedRange<Double>) -> (
    x: Double, y: Double
  )? {
    guard let track = tracks[foot], let layout = metadata.insoles[foot]?.layout else { return nil }
    let start = step.stance.initialContactSeconds
    let length = step.stance.stanceSeconds
    let range = track.times.indexRange(
      in: start + part.lowerBound * length...start + part.upperBound * length)
    let centers = track.centers[range].filter(\.exists)
    guard !centers.isEmpty, layout.lengthMillimetres > 0, layout.widthMillimetres > 0 else {
      return nil
    }
    let n = Double(centers.count)
    return (
      centers.reduce(0) { $0 + Double($1.lateralX) } / n / layout.widthMillimetres,
      centers.reduce(0) { $0 + Double($1.heelY) } / n / layout.lengthMillimetres
    )
  }

  private func runs(_ foot: Foot) -> [Double] {
    steps.filter { $0.foot == foot && $0.isAccepted }.compactMap { step in
      guard let early = center(foot, step, at: 0.1...0.25),
        let late = center(foot, step, at: 0.75...0.9)
      else { return nil }
      return late.y - early.y
    }
  }

  private func runsToHeel(_ foot: Foot) -> Bool {
    let runs = runs(foot)
    guard runs.count >= Self.leastSteps, let run = runs.median else { return false }
    return run < -Self.leastRun
  }

  /// Whether every foot's arch lies on the lateral side, and its toes do not lie medially.
  private var archesAreLateral: Bool {
    let shapes = metadata.feet.compactMap { foot -> FootprintShape? in
      guard let insole = metadata.insoles[foot], let peaks = peaks[foot] else { return nil }
      return FootprintShape(layout: insole.layout, peaks: peaks)
    }
    return shapes.count == metadata.feet.count && !shapes.isEmpty
      && shapes.allSatisfy(\.isMirrored)
  }
}
