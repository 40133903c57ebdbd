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
  /// One whose force varies by less than this part, and from frame to frame only, reads its noise.
  private static let noisePart: Float = 0.25
  /// Seconds by which one insole may end before the other, or begin after it.
  private static let longestEnd = 2.0
  /// Seconds for which nobody repeats a loaded frame.
  private static let longestRepeat = 2.0
  /// Seconds for which an insole may repeat a frame while the other foot takes steps, and how many.
  private static let longestSilence = 2.4
  private static let leastStepsInSilence = 2
  /// Part of the usual peak by which the unloaded reading may change from the first quarter of the steps
  /// to the last.
  private static let driftPart = 0.05
  /// The same of windows all through a walk, whose levels hardly waver.
  private static let shortDriftPart = 0.04
  /// Part of its range above the lowest force from which on an insole is loaded.
  private static let loadedPart: Float = 0.2
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
    // A plate has one clock for both feet.
    if decidedBy != .reference, ClockCheck(steps: steps).areApart {
      flags.append(.insoleClocksApart)
    }
    if feet.contains(where: { signals[$0]?.isInverted == true }) { flags.append(.insoleInverted) }
    if feet.contains(where: isClipped) { flags.append(.clippedCells) }
    if feet.contains(where: runsToHeel) { flags.append(.cellsToeFirst) }
    if !flags.contains(.cellsToeFirst), archesAreLateral { flags.append(.cellsMedialFirst) }
    // Readings that are wrong in themselves say nothing of the feet's shares.
    if Set(flags).isDisjoint(with: [.insoleSilent, .insoleFrozen, .insoleInverted]),
      let shares = InsoleShares(tracks: tracks, steps: steps)
    {
      if shares.differ { flags.append(.insoleGainsDiffer) }
      // A zero that drifts changes the shares, too.
      if shares.change, !flags.contains(.insoleDrifts) { flags.append(.insoleGainChanges) }
    }
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
    if own < Self.silentPart * other { return true }
    guard let track = tracks[foot] else { return false }
    let noise = NoiseCheck(track)
    if own < Self.noisePart * other, noise.isNoise { return true }
    let others = steps.filter { $0.foot == foot.opposite && $0.isAccepted }
    return noise.stretches(below: Self.noisePart * own).contains { stretch in
      others.count {
        $0.stance.seconds.shared(with: stretch) > 0.9 * $0.stance.stanceSeconds
      } >= Self.leastSteps
    }
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
      if seconds >= Self.longestSilence {
        let silence = track.times[start]...track.times[index]
        let walked = others.count { $0.seconds.shared(with: silence) > 0.5 * $0.stanceSeconds }
        if walked >= Self.leastStepsInSilence { return true }
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
    if let stride = strideSeconds, let part = ZeroDrift(track).shortPart(strideSeconds: stride),
      abs(part) > Self.shortDriftPart
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

  /// Median stride of both feet; nil where too few are found.
  private var strideSeconds: Double? {
    let strides = steps.filter(\.isAccepted).compactMap { step in
      step.swingSeconds.map { step.stance.stanceSeconds + $0 }
    }
    return strides.count >= Self.leastSteps ? strides.median : nil
  }

  /// Whether cells stop at a reading that is not the end of the range that the recording states.
  private func isClipped(_ foot: Foot) -> Bool {
    guard let signal = signals[foot], let peaks = peaks[foot] else { return false }
    let end = metadata.insoles[foot]?.saturation.map { Float($0) }
    return signal.clipped.contains { cell in end.map { peaks[cell] < 0.98 * $0 } ?? true }
  }

  /// Whether one insole begins long after the other, or ends long before it.
  private var endsEarly: Bool {
    guard let left = tracks.left?.times, let right = tracks.right?.times,
      let leftStart = left.first, let rightStart = right.first, let leftEnd = left.last,
      let rightEnd = right.last
    else { return false }
    return max(abs(leftStart - rightStart), abs(leftEnd - rightEnd)) > Self.longestEnd
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

  /// Whether the arch of a foot lies on the lateral side, and its toes do not lie medially.
  private var archesAreLateral: Bool {
    metadata.feet.contains { foot in
      guard let insole = metadata.insoles[foot], let peaks = peaks[foot] else { return false }
      return FootprintShape(layout: insole.layout, peaks: peaks)?.isMirrored == true
    }
  }
}
