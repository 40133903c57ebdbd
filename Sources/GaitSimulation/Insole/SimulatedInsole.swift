import GaitModel

/// The simulated insole: 16 x 8 cells under a sole, and how a load spreads over them.
///
/// The regions' kernels are polynomials that end at their edge, so that no exponential of any
/// mathematical library has a say in the numbers.
struct SimulatedInsole {
  static let rows = 16
  static let columns = 8
  static let cellCount = rows * columns
  /// One step of the simulated converter.
  static let kilopascalsPerCount = 0.5
  /// The converter's highest reading in kilopascals: 10 bits.
  static let saturationKilopascals = 1023 * kilopascalsPerCount

  static let layout = InsoleLayout(
    name: "simulated 16 x 8", rows: rows, columns: columns, rowPitchMillimetres: 16.25,
    columnPitchMillimetres: 11.875)

  /// Kilopascals of each cell for a newton on each region: `[regions, cells]`.
  let kernels: [Float]
  /// Which cells lie under the sole; the others always read 0.
  let isUnderSole: [Bool]
  private let table: [[Double]]

  init(landsOnHeel: Bool) {
    let cells = Self.layout.cells
    let isUnderSole = cells.map { Self.isUnderSole(lateralX: $0.lateralX, heelY: $0.heelY) }
    var kernels: [Float] = []
    for region in SoleRegion.allCases {
      let weights = zip(cells, isUnderSole).map { cell, isInside in
        isInside ? Self.weight(of: cell, in: region) : 0
      }
      // Newtons of one kilopascal in each cell, so that the force comes out exactly.
      let newtons = zip(cells, weights).reduce(0) {
        $0 + $1.0.areaSquareMillimetres * 1e-3 * $1.1
      }
      kernels.append(contentsOf: weights.map { Float($0 / newtons) })
    }
    self.kernels = kernels
    self.isUnderSole = isUnderSole
    table = landsOnHeel ? SoleRegion.heelToToe : SoleRegion.forefootOnly
  }

  private static func weight(of cell: InsoleCell, in region: SoleRegion) -> Double {
    let x = (cell.lateralX - region.centre.lateralX) / region.radii.across
    let y = (cell.heelY - region.centre.heelY) / region.radii.along
    let square = x * x + y * y
    return max(0, 1 - square * square)
  }

  /// Lateral and medial edge of the sole in millimetres, for heights above the heel end.
  private static let outline: [(heelY: Double, lateral: Double, medial: Double)] = [
    (0, 36, 58), (15, 20, 72), (45, 13, 80), (100, 12, 72), (140, 7, 80), (180, 2, 92),
    (215, 6, 93), (240, 22, 91), (260, 46, 84),
  ]

  private static func isUnderSole(lateralX: Double, heelY: Double) -> Bool {
    for (low, high) in zip(outline, outline.dropFirst()) where heelY <= high.heelY {
      let u = (heelY - low.heelY) / (high.heelY - low.heelY)
      let lateral = low.lateral + u * (high.lateral - low.lateral)
      let medial = low.medial + u * (high.medial - low.medial)
      return lateralX >= lateral && lateralX <= medial
    }
    return false
  }

  /// Spreads a force over the cells.
  ///
  /// - Parameters:
  ///   - newtons: the force.
  ///   - curve: the stance that the force is of.
  ///   - time: seconds of the session's clock.
  ///   - pressures: receives `cellCount` pressures in kilopascals.
  func spread(
    newtons: Double, of curve: StanceForceProfile, at time: Double, into pressures: inout [Float]
  ) {
    let shares = shares(of: curve, at: time)
    let sum = zip(shares, curve.regionGains).reduce(0) { $0 + $1.0 * $1.1 }
    for cell in 0..<Self.cellCount { pressures[cell] = 0 }
    for region in shares.indices where shares[region] > 0 {
      let force = Float(newtons * shares[region] * curve.regionGains[region] / sum)
      let base = region * Self.cellCount
      kernels.withUnsafeBufferPointer { kernels in
        pressures.withUnsafeMutableBufferPointer { pressures in
          for cell in 0..<Self.cellCount { pressures[cell] += force * kernels[base + cell] }
        }
      }
    }
  }

  /// Share of the load on each region.
  private func shares(of curve: StanceForceProfile, at time: Double) -> [Double] {
    guard case .standing(let pushOff) = curve.rollOver else {
      return tableShares(progress: curve.progress(at: time))
    }
    guard time > pushOff else { return SoleRegion.standing }
    let u = min(1, (time - pushOff) / (curve.endSeconds - pushOff))
    // Joins the roll-over in mid-stance.
    let moving = tableShares(progress: 0.45 + 0.55 * u)
    return zip(SoleRegion.standing, moving).map { (1 - u) * $0 + u * $1 }
  }

  private func tableShares(progress: Double) -> [Double] {
    let places = SoleRegion.tableProgress
    var column = 0
    while column < places.count - 2, places[column + 1] <= progress { column += 1 }
    let u = (progress - places[column]) / (places[column + 1] - places[column])
    return table.map { $0[column] + u * ($0[column + 1] - $0[column]) }
  }
}
