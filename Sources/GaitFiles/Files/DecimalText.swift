/// Reads decimal numbers straight from bytes, exactly as `Double(String)` would.
package enum DecimalText {
  /// Powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that the bytes spell, or nil unless they are a finite decimal number.
  ///
  /// Accepted are a sign, digits, a decimal point and an exponent; `nan`, `inf`, hexadecimal and
  /// decimal commas are not.
  package static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    double(bytes, decimalComma: false)
  }

  /// The number that the bytes spell, where a comma may be able to mean nothing but the point.
  package static func double(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool
  ) -> Double? {
    var index = 0
    let count = bytes.count
    var isNegative = false
    if index < count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var isExact = true
    var seenPoint = false
    while index < count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        if mantissa < 900_719_925_474_099 {
          mantissa = mantissa * 10 + UInt64(byte - 0x30)
          if seenPoint { exponent -= 1 }
        } else {
          isExact = false
        }
      } else if byte == 0x2E || (decimalComma && byte == 0x2C), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < count {
      guard bytes[index] == 0x65 || bytes[index] == 0x45,
        let power = integer(bytes, from: index + 1)
      else { return nil }
      exponent += power
    }
    guard isExact, exponent >= -22, exponent <= 22 else {
      return slowly(bytes, decimalComma: decimalComma)
    }
    // Both operands are exact, so that one rounding gives the nearest number (Clinger 1990).
    let magnitude =
      exponent < 0
      ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }

  /// The number that the bytes spell, rounded once to the nearest `Float`, or nil.
  package static func float(_ bytes: UnsafeBufferPointer<UInt8>) -> Float? {
    float(bytes, decimalComma: false)
  }

  /// The same where a comma may be able to mean nothing but the point.
  package static func float(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool
  ) -> Float? {
    guard let value = double(bytes, decimalComma: decimalComma) else { return nil }
    // Rounding a second time goes wrong only from a tie, or where fewer bits are left.
    let isTie = value.bitPattern & 0x1FFF_FFFF == 0x1000_0000
    let isTiny = value != 0 && value.magnitude < 1.2e-38
    if isTie || isTiny {
      var text = String(decoding: bytes, as: UTF8.self)
      if decimalComma { text = text.replacing(",", with: ".") }
      return Float(text).flatMap { $0.isFinite ? $0 : nil }
    }
    let rounded = Float(value)
    return rounded.isFinite ? rounded : nil
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    guard index < bytes.count else { return nil }
    var value = 0
    while index < bytes.count {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      value = min(value * 10 + Int(bytes[index] - 0x30), 100_000)
      index += 1
    }
    return isNegative ? -value : value
  }

  private static func slowly(
    _ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool
  ) -> Double? {
    let text = bytes.map { decimalComma && $0 == 0x2C ? 0x2E : $0 }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }
}
