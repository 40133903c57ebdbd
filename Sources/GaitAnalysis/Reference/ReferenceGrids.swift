import GaitModel

/// The reference and the insole of one foot at one rate, for `ReferenceCheck`.
struct Grids {
  let reference: ForceGrid
  let insole: ForceGrid
  private let track: FootTrack
  private static let mostSamples = 250_000.0

  /// Nil where the foot has no reference or hardly a frame.
  init?(_ track: FootTrack, step: Double) {
    guard let start = track.times.first, let end = track.times.last, end > start,
      !track.reference.isEmpty
    else { return nil }
    // Of a long recording some of the samples are enough.
    let step = max(step, (end - start) / Self.mostSamples)
    let count = Int((end - start) / step) + 1
    self.track = track
    reference = ForceGrid(
      times: track.reference.times, newtons: track.reference.newtons, start: start, step: step,
      count: count)
    insole = ForceGrid(
      times: track.times, newtons: track.measured, start: start, step: step, count: count)
  }

  /// Another foot's insole at the samples of this grid.
  func insole(of other: FootTrack) -> ForceGrid {
    ForceGrid(
      times: other.times, newtons: other.measured, start: reference.start, step: reference.step,
      count: reference.values.count)
  }

  /// Which samples count: all but those in some ranges, which are in order.
  func mask(without excluded: [ClosedRange<Double>]) -> [Bool] {
    var mask = [Bool](repeating: true, count: reference.values.count)
    for range in excluded {
      let low = max(0, Int(((range.lowerBound - reference.start) / reference.step).rounded(.up)))
      let high = min(mask.count, Int((range.upperBound - reference.start) / reference.step) + 1)
      for index in low..<max(low, high) { mask[index] = false }
    }
    return mask
  }

  /// Standard deviation of the reference in newtons.
  func spread(_ mask: [Bool]) -> Double {
    var values = MeanSD()
    for (value, isIn) in zip(reference.values, mask) where isIn && !value.isNaN {
      values.push(value)
    }
    return values.sd ?? 0
  }

  /// Mean of the reference over some seconds; nil where it has no samples.
  func meanReference(in seconds: ClosedRange<Double>) -> Double? {
    let forces = track.reference.newtons[track.reference.times.indexRange(in: seconds)]
    return forces.isEmpty ? nil : forces.reduce(0) { $0 + Double($1) } / Double(forces.count)
  }
}
