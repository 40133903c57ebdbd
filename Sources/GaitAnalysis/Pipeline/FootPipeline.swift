import GaitModel

/// One foot's way through the house: cells, canonical grid, estimator, stances, steps.
struct FootPipeline: Sendable {
  private(set) var track: FootTrack
  /// Found on the estimate, and on the reference where there is one.
  var onEstimate = FoundSteps()
  var onReference = FoundSteps()
  private(set) var health: CellHealth
  private(set) var signal: CellSignal
  private(set) var notFiniteFrames = 0
  /// What the rule finds on the estimate alone; errors of contact times need it.
  var estimatedStances: [Stance] {
    ContactPattern.steps(of: estimateSegmenter.stances, rule: rule)
  }

  /// What the rule finds on the reference alone.
  var referenceStances: [Stance] {
    ContactPattern.steps(of: referenceSegmenter.stances, rule: rule)
  }

  /// What the rule finds on the calibrated sum of the cells.
  ///
  /// Empty for an insole that keeps reading in swing: its sum cannot tell when the foot left the ground.
  var sumStances: [Stance] {
    guard sumInSwing.n > 0, sumInSwing.mean < Self.cleanPart * sumSegmenter.thresholds.onNewtons
    else { return [] }
    return ContactPattern.steps(of: sumSegmenter.stances, rule: rule)
  }

  /// Part of the contact force that the sum may read in swing.
  private static let cleanPart = 0.6

  private let insole: InsoleDescription
  let rule: StanceRule
  private let hasReference: Bool
  private let sum: CellSummation
  private(set) var readings: Readings
  /// The farthest that the estimator looks from a frame.
  let lookSeconds: Double
  private var stage: EstimateStage
  /// What the running scale has not been told yet: times, and calibrated sums in body weights.
  private var untold: [(timeSeconds: Double, sum: Double)] = []
  private(set) var estimateSegmenter: StanceSegmenter
  private(set) var referenceSegmenter: StanceSegmenter
  /// The calibrated sum of the cells while the estimate has the foot in the air, in newtons.
  private var sumInSwing = MeanSD()
  /// On the calibrated sum of the cells, to compare the estimate's contacts with.
  private(set) var sumSegmenter: StanceSegmenter
  private(set) var forgottenSums = 0
  private var referenceStepSeconds = Double.infinity

  init(
    foot: Foot, insole: InsoleDescription, basis: SessionBasis, estimator: any ForceEstimator
  ) {
    readings = Readings(foot: foot, insole: insole, basis: basis)
    rule = basis.rule
    hasReference = basis.metadata.reference != nil
    track = FootTrack(foot: foot)
    health = CellHealth(description: insole)
    signal = CellSignal(cellCount: insole.layout.cellCount)
    self.insole = insole
    sum = CellSummation(layout: insole.layout, unit: insole.unit)
    stage = EstimateStage(
      foot: foot, insole: insole, canonicalizer: readings.canonicalizer, rule: rule,
      estimator: estimator)
    let look = estimator.description
    lookSeconds =
      Double(max(look.lookBehind(samplingRateHz: insole.samplingRateHz), look.delayFrames))
      / insole.samplingRateHz
    let segmenter = StanceSegmenter(
      foot: foot, rule: rule.forAllContacts, thresholds: basis.thresholds(decidedBy: .estimated))
    estimateSegmenter = segmenter
    sumSegmenter = segmenter
    referenceSegmenter = StanceSegmenter(
      foot: foot, rule: rule.forAllContacts, thresholds: basis.thresholds(decidedBy: .reference))
  }

  /// Takes the calibrations of the session again: one was made that holds from now on.
  mutating func calibrate(_ basis: SessionBasis) {
    readings = Readings(foot: track.foot, insole: insole, basis: basis)
    stage.canonicalizer = readings.canonicalizer
  }

  mutating func reserve(seconds: Double) {
    // A day at most: lengths come from a file.
    let frames = Int(min(max(seconds, 0), 86_400) * min(insole.samplingRateHz, 1000)) + 1
    track.reserveCapacity(frames, hasReference: hasReference)
  }

  /// Takes frames; `tell` then says what the running scale needs of them.
  mutating func push(_ frames: FrameBlock) {
    let count = frames.cellCount
    for index in 0..<frames.count {
      push(
        time: frames.times[index], cells: frames.cells[index * count..<(index + 1) * count])
    }
  }

  /// Tells the running scale of the frames since the last time.
  mutating func tell(_ scale: inout RunningScale) {
    for (seconds, sum) in untold { scale.push(track.foot, timeSeconds: seconds, sum: sum) }
    untold.removeAll(keepingCapacity: true)
  }

  /// Estimates the frames up to a moment, whose scale is known.
  mutating func release(until seconds: Double, scale: RunningScale) {
    stage.release(until: seconds, scale: scale)
    takeEstimates()
    settleSteps(isFinished: false)
  }

  /// Steps found on either force since the beginning.
  var findings: Int { onEstimate.nextIndex + onReference.nextIndex - 2 }

  /// Frames near holes, and those for which the sum of cells stood in.
  var watch: HoleWatch { stage.watch }

