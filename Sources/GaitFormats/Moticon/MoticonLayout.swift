package import GaitModel

/// The 16 cells of a Moticon OpenGo insole.
///
/// The vendor documents that the sensors scale with the insole and that left and right are exactly
/// symmetric, but neither the areas nor the positions. Both were fitted: the areas as the weights
/// that turn the cells into the vendor's own total force, the centres as the positions that give
/// the vendor's own centre of pressure, over three walks with insoles of size 7. For size 3 every
/// area comes out at 0.70 of that, within 2 %; sizes between are interpolated.
///
/// The length follows from the shoe size, an assumption: 283 mm at size 7, 236 mm at size 3. The
/// unit of the vendor's transverse coordinate is taken as 105 mm at size 7, where neighbouring
/// cells of the heel and the forefoot just meet, and scales so that area = length x width holds.
package enum MoticonLayout {
  static let cellCount = 16
  /// The size that a file without one is taken to have.
  package static let fallbackSize = 7.0

  private struct FittedCell {
    /// Square centimetres at size 7.
    var area: Double
    /// Along the foot: -0.5 at the heel, 0.5 at the toes.
    var along: Double
    /// Across the foot, positive to the medial side.
    var across: Double
    /// Chosen so that neighbours meet, in units of the transverse coordinate.
    var width: Double
  }

  private static let fitted = [
    FittedCell(area: 12.372, along: -0.404, across: 0.109, width: 0.275),
    FittedCell(area: 11.047, along: -0.417, across: -0.166, width: 0.275),
    FittedCell(area: 13.360, along: -0.265, across: 0.089, width: 0.314),
    FittedCell(area: 13.121, along: -0.288, across: -0.225, width: 0.314),
    FittedCell(area: 13.124, along: -0.125, across: 0.061, width: 0.334),
    FittedCell(area: 13.024, along: -0.152, across: -0.273, width: 0.334),
    FittedCell(area: 17.942, along: 0.080, across: 0.242, width: 0.340),
    FittedCell(area: 18.220, along: -0.012, across: -0.392, width: 0.340),
    FittedCell(area: 15.661, along: 0.256, across: 0.274, width: 0.240),
    FittedCell(area: 12.424, along: 0.241, across: 0.064, width: 0.195),
    FittedCell(area: 12.499, along: 0.226, across: -0.116, width: 0.180),
    FittedCell(area: 12.667, along: 0.207, across: -0.294, width: 0.175),
    FittedCell(area: 10.233, along: 0.170, across: -0.462, width: 0.165),
    FittedCell(area: 10.128, along: 0.413, across: 0.178, width: 0.260),
    FittedCell(area: 12.504, along: 0.408, across: -0.082, width: 0.260),
    FittedCell(area: 6.474, along: 0.359, across: -0.313, width: 0.220),
  ]

  /// The lateral edge of the box in the transverse coordinate; the box is one unit wide from here,
  /// the narrowest round place that holds every cell.
  private static let lateralEdge = -0.57

  /// The area of a size's cells as a share of size 7's.
  static func areaScale(size: Double) -> Double {
    let size = min(max(size, 0), 9)
    return 1 + 0.075 * (size - 7)
  }

  /// The cells' areas in square centimetres.
  static func areasSquareCentimetres(areaScale: Double) -> [Double] {
    fitted.map { $0.area * areaScale }
  }

  /// The layout of an insole.
  ///
  /// - Parameters:
  ///   - size: the vendor's size; nil is taken as `fallbackSize`.
  ///   - areaScale: the area of the cells as a share of size 7's; nil takes the size's.
  /// - Returns: the layout, the same for both feet.
  package static func layout(size: Double?, areaScale: Double? = nil) -> InsoleLayout {
    let known = size ?? fallbackSize
    let scale = areaScale ?? Self.areaScale(size: known)
    let length = 200.75 + 11.75 * min(max(known, 0), 9)
    let width = 105 * scale / (length / 283)
    let cells = fitted.map { cell in
      let area = cell.area * 100 * scale
      return InsoleCell(
        lateralX: (cell.across - lateralEdge) * width, heelY: (cell.along + 0.5) * length,
        width: cell.width * width, length: area / (cell.width * width),
        areaSquareMillimetres: area)
    }
    return InsoleLayout(
      name: name(size: size), lengthMillimetres: length, widthMillimetres: width, cells: cells)
  }

  private static func name(size: Double?) -> String {
    guard let size else { return "Moticon OpenGo (size not stated, taken as 7)" }
    let text = size == size.rounded() && size.magnitude < 1000 ? String(Int(size)) : "\(size)"
    return "Moticon OpenGo size \(text)"
  }
}
