import GaitFiles

/// The numbers of one line, read straight from its bytes.
struct NumberRow {
  /// One a field, without the empty fields at the end; NaN where a field is empty or of no use.
  private(set) var values: [Double] = []
  /// Fields of the line, empty ones at the end included.
  private(set) var fieldCount = 0

  /// A field that should be a number and is none.
  struct BadField: Error {
    var column: Int
    var isLast: Bool
    /// The field, as far as it can be no name.
    var quotation: String
  }

  init() {}

  /// Whether the line holds nothing but separators.
  var isBlank: Bool { values.isEmpty }

  /// The number of a column; NaN where there is none.
  subscript(column: Int) -> Double { values.indices.contains(column) ? values[column] : .nan }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: its bytes.
  ///   - style: how its fields are set apart.
  ///   - needed: whether a column has to be a number; columns beyond have to be. Nil for all.
  /// - Returns: the first field that is not a number, or nil.
  mutating func read(
    _ line: UnsafeBufferPointer<UInt8>, style: FieldStyle, needed: [Bool]? = nil
  ) -> BadField? {
    values.removeAll(keepingCapacity: true)
    let comma = style.hasDecimalComma
    var bad: BadField?
    fieldCount = style.forEachField(in: line) { column, field in
      if field.isEmpty || needed?[safely: column] == false {
        values.append(.nan)
      } else if bad != nil {
        bad?.isLast = false
      } else if let value = DecimalText.double(field, decimalComma: comma) {
        values.append(value)
      } else {
        bad = BadField(column: column, isLast: true, quotation: Self.quotation(field))
      }
      return true
    }
    while values.last?.isNaN == true { values.removeLast() }
    return bad
  }

  /// Only what could have been meant as a number is quoted: a file's text may name a person.
  private static func quotation(_ field: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: field.prefix(24), as: UTF8.self)
    let isNumberLike = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    let isName = text.unicodeScalars.contains {
      $0.properties.isAlphabetic && $0 != "e" && $0 != "E"
    }
    if isNumberLike, !isName { return "'\(text)'" }
    return ["nan", "inf", "-inf"].contains(text.lowercased()) ? "'\(text)'" : "text"
  }
}

extension Array {
  /// The element, or nil beyond the end.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