  mutating func push(reference: ForceBlock) {
    guard hasReference else { return }
    for index in 0..<reference.count where reference.newtons[index].isFinite {
      noteReferenceHole(before: reference.times[index])
      referenceSegmenter.push(
        timeSeconds: reference.times[index], newtons: Double(reference.newtons[index]))
      track.reference.append(
        timeSeconds: reference.times[index], newtons: reference.newtons[index])
    }
    settleSteps(isFinished: false)
  }

  /// A reference's rate is not stated: its shortest step so far tells what a hole is.
  private mutating func noteReferenceHole(before time: Double) {
    guard let last = track.reference.times.last else { return }
    referenceStepSeconds = min(referenceStepSeconds, time - last)
    if time - last > max(rule.maxGapSeconds, 1.5 * referenceStepSeconds) + 1e-6 {
      track.referenceGaps.append(Gap(foot: track.foot, startSeconds: last, endSeconds: time))
    }
    // What happened where there is no plate is not known: no stance spans it.
    if time - last > FootTrack.longestReferenceHole { referenceSegmenter.finish() }
  }

  mutating func finish() {
    stage.finish()
    takeEstimates()
    estimateSegmenter.finish()
    referenceSegmenter.finish()
    sumSegmenter.finish()
    settleSteps(isFinished: true)
  }

  /// The moment before which samples and steps can be dropped; what is found afterwards stays the same.
  ///
  /// - Returns: nil where there is nothing to drop.
  func forgettable(before seconds: Double) -> Double? {
    // A stance that waits to be read off still needs its samples, unless they will not come any more.
    let unread = [
      estimateSegmenter.stances.dropFirst(onEstimate.steps.count),
      referenceSegmenter.stances.dropFirst(onReference.steps.count),
    ].compactMap { stances in
      stances.lazy.map(\.initialContactSeconds).first { $0 > seconds - Self.longestUnread }
    }.min()
    let moment = momentBetweenContacts(
      notAfter: min(seconds, unread ?? .infinity) - Self.keptBeforeStance)
    let first = [track.times.first, track.reference.times.dropFirst().first]
      .compactMap { $0 }.min()
    guard let first, first < moment else { return nil }
    return moment
  }

  /// A moment that no contact has a part on either side of, as late as possible.
  ///
  /// Standing is parted: no step lasts so long.
  func momentBetweenContacts(notAfter seconds: Double) -> Double {
    var moment = seconds
    for _ in 0..<3 {
      let parted = [estimateSegmenter, referenceSegmenter, sumSegmenter].compactMap { segmenter in
        segmenter.stances.first {
          $0.initialContactSeconds - Self.clearSeconds < moment
            && $0.toeOffSeconds + Self.clearSeconds > moment
            && $0.stanceSeconds < ContactPattern.longestSlowStance
        }?.initialContactSeconds
      }.min()
      guard let parted else { return moment }
      moment = parted - 1.01 * Self.clearSeconds
    }
    return moment
  }

  /// Drops samples and steps that lie before a moment that `forgettable` has given.
  mutating func forget(before moment: Double) {
    track.forget(before: moment)
    onEstimate.forget(before: moment)
    onReference.forget(before: moment)
    estimateSegmenter.forget(before: moment)
    referenceSegmenter.forget(before: moment)
    forgottenSums += sumSegmenter.forget(before: moment)
  }

  /// Seconds of samples that are kept before the first stance, for what is read off around it.
  private static let keptBeforeStance = 1.0
  /// Contacts of one step on two forces begin and end less far apart, in seconds.
  private static let clearSeconds = 0.05
  /// Seconds after which a stance of the reference without frames of the foot is given up.
  private static let longestUnread = 10.0

  // MARK: - Frames

  private mutating func push(time: Double, cells: ArraySlice<Float>) {
    let (newtons, center) = sum(cells)
    // NaN in any cell discards the frame.
    guard newtons.isFinite else {
      notFiniteFrames += 1
      return
    }
    if let last = track.times.last,
      Gap.isHole(from: last, to: time, samplingRateHz: insole.samplingRateHz)
    {
      track.gaps.append(Gap(foot: track.foot, startSeconds: last, endSeconds: time))
    }
    health.push(cells)
    signal.push(cells)
    track.times.append(time)
    track.measured.append(readings.ownNewtons[time](newtons))
    track.centers.append(center)
    untold.append((time, stage.receive(time: time, cells: cells)))
  }

  private mutating func takeEstimates() {
    for (estimate, sum) in zip(stage.estimates, stage.sums) { append(estimate: estimate, sum: sum) }
    stage.removeEstimates()
  }

  private mutating func append(estimate: Float, sum: Float) {
    let time = track.times[track.estimated.count]
    let newtonsPerEstimate = readings.newtonsPerEstimate[time]
    let newtons = estimate * newtonsPerEstimate
    track.estimated.append(newtons)
    if newtons.isFinite {
      estimateSegmenter.push(timeSeconds: time, newtons: Double(newtons))
    }
    let sumNewtons = Double(sum * newtonsPerEstimate)
    sumSegmenter.push(timeSeconds: time, newtons: sumNewtons)
    let off = 0.5 * sumSegmenter.thresholds.offNewtons
    if newtons.isFinite, Double(newtons) < off { sumInSwing.push(sumNewtons) }
  }
}
