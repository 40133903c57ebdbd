/// Multipliers in whole numbers: x times a factor is (x * multiplier + offset) >> shift.
///
/// One shift serves all channels; the largest multiplier fills 30 bits, unless an offset needs the room.
/// With x below 2^31 no step leaves 64 bits.
struct FixedPointFactors: Equatable, Sendable {
  let multipliers: [Int32]
  /// With the half that makes the shift round.
  let offsets: [Int64]
  let shift: Int

  private static let multiplierBits = 30
  private static let offsetBits = 61

  /// - Parameters:
  ///   - factors: of each channel.
  ///   - offsets: of each channel, in units of the result.
  /// - Throws: `badWeight` where a factor is too large for it.
  init(factors: [Double], offsets: [Double]) throws(ModelFileError) {
    let largest = factors.map(abs).max() ?? 0
    let largestOffset = offsets.map(abs).max() ?? 0
    guard largest.isFinite, largestOffset.isFinite else { throw Self.refusal(largest) }
    let room = Self.multiplierBits - 1 - Int(max(largest, 0x1p-100).exponent)
    let offsetRoom = Self.offsetBits - 2 - Int(max(largestOffset, 0x1p-100).exponent)
    let shift = min(room, offsetRoom, Self.offsetBits)
    guard shift >= 1 else { throw Self.refusal(max(largest, largestOffset)) }
    let unit = Double(sign: .plus, exponent: shift, significand: 1)
    multipliers = factors.map { Int32(($0 * unit).rounded()) }
    let half = Int64(1) << (shift - 1)
    self.offsets = offsets.map { Int64(($0 * unit).rounded()) + half }
    self.shift = shift
  }

  private static func refusal(_ size: Double) -> ModelFileError {
    ModelFileError(
      .badWeight, found: "a factor of \(size) between two layers",
      expected: "numbers that 8 bits can follow; calibrate on recordings of walking")
  }

  func callAsFunction(_ value: Int32, channel: Int) -> Int64 {
    (Int64(value) * Int64(multipliers[channel]) + offsets[channel]) >> Int64(shift)
  }
}
