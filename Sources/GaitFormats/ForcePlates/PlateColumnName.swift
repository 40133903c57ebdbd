/// Words that a plate's columns are found by.
enum PlateColumnName {
  /// A column's name in small letters without its unit, blanks and marks: `Fz1(N)` is `fz1`.
  static func plain(_ name: String) -> String {
    String(
      name.prefix { $0 != "(" && $0 != "[" }.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The unit in a name's brackets, in small letters; empty where there is none.
  static func unit(_ name: String) -> String {
    guard let open = name.firstIndex(where: { $0 == "(" || $0 == "[" }) else { return "" }
    return name[name.index(after: open)...].prefix { $0 != ")" && $0 != "]" }.lowercased()
  }

  /// The digits of a plain name that are the plate's number; nil unless the rest is `quantity`.
  static func plate(_ plain: String, quantity: String) -> String? {
    guard let range = plain.firstRange(of: quantity) else { return nil }
    let rest = plain[..<range.lowerBound] + plain[range.upperBound...]
    let digits = rest.filter { $0.isNumber }
    let words = rest.filter { !$0.isNumber }
    return ["", "fp", "plate", "forceplate"].contains(words) ? String(digits) : nil
  }

  /// Newtons a unit of force, or nil for another quantity; newtons where the file says nothing.
  static func newtons(_ unit: String) -> Double? {
    switch unit.lowercased() {
    case "", "n", "newton", "newtons": 1
    case "kn": 1000
    default: nil
    }
  }

  /// Millimetres a unit of length, or nil.
  static func millimetres(_ unit: String) -> Double? {
    switch unit.lowercased() {
    case "", "mm": 1
    case "cm": 10
    case "m": 1000
    default: nil
    }
  }
}
