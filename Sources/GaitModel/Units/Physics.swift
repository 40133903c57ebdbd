/// Constants and conversions that more than one module needs.
package enum Physics {
  /// Standard gravity in m/s2 (ISO 80000-3).
  package static let standardGravity = 9.80665

  /// Newtons from a pressure in kilopascals on an area in square millimetres.
  package static func newtons(kilopascals: Double, squareMillimetres: Double) -> Double {
    kilopascals * squareMillimetres * 1e-3
  }

  /// The weight in newtons of a mass in kilograms.
  package static func weightNewtons(massKilograms: Double) -> Double {
    massKilograms * standardGravity
  }
}
