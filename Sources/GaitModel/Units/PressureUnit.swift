/// The unit that a device reports its cells in.
///
/// Sessions keep the device's own numbers, so that nothing is lost by rounding; analysis works in
/// kilopascals. `counts` are not a pressure: they get a scale from calibration. `newtons` are the
/// force on a cell or zone: `InsoleDescription.kilopascals` divides them by the cell's area.
public enum PressureUnit: String, CaseIterable, Codable, Sendable {
  /// Kilopascals.
  case kilopascals = "kPa"
  /// Newtons per square centimetre.
  case newtonsPerSquareCentimetre = "N/cm2"
  /// Millimetres of mercury at 0 degrees Celsius.
  case millimetresOfMercury = "mmHg"
  /// Pounds-force per square inch.
  case poundsPerSquareInch = "psi"
  /// Bar, 100 kilopascals.
  case bar = "bar"
  /// Kilograms-force per square centimetre.
  case kilogramsPerSquareCentimetre = "kg/cm2"
  /// Newtons on the cell itself, not a pressure.
  case newtons = "N"
  /// The raw numbers of a converter; calibration gives them a scale.
  case counts = "counts"

  /// Kilopascals per unit, nil for newtons, which are a pressure only together with an area;
  /// counts are taken as kilopascals until calibration gives them a scale.
  package var kilopascals: Double? {
    switch self {
    case .kilopascals, .counts: 1
    case .newtonsPerSquareCentimetre: 10
    case .millimetresOfMercury: 0.133_322_387_415
    case .poundsPerSquareInch: 6.894_757_293_168
    case .bar: 100
    case .kilogramsPerSquareCentimetre: Physics.standardGravity * 10
    case .newtons: nil
    }
  }

  /// Whether a number in this unit says how strong the load is without a calibration.
  package var isAbsolute: Bool { self != .counts }
}
