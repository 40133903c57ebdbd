import GaitAnalysis
package import GaitModel

/// A stretch of one foot without a hole, as networks read it.
package struct CalibratedStretch: Equatable, Sendable {
  package static let samplingRateHz = 200.0

  package let foot: Foot
  package let startSeconds: Double
  /// `[frame][128]` on the canonical grid, right foot mirrored, in body weights per cell.
  package let cells: [Float]
  /// `[frame]`: vertical ground reaction force in body weights.
  package let targets: [Float]
  /// `[frame]`: what the cells are multiplied with to read what the reference says; empty unless asked
  /// for.
  package var referenceRatios: [Float] = []

  package var count: Int { targets.count }

  /// Mean of each cell, `[128]`, over the first frames.
  ///
  /// - Parameter seconds: how long from the beginning.
  /// - Returns: the mean in body weights per cell.
  func meanCells(seconds: Double = .infinity) -> [Float] {
    let frames = Int(min(Double(count), seconds * Self.samplingRateHz))
    let width = CanonicalGrid.cellCount
    var sums = [Double](repeating: 0, count: width)
    for frame in 0..<frames {
      for cell in 0..<width { sums[cell] += Double(cells[frame * width + cell]) }
    }
    return sums.map { Float($0 / Double(max(frames, 1))) }
  }

  /// The stretch as a sparse insole would have recorded it, its mean sum calibrated again.
  func seen(through view: SparseView) -> CalibratedStretch {
    let width = CanonicalGrid.cellCount
    var result: [Float] = []
    result.reserveCapacity(cells.count)
    var frame = [Float](repeating: 0, count: width)
    for start in stride(from: 0, to: cells.count, by: width) {
      view.apply(Array(cells[start..<start + width]), into: &frame)
      result += frame
    }
    let (before, after) = (
      cells.reduce(0.0) { $0 + Double($1) }, result.reduce(0.0) { $0 + Double($1) }
    )
    let factor = after > 0 ? Float(before / after) : 1
    return CalibratedStretch(
      foot: foot, startSeconds: startSeconds, cells: result.map { $0 * factor }, targets: targets,
      referenceRatios: referenceRatios)
  }
}
