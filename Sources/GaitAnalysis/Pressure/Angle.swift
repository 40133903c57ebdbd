/// Angles between directions, without a mathematics library.
enum Angle {
  /// The angle of a right triangle.
  ///
  /// - Parameters:
  ///   - opposite: the side across from the angle.
  ///   - adjacent: the side beside it; below zero the angle is obtuse.
  /// - Returns: degrees from -180 to 180; 0 without a direction.
  static func degrees(opposite: Double, adjacent: Double) -> Double {
    guard opposite != 0 || adjacent != 0 else { return 0 }
    guard adjacent < 0 else { return arctangent(opposite, adjacent) }
    let acute = arctangent(-opposite, -adjacent)
    return opposite >= 0 ? acute + 180 : acute - 180
  }

  private static func arctangent(_ opposite: Double, _ adjacent: Double) -> Double {
    guard adjacent > 0 else { return opposite > 0 ? 90 : -90 }
    // Halved three times it is small enough for eight terms of its series.
    var tangent = opposite / adjacent
    for _ in 0..<3 { tangent /= 1 + (1 + tangent * tangent).squareRoot() }
    var sum = 0.0
    var power = tangent
    for term in 0..<9 {
      sum += power / Double(2 * term + 1)
      power *= -tangent * tangent
    }
    return 8 * sum * 180 / .pi
  }
}
