import GaitModel

/// Where a loadsol measures force.
enum LoadsolZone: String, CaseIterable {
  case whole
  case heel
  case midfoot
  case forefoot
  case medial
  case lateral

  /// Zones that a file names, in the order in which a session has them.
  init?(name: String) {
    switch name.lowercased() {
    case let name where name.contains("heel") || name.contains("rear") || name.contains("hind"):
      self = .heel
    case let name where name.contains("medial"): self = .medial
    case let name where name.contains("lateral"): self = .lateral
    case let name where name.contains("mid"): self = .midfoot
    case let name where name.contains("fore") || name.contains("toe"): self = .forefoot
    default: return nil
    }
  }
}

/// The zones of a novel loadsol as cells that read newtons.
///
/// The vendor states the zones (heel, medial and lateral forefoot, or the whole sole) and not their
/// size. Forces need none; the places are those of a sole of 270 mm, an assumption, so that a centre
/// of pressure is a rough one.
enum LoadsolLayout {
  static let lengthMillimetres = 270.0
  static let widthMillimetres = 95.0

  /// The layout of an insole with these zones, the same for both feet.
  static func layout(_ zones: [LoadsolZone]) -> InsoleLayout {
    InsoleLayout(
      name: "novel loadsol (\(zones.map(\.rawValue).joined(separator: ", ")))",
      lengthMillimetres: lengthMillimetres, widthMillimetres: widthMillimetres,
      cells: zones.map(cell))
  }

  private static func cell(_ zone: LoadsolZone) -> InsoleCell {
    switch zone {
    case .whole: cell(lateralX: 47.5, heelY: 135, width: 75, length: 260)
    case .heel: cell(lateralX: 47.5, heelY: 50, width: 65, length: 90)
    case .midfoot: cell(lateralX: 42, heelY: 125, width: 70, length: 60)
    case .forefoot: cell(lateralX: 47.5, heelY: 210, width: 85, length: 110)
    case .medial: cell(lateralX: 70, heelY: 185, width: 44, length: 160)
    case .lateral: cell(lateralX: 25, heelY: 175, width: 44, length: 150)
    }
  }

  private static func cell(
    lateralX: Double, heelY: Double, width: Double, length: Double
  ) -> InsoleCell {
    InsoleCell(
      lateralX: lateralX, heelY: heelY, width: width, length: length,
      areaSquareMillimetres: width * length)
  }
}
