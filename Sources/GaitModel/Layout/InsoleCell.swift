/// One sensing cell of an insole: where it is and how large.
///
/// Positions are millimetres in the insole's own box and the same for both feet: `lateralX` runs
/// from the lateral edge (0) to the medial edge, `heelY` from the heel end (0) to the toe end.
/// Drawing and the canonical grid turn this into left and right.
public struct InsoleCell: Equatable, Hashable, Codable, Sendable {
  /// Centre, millimetres from the lateral edge.
  package var lateralX: Double
  /// Centre, millimetres from the heel end.
  package var heelY: Double
  /// Extent across the foot in millimetres.
  package var width: Double
  /// Extent along the foot in millimetres.
  package var length: Double
  /// The area that the cell's pressure acts on, in square millimetres.
  package var areaSquareMillimetres: Double

  /// Describes a cell; its pressure acts on an area of its own, which is not always width times length.
  ///
  /// - Parameters:
  ///   - lateralX: centre, millimetres from the lateral edge of the insole's box.
  ///   - heelY: centre, millimetres from its heel end.
  ///   - width: millimetres across the foot.
  ///   - length: millimetres along the foot.
  ///   - areaSquareMillimetres: what the pressure acts on.
  public init(
    lateralX: Double, heelY: Double, width: Double, length: Double, areaSquareMillimetres: Double
  ) {
    self.lateralX = lateralX
    self.heelY = heelY
    self.width = width
    self.length = length
    self.areaSquareMillimetres = areaSquareMillimetres
  }

  /// Whether a device could have such a cell; some reach over the edge of their box.
  var isPlausible: Bool {
    abs(lateralX) < 1e4 && abs(heelY) < 1e4 && width >= 1e-3 && width < 1e4 && length >= 1e-3
      && length < 1e4 && areaSquareMillimetres >= 1e-3 && areaSquareMillimetres < 1e6
  }
}
