/// A small generator of random numbers that gives the same numbers on every machine.
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable, Equatable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// A generator for one purpose of a seed, independent of the others.
  package init(seed: UInt64, purpose: UInt64) {
    var mixer = SplitMix64(seed: seed)
    state = mixer.next() ^ (purpose &* 0xD1B5_4A32_D192_ED03)
    state = next()
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of 0..<1.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A deviate of mean 0 and standard deviation 1, nearly normal.
  ///
  /// It is the sum of four uniform ones: additions only, so that no mathematical library has a say,
  /// at the price of tails that end at 3.46 standard deviations.
  package mutating func normal() -> Double {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) * (1.732_050_807_568_877_2 / 65_536)
  }
}
