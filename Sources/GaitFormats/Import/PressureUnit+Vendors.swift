import GaitModel

extension PressureUnit {
  /// The unit that a vendor's file writes in one way or another, such as `kpa` or `N/cm²`; nil if
  /// it is none that is known.
  init?(vendorText: some StringProtocol) {
    let text = vendorText.lowercased().filter { !" []()".contains($0) }
      .replacing("²", with: "2").replacing("^", with: "")
    switch text {
    case "kpa": self = .kilopascals
    case "n/cm2": self = .newtonsPerSquareCentimetre
    case "mmhg": self = .millimetresOfMercury
    case "psi": self = .poundsPerSquareInch
    case "bar": self = .bar
    case "kg/cm2", "kgf/cm2", "kp/cm2": self = .kilogramsPerSquareCentimetre
    case "n": self = .newtons
    case "raw", "counts", "adc": self = .counts
    default: return nil
    }
  }
}
