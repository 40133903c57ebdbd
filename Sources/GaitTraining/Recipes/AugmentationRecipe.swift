import GaitFiles
import GaitModel

/// How training windows are varied, as sensors and people vary; all 0 leaves them as they are.
package struct AugmentationRecipe: Equatable, Sendable {
  /// SD of the logarithm of one gain for the whole window: an error of the calibration.
  package let gainSD: Double
  /// SD of the logarithm of a gain for each cell.
  package let cellGainSD: Double
  /// Up to which part of the cells is dead; the part itself is drawn again for each window.
  package let deadCells: Double
  /// Up to how many cells the foot is moved, along both directions.
  package let shiftCells: Double
  /// SD of the logarithm of the walking pace.
  package let paceSD: Double
  /// SD of noise, in SDs of all cells.
  package let noiseSD: Double
  /// Part of the windows that are seen through a sparse insole: half of them through Moticon's, the
  /// others through random ones.
  package let sparse: Double
  /// Cells of the random sparse insoles.
  package static let sparseCells = 8...64
  /// Up to which part of the frames is lost and bridged, as the product bridges short holes.
  package let lostFrames: Double

  /// What models that were trained so have seen.
  var layouts: TrainedLayouts {
    guard sparse > 0 else { return .dense }
    return TrainedLayouts(dense: sparse < 1, sparseCells: Self.sparseCells) ?? .dense
  }

  /// Whether windows stay as they were recorded.
  var changesNothing: Bool {
    [gainSD, cellGainSD, deadCells, shiftCells, paceSD, noiseSD, sparse, lostFrames]
      .allSatisfy { $0 == 0 }
  }

  init(_ table: RecipeTable) throws(GaitlabError) {
    gainSD = try table.number("gainSD", in: 0...1, default: 0)
    cellGainSD = try table.number("cellGainSD", in: 0...1, default: 0)
    deadCells = try table.number("deadCells", in: 0...0.9, default: 0)
    shiftCells = try table.number("shiftCells", in: 0...4, default: 0)
    paceSD = try table.number("paceSD", in: 0...0.5, default: 0)
    noiseSD = try table.number("noiseSD", in: 0...10, default: 0)
    sparse = try table.number("sparse", in: 0...1, default: 0)
    lostFrames = try table.number("lostFrames", in: 0...0.5, default: 0)
    try table.finish()
  }
}
