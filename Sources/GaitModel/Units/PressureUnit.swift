/// The unit that a device reports its cells in.
///
/// Sessions keep the device's own numbers, so that nothing is lost by rounding; analysis works in
/// kilopascals. `counts` are not a pressure: they get a scale from calibration.
package enum PressureUnit: String, CaseIterable, Codable, Sendable {
  case kilopascals = "kPa"
  case newtonsPerSquareCentimetre = "N/cm2"
  case millimetresOfMercury = "mmHg"
  case counts = "counts"

  /// Kilopascals per unit; counts are taken as kilopascals until calibration gives them a scale.
  package var kilopascals: Double {
    switch self {
    case .kilopascals, .counts: 1
    case .newtonsPerSquareCentimetre: 10
    case .millimetresOfMercury: 0.133_322_387_415
    }
  }

  /// Whether a number in this unit says how strong the pressure is without a calibration.
  package var isAbsolute: Bool { self != .counts }
}
