import GaitAnalysis
import GaitModel
import TerminalCore

/// What each part of a foot's length carries now: toes, forefoot, midfoot, heel.
struct RegionReading: Equatable {
  /// Part of the foot's load, 0 to 1.
  var share: Double
  /// The highest pressure, in the unit of the cells.
  var peak: Float

  /// The same for every layout; a mask is found once.
  private static let masks = Memo<InsoleLayout, [[Int]]>(capacity: 4)

  /// What each part of the foot carries.
  ///
  /// - Parameters:
  ///   - cells: pressure of each cell, in whatever unit.
  ///   - layout: where they lie and how large they are.
  ///   - least: the pressure below which the whole foot carries nothing.
  /// - Returns: a reading each in the order of `RegionNames`; nil for a foot that carries nothing.
  static func all(_ cells: [Float], _ layout: InsoleLayout, least: Float) -> [RegionReading]? {
    guard cells.count == layout.cellCount, cells.max() ?? 0 > least else { return nil }
    let zones = masks.value(layout) { Self.zones(of: layout) }
    let loads = zones.map { zone in
      zone.reduce(0.0) { sum, cell in
        sum + Double(max(cells[cell], 0)) * layout.cells[cell].areaSquareMillimetres
      }
    }
    let all = loads.reduce(0, +)
    guard all > 0 else { return nil }
    return zip(zones, loads).map { zone, load in
      RegionReading(share: load / all, peak: zone.map { max(cells[$0], 0) }.max() ?? 0)
    }
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
