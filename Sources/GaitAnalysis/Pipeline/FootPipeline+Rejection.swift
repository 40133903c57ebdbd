import GaitModel

extension FootPipeline {
  /// What is wrong with the samples of a contact; whether it is a step, `ContactReview` decides.
  func rejection(of stance: Stance, _ kind: ForceKind, hasForce: Bool) -> StepRejection? {
    let worst = longestGap(touching: stance.seconds, kind)
    if let worst, rule.isTooLong(gapSeconds: worst) { return .touchesGap(seconds: worst) }
    if kind == .estimated, let missing = missingEstimates(of: stance) { return missing }
    if !hasForce { return .incomplete }
    if readings.calibrations.isChanged(within: stance.seconds) { return .calibrationChanged }
    return hasSpike(stance) ? .spike : nil
  }

  /// Whether a single frame of a contact reads more than both its neighbours together, by half of the
  /// load: muscles do not, a bad frame does.
  private func hasSpike(_ stance: Stance) -> Bool {
    let forces = track.measured[track.times.indexRange(in: stance.seconds)]
    guard forces.count >= Self.leastFramesForSpikes,
      let load = forces.map(Double.init).quantile(0.75), load > 0
    else { return false }
    return forces.indices.dropFirst().dropLast().contains { index in
      let neighbour = max(forces[index - 1], forces[index + 1])
      return forces[index] > 2 * neighbour && Double(forces[index] - neighbour) > 0.5 * load
    }
  }

  /// In fewer frames a load comes and goes from one to the next.
  private static var leastFramesForSpikes: Int { 10 }

  private func longestGap(touching seconds: ClosedRange<Double>, _ kind: ForceKind) -> Double? {
    [track.gaps, kind == .reference ? track.referenceGaps : []].compactMap { gaps in
      gaps.reversed().lazy
        .prefix { $0.endSeconds >= seconds.lowerBound }
        .filter { $0.overlaps(seconds) }
        .map(\.durationSeconds).max()
    }.max()
  }

  /// Why a stance has frames without an estimate, or is bounded by one; nil if it is not.
  private func missingEstimates(of stance: Stance) -> StepRejection? {
    let range = track.times.indexRange(in: stance.seconds)
    let wide = (range.lowerBound - 1..<range.upperBound + 1).clamped(to: track.estimated.indices)
    guard track.estimated[wide].contains(where: \.isNaN) else { return nil }
    // Without a hole that is long enough it was the beginning or the end of the recording.
    let seconds = stance.seconds
    let near = seconds.lowerBound - lookSeconds...seconds.upperBound + lookSeconds
    let gap = longestGap(touching: near, .estimated).flatMap {
      rule.isTooLong(gapSeconds: $0) ? $0 : nil
    }
    return gap.map { .touchesGap(seconds: $0) } ?? .incomplete
  }
}
