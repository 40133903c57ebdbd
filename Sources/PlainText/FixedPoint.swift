/// Numbers as text with a fixed count of decimals, the same in every locale.
package enum FixedPoint {
  /// Returns `value` rounded half away from zero to `decimals` places; `-` for what is not a number.
  ///
  /// A value that rounds to zero loses its sign.
  package static func text(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "-" }
    let places = min(max(decimals, 0), 9)
    let scale = powersOfTen[places]
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let units = Int(scaled)
    let sign = value < 0 && units != 0 ? "-" : ""
    guard places > 0 else { return sign + String(units) }
    let whole = units / Int(scale)
    let fraction = String(units % Int(scale))
    let padding = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(whole).\(padding)\(fraction)"
  }

  /// The same with a plus before what is above zero, unless all that is shown of it is zero.
  package static func signed(_ value: Double, decimals: Int) -> String {
    let text = text(value, decimals: decimals)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }

  /// Returns a short text: whole numbers from 10 on, one decimal below, none for whole values.
  package static func short(_ value: Double) -> String {
    text(value, decimals: value.magnitude >= 10 || value == value.rounded() ? 0 : 1)
  }

  private static let powersOfTen: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
