import Foundation
import GaitAnalysis
import GaitModel

/// How a foot lies on the cells of its insole, as the sensels that each cell sees.
struct InsolePlacement: Sendable {
  /// Rows and columns of the benchmark's insole; a displacement is measured in its cells.
  static let rows = CanonicalGrid.rows
  static let columns = CanonicalGrid.columns
  static let cellCount = CanonicalGrid.cellCount
  /// The part of a cell that senses, in each direction: real sensors leave gaps.
  static let sensingPart = 0.7

  /// `[cell]`: the sensels under it; rows from the heel, columns from the lateral edge.
  let shares: [[SenselOverlap.Share]]

  /// - Parameters:
  ///   - box: the foot on the plate; its middle is the middle of the insole.
  ///   - cellsAlong: the foot's shift towards the toes, in cells.
  ///   - cellsAcross: the foot's shift towards the medial side, in cells.
  ///   - degrees: the foot's turn.
  ///   - scale: the foot's size in the insole's.
  ///   - layout: the cells; nil takes all 16 x 8.
  init(
    box: FootprintBox, cellsAlong: Double = 0, cellsAcross: Double = 0, degrees: Double = 0,
    scale: Double = 1, layout: VirtualLayout? = nil
  ) {
    let length = Double(box.rows.count) / Double(Self.rows)
    let width = Double(box.columns.count) / Double(Self.columns)
    let cosine = cos(degrees * .pi / 180)
    let sine = sin(degrees * .pi / 180)
    let center = box.center
    // From a place on the insole (sensels from its middle) to the plate.
    func plate(along: Double, across: Double) -> PlatePoint {
      let x = (along - cellsAlong * length) / scale
      let y = (across - cellsAcross * width) / scale
      // The plate's columns run from the medial side.
      return PlatePoint(
        row: center.row + cosine * x + sine * y, column: center.column - (cosine * y - sine * x))
    }
    shares = (layout ?? VirtualLayout(grid: box)).cells.map { cell in
      let along = cell.along
      let across = cell.across
      let halfLength = Self.sensingPart * cell.length / 2
      let halfWidth = Self.sensingPart * cell.width / 2
      return SenselOverlap.shares(of: [
        plate(along: along - halfLength, across: across - halfWidth),
        plate(along: along - halfLength, across: across + halfWidth),
        plate(along: along + halfLength, across: across + halfWidth),
        plate(along: along + halfLength, across: across - halfWidth),
      ])
    }
  }

  /// Draws how the foot lies.
  init(
    box: FootprintBox, within limits: InsoleCondition.Misplacement, layout: VirtualLayout? = nil,
    random: inout SplitMix64
  ) {
    func draw(_ limit: Double) -> Double { limit * (2 * random.uniform() - 1) }
    self.init(
      box: box, cellsAlong: draw(limits.cells), cellsAcross: draw(limits.cells),
      degrees: draw(limits.degrees), scale: random.uniform(limits.scale), layout: layout)
  }

  /// What the cells of a step would read without any fault, in the plate's counts.
  ///
  /// - Returns: `[frame][cell]` at 200 Hz; the first frame is that of the plate.
  func cells(of step: PlateStep) -> [Float] {
    let count = step.frameCount
    let frames = PlateResampling.frames(of: step)
    let cellCount = shares.count
    var result = [Float](repeating: 0, count: frames * cellCount)
    var sensed = [Float](repeating: 0, count: count)
    for (cell, shares) in shares.enumerated() where !shares.isEmpty {
      for frame in 0..<count { sensed[frame] = 0 }
      for share in shares {
        let base = share.sensel * count
        for frame in 0..<count { sensed[frame] += share.weight * Float(step.counts[base + frame]) }
      }
      for frame in 0..<frames {
        result[frame * cellCount + cell] = PlateResampling.value(of: sensed, frame: frame)
      }
    }
    return result
  }
}

extension SplitMix64 {
  /// A number of a range.
  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }
}
