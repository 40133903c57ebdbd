/// A step between round numbers: 1, 2 or 5 times a power of ten.
package struct RoundStep: Equatable, Sendable {
  private let factor: Double
  private let power: Double
  /// The decimals that distinguish neighbours of this distance.
  package let decimals: Int

  /// The power of ten that is not above a positive number, from 1e-12 to 1e12.
  package init(notAbove bound: Double) {
    var power = 1.0
    var exponent = 0
    while power > bound, exponent > -12 {
      power /= 10
      exponent -= 1
    }
    while power * 10 <= bound, exponent < 12 {
      power *= 10
      exponent += 1
    }
    self.init(factor: 1, power: power, decimals: max(0, -exponent))
  }

  private init(factor: Double, power: Double, decimals: Int) {
    self.factor = factor
    self.power = power
    self.decimals = decimals
  }

  /// The distance itself.
  package var value: Double { factor * power }

  /// The next coarser step.
  package var next: RoundStep {
    switch factor {
    case 1: RoundStep(factor: 2, power: power, decimals: decimals)
    case 2: RoundStep(factor: 5, power: power, decimals: decimals)
    default: RoundStep(factor: 1, power: power * 10, decimals: max(0, decimals - 1))
    }
  }
}
