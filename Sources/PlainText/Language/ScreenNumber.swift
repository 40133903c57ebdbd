/// Numbers as screens show them: `FixedPoint` with the decimal separator of the language in use.
///
/// Files, exports and reports use `FixedPoint`, which is the same in every language.
package enum ScreenNumber {
  package static func text(_ value: Double, decimals: Int) -> String {
    localized(FixedPoint.text(value, decimals: decimals))
  }

  package static func signed(_ value: Double, decimals: Int) -> String {
    localized(FixedPoint.signed(value, decimals: decimals))
  }

  package static func short(_ value: Double) -> String { localized(FixedPoint.short(value)) }

  /// A number that is written with a point, with the separator of the language.
  package static func localized(_ number: String) -> String {
    let separator = Language.current.decimalSeparator
    return separator == "." ? number : number.replacing(".", with: String(separator))
  }

  /// A number as somebody typed it, with a point for decimals whichever separator was typed.
  package static func typed(_ text: String) -> String { text.replacing(",", with: ".") }
}
