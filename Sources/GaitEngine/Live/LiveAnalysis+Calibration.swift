package import GaitAnalysis
package import GaitModel

extension LiveAnalysis {
  /// Goes on with another calibration, which holds from the next frame on.
  ///
  /// The first one counts for the whole session, as nothing was calibrated before. So does another mass, since
  /// a walker has only one: then what is still kept is analysed again.
  package mutating func use(_ calibration: Calibration) {
    let known = metadata.bodyMassKilograms
    let mass = calibration.massKilograms
    let isOtherMass = mass.map { abs($0 - (known ?? 0)) > Self.leastKilograms } ?? false
    if isOtherMass { metadata.bodyMassKilograms = mass }
    let fitted = calibration.fitted(to: metadata.insoles)
    guard metadata.calibration != nil, let newest = newestSeconds else {
      metadata.calibrate(fitted, fromSeconds: nil)
      begin()
      return
    }
    let change = CalibrationChange(fitted, fromSeconds: Self.moment(after: newest))
    metadata.calibrate(fitted, fromSeconds: change.fromSeconds)
    cached = nil
    pipeline.calibrate(change)
    if isOtherMass { begin() }
  }

  /// A mass that went through a weight in newtons and back is the same.
  private static let leastKilograms = 1e-6

  /// A moment behind a frame, in whole milliseconds: no frame that was seen is at it or after it.
  private static func moment(after seconds: Double) -> Double {
    ((seconds + 5e-4) * 1000).rounded(.up) / 1000
  }

  /// Goes on with what a host has found; what is still kept is analysed again with it.
  ///
  /// - Parameters:
  ///   - metadata: of the same session.
  ///   - lag: as the host has found or set it.
  package mutating func adopt(_ metadata: SessionMetadata, lag: LagEstimate?) {
    self.lag = lag
    guard metadata != self.metadata else { return }
    if metadata.insoles != self.metadata.insoles { isRateKnown = false }
    let changes = changesAhead(in: metadata)
    self.metadata = metadata
    guard let changes else {
      begin()
      return
    }
    cached = nil
    for change in changes { pipeline.calibrate(change) }
  }

  /// Calibrations that are all that is new in what a host says, and hold from later than every frame; nil if
  /// something else is new.
  private func changesAhead(in metadata: SessionMetadata) -> [CalibrationChange]? {
    let known = self.metadata.calibrationChanges
    var same = metadata
    same.calibrationChanges = known
    guard same == self.metadata, metadata.calibrationChanges.starts(with: known) else { return nil }
    let new = Array(metadata.calibrationChanges.dropFirst(known.count))
    let newest = newestSeconds ?? -.infinity
    return new.allSatisfy { $0.fromSeconds > newest } ? new : nil
  }
}
