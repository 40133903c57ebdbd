/// What a recording may say: outside of it a number is a mistake or an attack, not a measurement.
///
/// Whatever reads a file refuses the rest, so that no later step has to think of it, and whatever
/// writes one refuses it too, so that everything that was written can be read.
package enum Plausible {
  /// Longest recording that is believed, in seconds: a week.
  ///
  /// Readers step through all of it.
  package static let longestSeconds = 604_800.0

  /// Times of a session's clock, in seconds.
  package static let times = -1e10...1e10

  /// Forces under a foot, in newtons.
  package static let newtons = -100_000.0...100_000.0

  /// Seconds that a reference may be late or early; more is a mistake.
  package static let referenceLagSeconds = -3600.0...3600.0

  /// Rates of a device's clock, in hertz.
  package static let samplingRatesHz = 1e-6...1e6

  /// A cell's readings, in the unit itself.
  package static func readings(_ unit: PressureUnit) -> ClosedRange<Double> {
    if unit == .counts { return -1e9...1e9 }
    guard let kilopascals = unit.kilopascals else { return newtons }
    return (-20_000 / kilopascals)...(20_000 / kilopascals)
  }
}
