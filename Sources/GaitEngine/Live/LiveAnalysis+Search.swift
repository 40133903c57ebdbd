import GaitAnalysis
import GaitModel

extension LiveAnalysis {
  /// Strides of both feet together that a calibration takes.
  private static let leastStrides = 6
  /// How often a calibration or a lag is looked for, in seconds of the session.
  private static let searchSeconds = 1.0
  /// How often the level of the reference is looked at again, in seconds of the session.
  private static let levelSeconds = 30.0

  /// Looks for the rates of the frames, a calibration, and the lag of the reference.
  mutating func search() {
    guard let now = newestSeconds, now - searchedAt >= Self.searchSeconds else { return }
    searchedAt = now
    if metadata.calibration == nil || !isRateKnown { findBasis() }
    guard !isMirror, metadata.reference != nil else { return }
    if !areLevelsFixed { findLevels() }
    if lag == nil, !isLagFixed { findLag() }
  }

  private mutating func findBasis() {
    let found = SessionBasis(metadata: metadata, head: ring.frames, settings: settings.basis)
    isRateKnown = metadata.feet.allSatisfy { foot in
      (ring.frames[foot]?.count ?? 0) >= SessionBasis.framesForRate
    }
    let calibration = found.calibration
    if !isMirror, metadata.calibration == nil, calibration.isFromWalking,
      calibration.strideCount >= Self.leastStrides
    {
      // Strides since the beginning: it counts from there.
      metadata.calibrate(calibration, fromSeconds: nil)
      begin()
    } else if abs(calibration.bodyWeightNewtons / basis.calibration.bodyWeightNewtons - 1) > 0.1
      || found.isOfOtherRates(than: basis)
    {
      begin(on: found)
    }
  }

  /// Looks for the sign, the offset and the drift of the reference on what is kept of it.
  private mutating func findLevels() {
    let newest = Foot.allCases.compactMap { ring.reference[$0].times.last }.max()
    let oldest = Foot.allCases.compactMap { ring.reference[$0].times.first }.min()
    guard let newest, let oldest, newest - oldest >= ReferenceLevels.leastSeconds,
      newest - levelsSearchedAt >= Self.levelSeconds
    else { return }
    levelsSearchedAt = newest
    let found = ReferenceLevels(finding: ring.reference.map { $0.isEmpty ? nil : $0 })
    guard found.isFar(from: basis.referenceLevels, at: newest) else { return }
    metadata.referenceLevels = found.feet
    begin()
  }

  private mutating func findLag() {
    let tracks = pipeline.tracks
    let found = Foot.allCases.compactMap { foot -> LagEstimate? in
      guard let track = tracks[foot] else { return nil }
      let reference = basis.referenceLevels.corrected(ring.reference[foot])
      guard ReferenceLagFinder.isLively(reference) else { return nil }
      return LagEstimate.find(
        reference: reference, times: Array(track.times), newtons: Array(track.measured))
    }
    // One device, one clock: the foot that fits better tells the lag of both. What fits nearly as well
    // without one waits for more.
    guard let best = found.max(by: { $0.correlation < $1.correlation }),
      best.isClear || abs(best.seconds) <= ReferenceLag.shortest
    else { return }
    lag = best
    // Less than a frame is no lag: it may as well be the shape of the insole's force.
    let frame = metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }.max().map {
      1 / $0
    }
    guard abs(best.seconds) >= frame ?? 0 else { return }
    metadata.referenceLagSeconds = best.seconds
    begin()
  }
}
