import GaitFiles
import GaitModel

/// The columns of a table that are one plate's.
struct PlateColumns: Equatable {
  var name: String
  /// The column of the vertical force.
  var force: Int
  /// Newtons of load a number of that column, negative where a load is.
  var newtons: Double
  /// The columns of the centre of pressure, if there are any.
  var x: Int?
  var y: Int?
  /// Millimetres a number of those.
  var millimetres = 1.0

  /// What a plate may measure, in newtons; a number outside is a mistake.
  static let plausibleNewtons = Plausible.newtons
  private static let plausiblePlace = -1e9...1e9

  /// The columns to read for some plates: force, and both coordinates where there are two.
  ///
  /// - Parameters:
  ///   - plates: whose columns.
  ///   - names: of all columns of the table.
  ///   - mayForceBeNaN: whether the format says `NaN` where a plate has no force.
  /// - Returns: the columns, plate by plate.
  static func rows(
    _ plates: [PlateColumns], names: [String], mayForceBeNaN: Bool = false
  ) -> [PlateRows.Column] {
    plates.flatMap { plate -> [PlateRows.Column] in
      let limit = plausibleNewtons.upperBound / abs(plate.newtons)
      var columns = [
        PlateRows.Column(
          index: plate.force, name: names[plate.force], plausible: -limit...limit,
          mayBeNaN: mayForceBeNaN)
      ]
      if let x = plate.x, let y = plate.y {
        columns += [x, y].map {
          PlateRows.Column(
            index: $0, name: names[$0], plausible: plausiblePlace, mayBeNaN: true)
        }
      }
      return columns
    }
  }

  /// The plates of what was read into the columns of `rows`.
  ///
  /// A row in which a plate has no force is a sample that the plate does not have.
  static func plates(
    _ plates: [PlateColumns], values: [[Double]], times: [Double], rate: Double, isSignTold: Bool
  ) -> [ForcePlate] {
    var column = 0
    var result: [ForcePlate] = []
    for plate in plates {
      let forces = values[column]
      let places = plate.x != nil && plate.y != nil ? (column + 1, column + 2) : nil
      column += places == nil ? 1 : 3
      let isWhole = !forces.contains { $0.isNaN }
      let kept = isWhole ? Array(forces.indices) : forces.indices.filter { !forces[$0].isNaN }
      guard !kept.isEmpty else { continue }
      result.append(
        ForcePlate(
          name: plate.name, times: isWhole ? times : kept.map { times[$0] },
          newtons: kept.map { Float(forces[$0] * plate.newtons) + 0 }, isSignTold: isSignTold,
          samplingRateHz: rate,
          centreOfPressure: places.map { places in
            kept.map { index in
              let x = values[places.0][index] * plate.millimetres
              let y = values[places.1][index] * plate.millimetres
              return x.isNaN || y.isNaN ? nil : PlatePoint(x: Float(x), y: Float(y))
            }
          }))
    }
    return result
  }
}
