import GaitAnalysis
import GaitModel
import TerminalCore

/// Which part of a foot's load each part of its length carries now: toes, forefoot, midfoot, heel.
enum RegionShares {
  /// The same for every layout; a mask is found once.
  private static let masks = Memo<InsoleLayout, [[Int]]>(capacity: 4)

  /// What each part of the foot carries of its load.
  ///
  /// - Parameters:
  ///   - cells: pressure of each cell, in whatever unit.
  ///   - layout: where they lie and how large they are.
  ///   - least: the pressure below which the whole foot carries nothing.
  /// - Returns: parts of 1 in the order of `RegionNames`; nil for a foot that carries nothing.
  static func shares(_ cells: [Float], _ layout: InsoleLayout, least: Float) -> [Double]? {
    guard cells.count == layout.cellCount, cells.max() ?? 0 > least else { return nil }
    let zones = masks.value(layout) { Self.zones(of: layout) }
    let loads = zones.map { zone in
      zone.reduce(0.0) { sum, cell in
        sum + Double(max(cells[cell], 0)) * layout.cells[cell].areaSquareMillimetres
      }
    }
    let all = loads.reduce(0, +)
    return all > 0 ? loads.map { $0 / all } : nil
  }

  private static func zones(of layout: InsoleLayout) -> [[Int]] {
    let regions = MaskDefinition.standard.mask(of: layout).regions
    let isIn: [(String) -> Bool] = [
      { $0 == "hallux" || $0 == "toes" }, { $0.hasPrefix("forefoot") }, { $0 == "midfoot" },
      { $0 == "heel" },
    ]
    return isIn.map { isIn in regions.filter { isIn($0.name) }.flatMap(\.cells) }
  }
}
