import GaitModel

extension FootPipeline {
  /// The contacts of the insole's own sum as steps, those whose samples have all arrived.
  ///
  /// - Complexity: O(steps).
  func stepsOnSum(isFinished: Bool) -> [Step] {
    sumSegmenter.stances.filter { isFinished || hasSamples(past: $0.toeOffSeconds, .estimated) }
      .enumerated().map { step(of: $1, .estimated, index: forgottenSums + $0 + 1) }
  }

  /// Reads the steps off whose samples have all arrived.
  mutating func settleSteps(isFinished: Bool) {
    while let stance = estimateSegmenter.stances.dropFirst(onEstimate.steps.count).first,
      isFinished || hasSamples(past: stance.toeOffSeconds, .estimated)
    {
      onEstimate.steps.append(step(of: stance, .estimated, index: onEstimate.nextIndex))
    }
    while let stance = referenceSegmenter.stances.dropFirst(onReference.steps.count).first,
      isFinished || hasSamples(past: stance.toeOffSeconds, .reference)
    {
      onReference.steps.append(step(of: stance, .reference, index: onReference.nextIndex))
    }
  }

  private func hasSamples(past time: Double, _ kind: ForceKind) -> Bool {
    let estimatedUntil = track.estimated.isEmpty ? nil : track.times[track.estimated.count - 1]
    guard let measured = track.times.last, let estimatedUntil else { return false }
    guard measured > time, estimatedUntil > time else { return false }
    return kind != .reference || (track.reference.times.last ?? -.infinity) > time
  }

  /// Reads a step off.
  ///
  /// One that was found on the estimate gets its reference with the analysis: that may come later.
  private func step(of stance: Stance, _ kind: ForceKind, index: Int) -> Step {
    func features(_ kind: ForceKind) -> ForceFeatures? {
      let (times, newtons) = track.samples(kind, around: stance.seconds)
      return ForceFeatures(times: times, newtons: newtons, stance: stance)
    }
    let measured = features(.measured)
    let estimated = features(.estimated)
    let reference = kind == .reference ? features(.reference) : nil
    let deciding = kind == .reference ? reference : estimated
    return Step(
      stance: stance, index: index,
      rejection: rejection(of: stance, kind, hasForce: deciding != nil && measured != nil),
      measured: measured, estimated: estimated, reference: reference)
  }
}
