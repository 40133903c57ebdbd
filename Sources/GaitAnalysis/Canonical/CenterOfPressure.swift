package import GaitModel

/// Where the force of one insole acts: the force-weighted mean of the cells' centres.
package struct CenterOfPressure: Equatable, Sendable {
  /// Millimetres from the lateral edge of the insole's box.
  package var lateralX: Float
  /// Millimetres from the heel end of the insole's box.
  package var heelY: Float

  package init(lateralX: Float, heelY: Float) {
    self.lateralX = lateralX
    self.heelY = heelY
  }

  /// Says that no centre of pressure exists, because the insole is not loaded.
  package static let none = CenterOfPressure(lateralX: .nan, heelY: .nan)

  /// Whether the insole is loaded.
  package var exists: Bool { lateralX.isFinite && heelY.isFinite }

  /// Two centres that do not exist are equal, or no analysis would equal itself.
  package static func == (lhs: Self, rhs: Self) -> Bool {
    if !lhs.exists || !rhs.exists { return lhs.exists == rhs.exists }
    return lhs.lateralX == rhs.lateralX && lhs.heelY == rhs.heelY
  }
}

/// Sums an insole's cells to a total force and its centre of pressure.
package struct CellSummation: Equatable, Sendable {
  /// Newtons of each cell per kilopascal, or 1 where the cells read newtons.
  private let areas: [Float]
  private let lateralX: [Float]
  private let heelY: [Float]
  /// Kilopascals per unit of the readings, or 1 where the cells read newtons.
  private let unit: Float

  /// Below this force a centre of pressure is noise and is not given.
  package static let minimumForceNewtons: Float = 20

  package init(layout: InsoleLayout, unit: PressureUnit = .kilopascals) {
    let kilopascals = unit.kilopascals
    areas = layout.cells.map { kilopascals == nil ? 1 : Float($0.areaSquareMillimetres * 1e-3) }
    lateralX = layout.cells.map { Float($0.lateralX) }
    heelY = layout.cells.map { Float($0.heelY) }
    self.unit = Float(kilopascals ?? 1)
  }

  /// The total force in newtons and the centre of pressure of a frame in the insole's unit.
  package func callAsFunction(
    _ cells: ArraySlice<Float>
  ) -> (newtons: Float, center: CenterOfPressure) {
    precondition(cells.count == areas.count, "\(cells.count) of \(areas.count) cells")
    var force: Float = 0
    var momentX: Float = 0
    var momentY: Float = 0
    var index = 0
    for value in cells {
      let newtons = value * areas[index]
      force += newtons
      momentX += newtons * lateralX[index]
      momentY += newtons * heelY[index]
      index += 1
    }
    let newtons = force * unit
    guard newtons >= Self.minimumForceNewtons else { return (newtons, .none) }
    return (newtons, CenterOfPressure(lateralX: momentX / force, heelY: momentY / force))
  }
}
