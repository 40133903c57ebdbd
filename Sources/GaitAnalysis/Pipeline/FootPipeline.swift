import GaitModel

/// One foot's way through the house: cells, canonical grid, estimator, stances, steps.
struct FootPipeline: Sendable {
  private(set) var track: FootTrack
  /// Found on the force that decides, in order, with everything read off them.
  private(set) var steps: [Step] = []
  private(set) var health: CellHealth
  private(set) var notFiniteFrames = 0
  /// What the rule finds on the estimate alone; errors of contact times need it.
  var estimatedStances: [Stance] {
    ContactPattern.steps(of: estimateSegmenter.stances, rule: rule)
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
  let decidedBy: ForceKind
  private let sum: CellSummation
  /// From the sum of cells to newtons, where the device's own unit is not of pressure.
  private let ownNewtons: OwnNewtons
  /// The farthest that the estimator looks from a frame.
  let lookSeconds: Double
  private var stage: EstimateStage
  private let newtonsPerEstimate: Float
  private var estimateSegmenter: StanceSegmenter
  private var referenceSegmenter: StanceSegmenter
  /// The calibrated sum of the cells while the estimate has the foot in the air, in newtons.
  private var sumInSwing = MeanSD()
  /// On the calibrated sum of the cells, to compare the estimate's contacts with.
  private var sumSegmenter: StanceSegmenter
  private var forgottenSums = 0
  private var referenceStepSeconds = Double.infinity
  /// Steps that were found and forgotten.
  private(set) var forgottenSteps = 0
  /// The last of them, by which later ones are judged.
  private(set) var context: [Step] = []

  init(
    foot: Foot, insole: InsoleDescription, calibration: Calibration, rule: StanceRule,
    thresholds: StanceThresholds, decidedBy: ForceKind, ownNewtons: OwnNewtons,
    estimator: any ForceEstimator
  ) {
    self.ownNewtons = ownNewtons
    track = FootTrack(foot: foot)
    health = CellHealth(description: insole)
    self.insole = insole
    self.rule = rule
    self.decidedBy = decidedBy
    sum = CellSummation(layout: insole.layout, unit: insole.unit)
    stage = EstimateStage(
      foot: foot, insole: insole, calibration: calibration, rule: rule, estimator: estimator)
    let look = estimator.description
    lookSeconds =
      Double(max(look.lookBehind(samplingRateHz: insole.samplingRateHz), look.delayFrames))
      / insole.samplingRateHz
    newtonsPerEstimate = Float(calibration.newtonsPerEstimate(foot))
    let segmenter = StanceSegmenter(
      foot: foot, rule: rule.forAllContacts, thresholds: thresholds)
    estimateSegmenter = segmenter
    referenceSegmenter = segmenter
    sumSegmenter = segmenter
  }

  mutating func reserve(seconds: Double) {
    // A day at most: lengths come from a file.
    let frames = Int(min(max(seconds, 0), 86_400) * min(insole.samplingRateHz, 1000)) + 1
    track.reserveCapacity(frames, hasReference: decidedBy == .reference)
  }

  /// Takes frames; what the running scale needs of each goes into it.
  mutating func push(_ frames: FrameBlock, scale: inout RunningScale) {
    let count = frames.cellCount
    for index in 0..<frames.count {
      push(
        time: frames.times[index], cells: frames.cells[index * count..<(index + 1) * count],
        scale: &scale)
    }
  }

  /// Estimates the frames up to a moment, whose scale is known.
  mutating func release(until seconds: Double, scale: RunningScale) {
    stage.release(until: seconds, scale: scale)
    takeEstimates()
    settleSteps(isFinished: false)
  }

  /// Frames near holes, and those for which the sum of cells stood in.
  var watch: HoleWatch { stage.watch }

  mutating func push(reference: ForceBlock) {
    guard decidedBy == .reference else { return }
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
  }

  mutating func finish() {
    stage.finish()
    takeEstimates()
    estimateSegmenter.finish()
    referenceSegmenter.finish()
    sumSegmenter.finish()
    settleSteps(isFinished: true)
  }

  /// Drops samples and steps that lie before a moment; what is found afterwards stays the same.
  mutating func forget(before seconds: Double) {
    // A stance that waits to be read off still needs its samples.
    let unread = decidingStances.dropFirst(steps.count).first?.initialContactSeconds
    let moment = min(seconds, unread ?? .infinity) - Self.keptBeforeStance
    guard let first = track.times.first, first < moment else { return }
    track.forget(before: moment)
    let dropped = steps.firstIndex { $0.stance.toeOffSeconds >= moment } ?? steps.count
    context += steps[..<dropped]
    context.removeAll {
      $0.stance.toeOffSeconds < moment - 2 * ContactReview.contextSeconds
    }
    steps.removeFirst(dropped)
    forgottenSteps += dropped
    estimateSegmenter.forget(before: moment)
    referenceSegmenter.forget(before: moment)
    forgottenSums += sumSegmenter.forget(before: moment)
  }

  /// Seconds of samples that are kept before the first stance, for what is read off around it.
  private static let keptBeforeStance = 1.0

  // MARK: - Frames

  private mutating func push(
    time: Double, cells: ArraySlice<Float>, scale: inout RunningScale
  ) {
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
    track.times.append(time)
    track.measured.append(ownNewtons(newtons))
    track.centers.append(center)
    scale.push(track.foot, timeSeconds: time, sum: stage.receive(time: time, cells: cells))
  }

  private mutating func takeEstimates() {
    for (estimate, sum) in zip(stage.estimates, stage.sums) { append(estimate: estimate, sum: sum) }
    stage.removeEstimates()
  }

  /// The contacts of the insole's own sum as steps, those whose samples have all arrived.
  ///
  /// - Complexity: O(steps).
  func stepsOnSum(isFinished: Bool) -> [Step] {
    sumSegmenter.stances.filter { isFinished || hasSamples(past: $0.toeOffSeconds) }
      .enumerated().map { step(of: $1, index: forgottenSums + $0 + 1) }
  }

  private mutating func append(estimate: Float, sum: Float) {
    let time = track.times[track.estimated.count]
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

  // MARK: - Steps

  private var decidingStances: [Stance] {
    decidedBy == .reference ? referenceSegmenter.stances : estimateSegmenter.stances
  }

  /// Reads the steps off whose samples have all arrived.
  private mutating func settleSteps(isFinished: Bool) {
    let stances = decidingStances
    while steps.count < stances.count {
      let stance = stances[steps.count]
      guard isFinished || hasSamples(past: stance.toeOffSeconds) else { return }
      steps.append(step(of: stance, index: forgottenSteps + steps.count + 1))
    }
  }

  private func hasSamples(past time: Double) -> Bool {
    let estimatedUntil = track.estimated.isEmpty ? nil : track.times[track.estimated.count - 1]
    guard let measured = track.times.last, let estimatedUntil else { return false }
    guard measured > time, estimatedUntil > time else { return false }
    return decidedBy != .reference || (track.reference.times.last ?? -.infinity) > time
  }

  private func step(of stance: Stance, index: Int) -> Step {
    func features(_ kind: ForceKind) -> ForceFeatures? {
      let (times, newtons) = track.samples(kind, around: stance.seconds)
      return ForceFeatures(times: times, newtons: newtons, stance: stance)
    }
    let measured = features(.measured)
    let estimated = features(.estimated)
    let reference = track.reference.isEmpty ? nil : features(.reference)
    let deciding = decidedBy == .reference ? reference : estimated
    return Step(
      stance: stance, index: index,
      rejection: rejection(of: stance, hasForce: deciding != nil && measured != nil),
      measured: measured, estimated: estimated, reference: reference)
  }
}
